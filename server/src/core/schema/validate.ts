/** Converts Ajv's errors to problems: one for each cause, at the smallest incorrect range. */
import { withMore, type Problem } from '../problems/problem.ts';
import { pairOf, type Path, type YamlNode } from '../yaml/tree.ts';
import type { SchemaIndex } from './schemaIndex.ts';
import { choose } from './shapes.ts';
import { emptyProblem, minItemsProblem, missingKeys, numberProblem, typeProblem, valueProblem } from './messages.ts';
import { misplacedKey } from './misplacedKeys.ts';
import type { Location } from './errorLocation.ts';
import { plainValue } from './plainValue.ts';
import { unknownKey } from './unknownKey.ts';

/** An error as reported by Ajv; `instancePath` is a JSON pointer (RFC 6901). */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The validator that `scripts/generate.ts` compiles from the schema. Returns a value's errors; none if it is valid. */
export type SchemaValidator = (value: unknown) => readonly SchemaError[];

/** The maximum number of errors converted for one value. */
const maxPerLocation = 100;

/** Context for validating one part of a document. */
export interface PartOf {
  /** Values cut off by a comment, which `yaml/comment-in-value` reports. */
  readonly consumed: ReadonlySet<YamlNode>;
  /** Top-level keys whose values are in other parts of the document. */
  readonly elsewhere: readonly string[];
  /** The text of this part. */
  readonly text: string;
  /** The maximum number of problems to report. */
  readonly max: number;
}

/**
 * Validates the top-level entries of a document, or of a part of one. Does not check which top-level keys are present: the `sections/*`
 * rules report missing keys, and {@link validateTopKeys} reports unknown ones.
 */
export function validateSections(
  root: YamlNode | undefined,
  schemaIndex: SchemaIndex,
  validate: SchemaValidator,
  { consumed, elsewhere, text, max }: PartOf,
): Problem[] {
  if (!root) return [];
  if (root.kind !== 'mapping')
    return [typeProblem({ path: [], node: root, keyInfo: undefined, root }, { mapping: schemaIndex.root })];
  // Keys in other parts are included with null in place of their values, because other checks depend on whether they are present. Errors in
  // the values are reported in the part that contains them.
  const others = Object.fromEntries(elsewhere.map((key) => [key, null]));
  const errors = validate({ ...others, ...(plainValue(root, schemaIndex.root) as object) });
  if (errors.length === 0) return [];
  const isOfTop = ({ keyword, instancePath }: SchemaError): boolean =>
    instancePath === '' && (keyword === 'additionalProperties' || keyword === 'required');
  const own = errors.filter((error) => !isOfTop(error));
  return own.length === 0 ? [] : explainAll(own, root, schemaIndex, { consumed, text, max });
}

/** Returns the problems for unknown top-level keys. */
export function validateTopKeys(
  root: YamlNode | undefined,
  text: string,
  schemaIndex: SchemaIndex,
  validate: SchemaValidator,
): Problem[] {
  if (root?.kind !== 'mapping') return [];
  const unknown = root.pairs.filter(({ key }) => !schemaIndex.root.key(key.value)).map(({ key }) => [key.value, null]);
  if (unknown.length === 0) return [];
  const errors = validate(Object.fromEntries(unknown)).filter(({ keyword }) => keyword === 'additionalProperties');
  return explainAll(errors, root, schemaIndex, { consumed: new Set(), text, max: Infinity });
}

function explainAll(
  errors: readonly SchemaError[],
  root: YamlNode,
  schemaIndex: SchemaIndex,
  { consumed, text, max }: Omit<PartOf, 'elsewhere'>,
): Problem[] {
  const problems = new Map<string, Problem>();
  const wrong = new Set<string>();
  const perLocation = new Map<string, number>();
  const lastOf = new Map<string, string>();
  for (const error of [...errors].sort((a, b) => a.instancePath.length - b.instancePath.length)) {
    if (problems.size >= max) break;
    if (isUnder(error.instancePath, wrong)) continue;
    const found = nodeOf(error.instancePath, root);
    if (!found) continue;
    const { path } = found;
    if (consumed.has(found.node)) {
      wrong.add(error.instancePath);
      continue;
    }
    const before = perLocation.get(error.instancePath) ?? 0;
    if (before >= maxPerLocation) {
      const key = lastOf.get(error.instancePath) ?? '';
      const last = problems.get(key);
      if (last && error.keyword === 'additionalProperties') problems.set(key, withMore(last));
      continue;
    }
    perLocation.set(error.instancePath, before + 1);
    const location = { path, node: found.node, keyInfo: schemaIndex.keyAt(path), root, text };
    const problem = explain(error, location, schemaIndex, wrong);
    if (!problem) continue;
    const key = `${error.instancePath} ${problem.key}`;
    problems.set(key, problem.problem);
    lastOf.set(error.instancePath, key);
  }
  return [...problems.values()];
}

function explain(
  error: SchemaError,
  location: Location,
  schemaIndex: SchemaIndex,
  wrong: Set<string>,
): { key: string; problem: Problem } | undefined {
  const shape = schemaIndex.shapeAt(location.path);
  if (!shape) return undefined;
  const chosen = choose(location.node, shape);
  const once = (problem: Problem | undefined): { key: string; problem: Problem } | undefined =>
    problem && { key: '', problem };
  if (location.node.kind === 'scalar' && (location.node.isNull || location.node.value.trim() === ''))
    return once(emptyProblem(location));
  if (chosen.kind === 'wrong') {
    wrong.add(error.instancePath);
    return once(typeProblem(location, shape));
  }
  if (chosen.kind === 'text') {
    if (chosen.shape.words ?? chosen.shape.boolean) return once(valueProblem(location, chosen.node, chosen.shape));
    return chosen.shape.number
      ? once(numberProblem(location, chosen.node, chosen.shape))
      : once(valueProblem(location, chosen.node, chosen.shape));
  }
  if (chosen.kind === 'list') {
    const [key, ...more] = location.path;
    const explanation = more.length === 0 ? schemaIndex.explanationOf(String(key)) : undefined;
    return error.keyword === 'minItems' ? once(minItemsProblem(location, explanation)) : undefined;
  }
  if (error.keyword === 'minProperties') return once(minItemsProblem(location));
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    const misplaced = misplacedKey(location, chosen.node, chosen.shape, key, schemaIndex.root);
    const problem = misplaced
      ? misplaced.problem
      : unknownKey(location, chosen.node, chosen.shape, key, schemaIndex.root);
    return problem && { key, problem };
  }
  if (location.path.length === 0 || (error.keyword !== 'required' && error.keyword !== 'anyOf')) return undefined;
  return once(missingKeys(location, chosen.node, chosen.shape));
}

/**
 * Whether a JSON pointer is below any of the given pointers. Looks up each parent of the pointer, because `above` may contain thousands of
 * pointers.
 */
function isUnder(pointer: string, above: ReadonlySet<string>): boolean {
  if (above.size === 0) return false;
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : pointer.lastIndexOf('/', at - 1))
    if (above.has(pointer.slice(0, at))) return true;
  return false;
}

/** Returns the node that a JSON pointer refers to, and its path, in which list indexes are numbers. Returns undefined if there is no such node. */
function nodeOf(pointer: string, root: YamlNode): { readonly path: Path; readonly node: YamlNode } | undefined {
  const path: (string | number)[] = [];
  let node: YamlNode | undefined = root;
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(node.kind === 'sequence' ? Number(step) : step);
    node = node.kind === 'sequence' ? node.items[Number(step)] : pairOf(node, step)?.value;
    if (!node) return undefined;
  }
  return { path, node };
}

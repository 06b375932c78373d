/** The stage that validates a document against the schema for its kind. */
import { cacheKey, memo, recall, settled } from '../cache/cache.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type {
  InterpretedChunk,
  InterpretedSection,
  Interpretation,
  SectionInterpretation,
} from '../document/interpretation.ts';
import { problemsWithin } from '../document/incremental/problemsWithin.ts';
import type { Chunk } from '../document/incremental/types.ts';
import type { DocumentSchema, Environment } from '../environment/environment.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import { walkShapes } from '../schema/shapes.ts';
import { validateSections, validateTopKeys, type SchemaValidator } from '../schema/validate.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { moveProblem } from '../yaml/move.ts';
import { pairOf } from '../yaml/tree.ts';
import type { Stage } from './stage.ts';
import { pushAll } from '../util/lists.ts';

export const schema: Stage = {
  name: 'schema',
  run: (problems, { document, env }) => [...problems, ...schemaProblems(document, env)],
};

/**
 * The data that schema problems depend on: the schema, its validator, and the keys that the schema's conditions refer to and that have a
 * value in the document.
 */
type Basis = readonly [SchemaIndex, SchemaValidator, presentKeys: string];

interface SectionProblems {
  readonly problems: readonly Problem[];
  /** Whether validation stopped at the limit, so that there may be more problems. */
  readonly isSkipped: boolean;
}

const basisKey = cacheKey<Basis>('schema/basis');
const sectionKey = cacheKey<SectionProblems>('schema/problems of a section');
const chunkKey = cacheKey<readonly Problem[]>('schema/problems of a chunk');

/** Returns a document's schema problems, both within the sections and with the top-level keys. */
function schemaProblems(document: AdvisoryDocument, env: Environment): readonly Problem[] {
  const found = problemsOf(document, document.sections, env);
  // If the limit is reached in a document that was parsed as a single section, its sections are validated separately, so that the same
  // problems are reported as for a document that was parsed in chunks.
  return found.length < maxSchemaProblems || document.sections.length > 1
    ? found
    : problemsOf(document, document.cutSections(), env);
}

function problemsOf(
  document: AdvisoryDocument,
  all: readonly InterpretedSection[],
  env: Environment,
): readonly Problem[] {
  const { schema, validate } = env;
  const sections = all.filter(({ isDuplicate }) => !isDuplicate);
  const present = sections.map(({ interpretation }) => presentKeys(interpretation, schema));
  const keys = present.flat();
  const basis = settled(document.cache, basisKey, [schema, validate, keys.join()]);
  const own: Problem[] = [];
  let isSkipped = false;
  for (const [i, { section, offset, interpretation }] of sections.entries()) {
    isSkipped ||= own.length >= maxSchemaProblems;
    if (isSkipped) break;
    const here = present[i] ?? [];
    const elsewhere = keys.filter((key) => !here.includes(key));
    const make = (): SectionProblems => sectionProblems(interpretation, env, basis, elsewhere);
    const found = memo(section.cache, sectionKey, basis, make);
    pushAll(own, movedBy(found.problems, offset));
    isSkipped = found.isSkipped;
  }
  const last = own.at(-1);
  const reported = isSkipped && last ? [...own.slice(0, -1), withMore(last)] : own;
  return [...reported, ...validateTopKeys(document.root, document.text, schema, validate)];
}

/** The number of schema problems at which validation stops. */
const maxSchemaProblems = 2_000;

/** Returns the keys in a section that the schema's conditions refer to and that have a value. */
function presentKeys({ chunks }: SectionInterpretation, schema: SchemaIndex): readonly string[] {
  return schema.conditionKeys.filter((key) => {
    const value = pairOf(chunks[0]?.interpretation.tree, key)?.value;
    return value && !(value.kind === 'scalar' && (value.isNull || value.value.trim() === ''));
  });
}

/** Returns a section's schema problems. Chunks are validated separately, so that after an edit only the edited chunk is validated again. */
function sectionProblems(
  { chunks }: SectionInterpretation,
  env: DocumentSchema,
  basis: Basis,
  elsewhere: readonly string[],
): SectionProblems {
  const own: Problem[] = [];
  for (const one of chunks) {
    if (own.length >= maxSchemaProblems) return { problems: own, isSkipped: true };
    const problems = recall(one.chunk.cache, chunkKey, basis) ?? newProblems(one, env, basis, elsewhere);
    pushAll(own, movedBy(problems, one.at));
  }
  return { problems: own, isSkipped: own.length >= maxSchemaProblems };
}

const movedBy = (problems: readonly Problem[], by: number): readonly Problem[] =>
  problems.map((problem) => moveProblem(problem, (offset) => offset + by));

/** Determines and caches a chunk's problems. Separate from `sectionProblems`, so that no closure is created for unchanged chunks. */
function newProblems(
  { chunk, interpretation }: InterpretedChunk,
  env: DocumentSchema,
  basis: Basis,
  elsewhere: readonly string[],
): readonly Problem[] {
  const make = (): readonly Problem[] =>
    asPart(chunk, basis) ?? chunkProblems(interpretation, env, elsewhere, chunk.text);
  return memo(chunk.cache, chunkKey, basis, make);
}

/**
 * Extracts a chunk's schema problems from those of the whole document. Returns undefined if the document was not validated as a whole, if
 * the limit was reached, or if a problem cannot be assigned to the chunk.
 */
function asPart(chunk: Chunk, basis: Basis): readonly Problem[] | undefined {
  const found = chunk.origin && recall(chunk.origin.whole.cache, chunkKey, basis);
  return found && found.length < maxSchemaProblems ? problemsWithin(chunk, found) : undefined;
}

/** Returns a chunk's schema problems. A placeholder is not reported as an invalid value, because `sections/placeholder` reports it. */
function chunkProblems(
  { tree, consumed }: Interpretation,
  { schema, validate }: DocumentSchema,
  elsewhere: readonly string[],
  text: string,
): readonly Problem[] {
  const problemsUpTo = (max: number): readonly Problem[] =>
    validateSections(tree, schema, validate, { consumed, elsewhere, text, max });
  const problems = problemsUpTo(maxSchemaProblems);
  if (problems.length === 0) return problems;
  const placeholders = new Set<string>();
  walkShapes(tree, schema.root, ({ node }) => {
    if (node.kind === 'scalar' && isPlaceholder(node.value)) placeholders.add(node.span.join());
  });
  const isOwn = (problem: Problem): boolean => !placeholders.has(problem.span.join());
  const own = problems.filter(isOwn);
  // If the limit was reached, ignored problems with placeholders may have displaced others, so the problems are collected again without a
  // limit.
  return problems.length < maxSchemaProblems || own.length >= maxSchemaProblems
    ? own
    : problemsUpTo(Infinity).filter(isOwn);
}

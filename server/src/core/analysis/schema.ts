/** The stage that compares a document with the schema of its kind. */
import { remembered, settled } from '../cache/memory.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Reading, SectionReading } from '../document/reading.ts';
import type { DocumentSchema, Environment } from '../environment/environment.ts';
import { withMore, type Problem } from '../problems/problem.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import { walkShapes } from '../schema/shapes.ts';
import { validateSections, validateTopKeys } from '../schema/validate.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { moveProblem } from '../yaml/move.ts';
import { pairOf } from '../yaml/tree.ts';
import type { Stage } from './stage.ts';

export const schema: Stage = {
  name: 'schema',
  run: (problems, { document, env }) => [...problems, ...schemaProblems(document, env)],
};

/** The schema's findings: of each section by itself, and of the top-level keys together. */
function schemaProblems(document: AdvisoryDocument, env: Environment): readonly Problem[] {
  const { schema, validate } = env;
  const sections = document.sections.filter(({ isDuplicate }) => !isDuplicate);
  const present = sections.map(({ reading }) => presentKeys(reading, schema));
  const all = present.flat();
  const ofOthers = settled(document.memory, schemaProblems, [schema, validate, all.join()]);
  const own: Problem[] = [];
  let isSkipped = false;
  for (let i = 0; i < sections.length; i++) {
    const placed = sections[i];
    if (!placed) continue;
    isSkipped ||= own.length >= mostOfSchema;
    if (isSkipped) break;
    const { section, offset, reading } = placed;
    const here = present[i] ?? [];
    const elsewhere = here.length === 0 ? all : all.filter((key) => !here.includes(key));
    const of = here.length === 0 ? ofOthers : [schema, validate, elsewhere.join()];
    const found = remembered(section.memory, schemaProblems, of, () => sectionProblems(reading, env, of, elsewhere));
    for (const problem of found.problems) own.push(moveProblem(problem, (at) => at + offset));
    isSkipped = found.isSkipped;
  }
  const last = own.at(-1);
  const told = isSkipped && last ? [...own.slice(0, -1), withMore(last)] : own;
  return [...told, ...validateTopKeys(document.root, schema, validate)];
}

/** What stands behind so many findings of the schema is not looked at by it: who reads more? */
const mostOfSchema = 2_000;

/** The keys that conditions of the schema ask for which have a value in a section. */
function presentKeys({ keys, chunks }: SectionReading, schema: SchemaIndex): readonly string[] {
  const asked = schema.conditionKeys.filter((key) => keys.includes(key));
  return asked.filter((key) => {
    const value = pairOf(chunks[0]?.reading.root, key)?.value;
    return value && !(value.kind === 'scalar' && (value.isNull || value.value.trim() === ''));
  });
}

/** What the schema finds in a section, whose chunks are looked at by themselves: so an edit costs its run of rows. */
function sectionProblems(
  { chunks }: SectionReading,
  env: DocumentSchema,
  of: readonly unknown[],
  elsewhere: readonly string[],
): { readonly problems: readonly Problem[]; readonly isSkipped: boolean } {
  const own: Problem[] = [];
  for (const { chunk, at, reading } of chunks) {
    if (own.length >= mostOfSchema) return { problems: own, isSkipped: true };
    const problems = remembered(chunk.memory, schemaProblems, of, () => chunkProblems(reading, env, elsewhere));
    for (const problem of problems) own.push(moveProblem(problem, (offset) => offset + at));
  }
  return { problems: own, isSkipped: false };
}

/** What the schema finds in a chunk; a placeholder is not also a wrong word. */
function chunkProblems(
  { root, consumed }: Reading,
  { schema, validate }: DocumentSchema,
  elsewhere: readonly string[],
): readonly Problem[] {
  const problems = validateSections(root, schema, validate, { consumed, elsewhere });
  if (problems.length === 0) return problems;
  const placeholders = new Set<string>();
  walkShapes(root, schema.root, ({ node }) => {
    if (node.kind === 'scalar' && isPlaceholder(node.value)) placeholders.add(node.span.join());
  });
  return problems.filter((problem) => !placeholders.has(problem.span.join()));
}

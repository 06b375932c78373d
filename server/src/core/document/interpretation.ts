/**
 * Interprets a document's parsed chunks with the schema: restores strings that YAML parsed as mappings, builds the model, and finds
 * notation problems.
 */
import { joinLines } from '../text/joinedLines.ts';
import { cacheKey, memoOf, recall } from '../cache/cache.ts';
import { buildAdvisory } from '../model/build.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Problem } from '../problems/problem.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { restoreTexts } from '../schema/textMappings.ts';
import { findWrittenShapes } from '../schema/written/index.ts';
import { isListInText } from '../yaml/parse/consumed.ts';
import { joinSeries } from '../problems/series.ts';
import { checkValues } from '../schema/values.ts';
import { createCover, createLines, type Lines, type Span } from '../text/text.ts';
import { moveProblem, moveSpan } from '../yaml/move.ts';
import { problemsWithin } from './incremental/problemsWithin.ts';
import type { Chunk, ParsedSection, PlacedInSection, PlacedSection } from './incremental/types.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** A chunk interpreted as if it were a document; all offsets are relative to its text. */
export interface Interpretation {
  /** The parsed tree with strings restored, from which the model is built. */
  readonly tree: YamlNode | undefined;
  readonly advisory: Advisory;
  /** The syntax and notation problems. */
  readonly problems: readonly Problem[];
  /** Values that a comment cuts short, or that must be converted. No other check reports them. */
  readonly consumed: ReadonlySet<YamlNode>;
  /** Its top-level keys; for a chunk that contains only rows, the key of their list. */
  readonly keys: readonly string[];
  readonly lines: Lines;
}

/** A chunk of a section with its interpretation. */
export interface InterpretedChunk extends PlacedInSection {
  readonly interpretation: Interpretation;
}

/** The joined interpretations of a section's chunks; all offsets are relative to the section's text. */
export interface SectionInterpretation {
  readonly chunks: readonly InterpretedChunk[];
  /** Its top-level keys: at most one, unless the whole document is a single section. */
  readonly keys: readonly string[];
  readonly lines: Lines;
  readonly problems: readonly Problem[];
  /** The ranges that syntax errors left unparsed. */
  readonly unparsed: readonly Span[];
  readonly consumed: readonly Span[];
}

/** A section with its offset in the document and its interpretation. */
export interface InterpretedSection extends PlacedSection {
  readonly interpretation: SectionInterpretation;
}

/** A chunk with its offset in the document. */
export interface DocumentChunk {
  readonly chunk: Chunk;
  readonly offset: number;
  readonly interpretation: Interpretation;
  /** Whether its section repeats the key of an earlier one, so that its content is ignored. */
  readonly isDuplicate: boolean;
}

/** Interprets a document's sections; each is interpreted only once per schema. */
export function interpretSections(
  sections: readonly PlacedSection[],
  schema: MappingShape,
): readonly InterpretedSection[] {
  return sections.map(({ section, offset, isDuplicate }) => {
    const { keys, interpret } = isDuplicate ? duplicate : usual;
    const make = (one: ParsedSection): SectionInterpretation => interpretSection(one, schema, keys.chunk, interpret);
    return { section, offset, isDuplicate, interpretation: memoOf(section.cache, keys.section, schema, make, section) };
  });
}

const keysFor = (name: string) => ({
  chunk: cacheKey<Interpretation>(`document/${name} of a chunk`),
  section: cacheKey<SectionInterpretation>(`document/${name} of a section`),
});

type InterpretChunk = (chunk: Chunk, schema: MappingShape) => Interpretation;

function interpretSection(
  section: ParsedSection,
  schema: MappingShape,
  key: ReturnType<typeof keysFor>['chunk'],
  interpret: InterpretChunk,
): SectionInterpretation {
  const make = (chunk: Chunk): Interpretation => interpret(chunk, schema);
  const chunks = section.chunks.map(({ chunk, at }) => {
    return { chunk, at, interpretation: memoOf(chunk.cache, key, schema, make, chunk) };
  });
  const problems: Problem[] = [];
  const unparsed: Span[] = [];
  const consumed: Span[] = [];
  for (const { chunk, at, interpretation } of chunks) {
    if (interpretation.problems.length + interpretation.consumed.size + chunk.unparsed.length === 0) continue;
    const move = (offset: number): number => offset + at;
    for (const problem of interpretation.problems) problems.push(moveProblem(problem, move));
    for (const span of chunk.unparsed) unparsed.push(moveSpan(span, move));
    for (const { span } of interpretation.consumed) consumed.push(moveSpan(span, move));
  }
  const [first] = chunks;
  const parts = chunks.map(({ at, chunk, interpretation }) => ({
    offset: at,
    length: chunk.text.length,
    lines: interpretation.lines,
  }));
  return {
    chunks,
    keys: first?.interpretation.keys ?? [],
    lines: joinLines(parts, section.length, () => ''),
    problems: joinSeries(problems),
    unparsed,
    consumed,
  };
}

/** Returns a section's chunks with their offsets in the document. */
export function chunksOf({ interpretation, offset, isDuplicate }: InterpretedSection): readonly DocumentChunk[] {
  return interpretation.chunks.map((own) => ({
    chunk: own.chunk,
    offset: offset + own.at,
    interpretation: own.interpretation,
    isDuplicate,
  }));
}

const nothing: Omit<Interpretation, 'problems' | 'lines'> = {
  tree: undefined,
  advisory: buildAdvisory(undefined, { isUnparsed: () => false, isConsumed: () => false }),
  consumed: new Set(),
  keys: [],
};

const interpretDuplicate: InterpretChunk = ({ problems, text }) => ({ ...nothing, problems, lines: createLines(text) });

const interpretUsual: InterpretChunk = (chunk, schema) => asPart(chunk, schema) ?? interpretAlone(chunk, schema);

/**
 * Returns the interpretation of a chunk taken from a document that was parsed whole, or undefined if the chunk must be interpreted
 * separately.
 */
function asPart(chunk: Chunk, schema: MappingShape): Interpretation | undefined {
  const { origin, text, rowsOf } = chunk;
  const whole = origin && recall(origin.whole.cache, usual.keys.chunk, [schema]);
  const problems = whole?.consumed.size === 0 ? problemsWithin(chunk, whole.problems) : undefined;
  if (!whole || !problems) return undefined;
  const tree = whole.tree === origin.whole.parsed ? chunk.parsed : origin.treeOf(whole.tree);
  if (!tree !== !chunk.parsed) return undefined;
  const advisory = buildAdvisory(tree, { isUnparsed: () => false, isConsumed: () => false });
  return { tree, advisory, problems, consumed: whole.consumed, keys: keysOf(tree, rowsOf), lines: createLines(text) };
}

function keysOf(tree: YamlNode | undefined, rowsOf: string | undefined): readonly string[] {
  if (rowsOf !== undefined) return [rowsOf];
  return tree?.kind === 'mapping' ? tree.pairs.map(({ key }) => key.value) : [];
}

const interpretAlone: InterpretChunk = ({ parsed, text, comments, problems, unparsed, rowsOf }, schema) => {
  const spansOf = (some: readonly Problem[]): readonly Span[] => some.map(({ span }) => span);
  const unquoted = problems.filter((problem) => lacksQuotesOnly(problem, text));
  const {
    covered,
    quoted: converted,
    problems: written,
  } = findWrittenShapes(parsed, schema, {
    text,
    comments,
    broken: spansOf(problems.filter((problem) => !unquoted.includes(problem))),
    listed: spansOf(problems.filter(isListInText)),
    unquoted: spansOf(unquoted),
  });
  const isQuotedThen = createCover(converted);
  const { tree, problems: colons } = restoreTexts(parsed, text, schema, covered);
  const values = checkValues(tree, text, comments, schema);
  // A value that needs quotes is not checked until the author has added them.
  const quoted = new Set(colons.map(({ span }) => span.join()));
  const inside = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  const isConverted = createCover([...covered].map(({ span }) => span));
  const consumed = new Set([...values.consumed, ...covered]);
  return {
    tree,
    advisory: buildAdvisory(tree, {
      isUnparsed: (span) => unparsed.some((one) => inside(one, span)),
      isConsumed: (node) => consumed.has(node),
    }),
    problems: [
      ...problems.filter((problem) => !unquoted.includes(problem) || !isQuotedThen(problem.span)),
      ...written,
      ...colons,
      ...values.problems.filter(({ span }) => !quoted.has(span.join()) && !isConverted(span)),
    ],
    consumed,
    keys: keysOf(tree, rowsOf),
    lines: createLines(text),
  };
};

/** Whether a problem's only fix adds quotes around an unquoted value, or `|` before a table or other lines. */
function lacksQuotesOnly(problem: Problem, text: string): boolean {
  const [fix, another] = problem.fixes ?? [];
  if (!fix || another || fix.edits.length === 0) return false;
  const isBar = fix.edits.some(({ newText }) => newText === ' |');
  if (isBar) return fix.edits.every(({ newText }) => /^(?: \||\s*)$/.test(newText));
  return fix.edits.every(({ span, newText }) => {
    const written = text.slice(...span);
    return newText === `'${written}'` || newText === `"${written}"`;
  });
}

const usual = { keys: keysFor('interpretation'), interpret: interpretUsual };
/** Used for a section with a duplicate key: only its syntax problems are reported. */
const duplicate = { keys: keysFor('interpretation as duplicate'), interpret: interpretDuplicate };

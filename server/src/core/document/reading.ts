/** What follows from the text of one chunk, or section, of a document: its tree as the schema reads it, its model, its problems. */
import { joinLines } from '../text/joinedLines.ts';
import { madeOf } from '../cache/memory.ts';
import { buildAdvisory } from '../model/build.ts';
import type { Advisory } from '../model/advisory.ts';
import type { Problem } from '../problems/problem.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { readTextMappings } from '../schema/textMappings.ts';
import { checkValues } from '../schema/values.ts';
import { createLines, type Lines, type Span } from '../text/text.ts';
import { moveProblem, moveSpan } from '../yaml/move.ts';
import type { Chunk, PlacedSection } from './incremental/types.ts';
import type { ParsedSection, PlacedInSection } from './incremental/types.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** A chunk read as if it were a document; all offsets are those of its text. */
export interface Reading {
  readonly root: YamlNode | undefined;
  readonly advisory: Advisory;
  /** What is wrong with the writing. */
  readonly problems: readonly Problem[];
  /** Values that a comment consumed: reported as that, not as empty too. */
  readonly consumed: ReadonlySet<YamlNode>;
  /** Its top-level keys; that of its list, where it has rows alone. */
  readonly keys: readonly string[];
  readonly lines: Lines;
}

/** A chunk of a section with what was read of it. */
export interface ReadInSection extends PlacedInSection {
  readonly reading: Reading;
}

/** What the chunks of a section come to; all offsets are those of the section's text. */
export interface SectionReading {
  readonly chunks: readonly ReadInSection[];
  /** Its top-level keys: one, but where a document is read as one section. */
  readonly keys: readonly string[];
  readonly lines: Lines;
  readonly problems: readonly Problem[];
  /** Places whose content a syntax error has lost. */
  readonly lost: readonly Span[];
  readonly consumed: readonly Span[];
}

/** A section where it stands in a document, with what was read of it. */
export interface ReadSection extends PlacedSection {
  readonly reading: SectionReading;
}

/** A chunk where it stands in a document. */
export interface ReadChunk {
  readonly chunk: Chunk;
  readonly offset: number;
  readonly reading: Reading;
  /** It is of a section that repeats a key which an earlier one has: nothing of it is read. */
  readonly isDuplicate: boolean;
}

/** Reads the sections of a document, each once for each schema. */
export function readSections(sections: readonly PlacedSection[], schema: MappingShape): readonly ReadSection[] {
  return sections.map(({ section, offset, isDuplicate }) => {
    const read = isDuplicate ? readDuplicate : readOnce;
    const make = (one: ParsedSection): SectionReading => readSection(one, schema, read);
    return { section, offset, isDuplicate, reading: madeOf(section.memory, read, schema, make, section) };
  });
}

type ReadChunkBy = (chunk: Chunk, schema: MappingShape) => Reading;

function readSection(section: ParsedSection, schema: MappingShape, read: ReadChunkBy): SectionReading {
  const make = (chunk: Chunk): Reading => read(chunk, schema);
  const chunks = section.chunks.map(({ chunk, at }) => {
    return { chunk, at, reading: madeOf(chunk.memory, read, schema, make, chunk) };
  });
  const problems: Problem[] = [];
  const lost: Span[] = [];
  const consumed: Span[] = [];
  for (const { chunk, at, reading } of chunks) {
    if (reading.problems.length + reading.consumed.size + chunk.lost.length === 0) continue;
    const move = (offset: number): number => offset + at;
    for (const problem of reading.problems) problems.push(moveProblem(problem, move));
    for (const span of chunk.lost) lost.push(moveSpan(span, move));
    for (const { span } of reading.consumed) consumed.push(moveSpan(span, move));
  }
  const [first] = chunks;
  const parts = chunks.map(({ at, chunk, reading }) => ({
    offset: at,
    length: chunk.text.length,
    lines: reading.lines,
  }));
  return {
    chunks,
    keys: first?.reading.keys ?? [],
    lines: joinLines(parts, section.length, () => ''),
    problems,
    lost,
    consumed,
  };
}

/** The chunks of a section where they stand in the document. */
export function chunksOf({ reading, offset, isDuplicate }: ReadSection): readonly ReadChunk[] {
  return reading.chunks.map((own) => ({
    chunk: own.chunk,
    offset: offset + own.at,
    reading: own.reading,
    isDuplicate,
  }));
}

const nothing: Omit<Reading, 'problems' | 'lines'> = {
  root: undefined,
  advisory: buildAdvisory(undefined, { isLost: () => false, isConsumed: () => false }),
  consumed: new Set(),
  keys: [],
};

const readDuplicate = ({ problems, text }: Chunk): Reading => ({ ...nothing, problems, lines: createLines(text) });

function readOnce({ root: parsed, text, comments, problems, lost, rowsOf }: Chunk, schema: MappingShape): Reading {
  const { root, problems: colons } = readTextMappings(parsed, text, schema);
  const values = checkValues(root, text, comments, schema);
  // What is to be put in quotes is judged when it is.
  const quoted = new Set(colons.map(({ span }) => span.join()));
  const inside = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  return {
    root,
    advisory: buildAdvisory(root, {
      isLost: (span) => lost.some((one) => inside(one, span)),
      isConsumed: (node) => values.consumed.has(node),
    }),
    problems: [...problems, ...colons, ...values.problems.filter(({ span }) => !quoted.has(span.join()))],
    consumed: values.consumed,
    keys: rowsOf !== undefined ? [rowsOf] : root?.kind === 'mapping' ? root.pairs.map(({ key }) => key.value) : [],
    lines: createLines(text),
  };
}

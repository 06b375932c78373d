/** Parses source text into chunks with their trees. Each syntax error is reported once, and parsing continues after it. */
import { applyEdits, createOffsetMapper } from '../../text/edits.ts';
import { cacheKey, createCache, memo } from '../../cache/cache.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { countMarks, maxLength, maxMarks, outOfBounds } from '../../yaml/bounds.ts';
import { findDuplicates, joinTrees, rowsUnder, type SectionOf } from './join.ts';
import { moveProblem, moveSpan, moveTree } from '../../yaml/move.ts';
import { maxWork, multipleDocuments, parseChunk, strayMarker } from '../../yaml/parse/parseChunk.ts';
import { listUnder } from '../../util/groups.ts';
import { once } from '../../util/once.ts';
import { cutChunks, type SourceSlice } from './chunks.ts';
import { cutWhole, readWhole, type Whole } from './whole.ts';
import type { Chunk, KnownSections, ParsedSection, PlacedInSection, PlacedSection } from './types.ts';
import { parseSection, sectionOf } from './section.ts';
import { documentRepairs } from '../../yaml/recover/index.ts';
import type { IsTopKey } from '../../yaml/recover/repair.ts';
import { isOwnKey } from '../../yaml/ownKey.ts';
import { isBlockMapping, type Comment, type YamlNode } from '../../yaml/tree.ts';

export interface ParsedChunks {
  /** Sorted by offset; together they cover the text up to the end of its first document. */
  readonly sections: readonly PlacedSection[];
  /** Problems not contained in the chunks. */
  readonly problems: readonly Problem[];
  /** Unparsed ranges not contained in the chunks. */
  readonly unparsed: readonly Span[];
  /**
   * Returns the sections divided into the chunks that parsing in chunks would produce. If the document was parsed in chunks or cannot be
   * divided, returns `sections` itself.
   */
  readonly cut: () => readonly PlacedSection[];
  /** Returns the sections that the next version of the document can reuse. */
  readonly known: () => KnownSections;
}

export interface Parsed {
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly unparsed: readonly Span[];
}

/**
 * The maximum number of repairs of the whole text, such as removed merge conflicts, that are reported. All of them are applied for parsing.
 */
const maxConflicts = 100;

/**
 * The maximum number of passes that remove nested fences, merge conflicts and the indentation of the first sections. Each pass reads the
 * whole text.
 */
const maxPasses = 3;

/**
 * Parses source text into a single tree; never throws. All spans are offsets in `text`. For `isTopKey` and `passes`, see {@link
 * parseChunks}.
 */
export function parseYaml(text: string, isTopKey: IsTopKey, passes = maxPasses): Parsed {
  const { sections, problems, unparsed } = parseChunks(text, isTopKey, undefined, passes);
  const placed = sections.flatMap(({ section, offset }) =>
    section.chunks.map(({ chunk, at }) => ({ chunk, offset: offset + at })),
  );
  return {
    root: rootOf(
      sections
        .filter(({ isDuplicate }) => !isDuplicate)
        .map(({ section, offset }) => ({ offset, chunks: section.chunks })),
      ({ chunk }) => chunk.parsed,
    ),
    comments: placed.flatMap(({ chunk, offset }) => placedComments(chunk, offset)),
    problems: [
      ...placed.flatMap(({ chunk, offset }) => chunk.problems.map((problem) => moveProblem(problem, forward(offset)))),
      ...problems,
    ],
    unparsed: [
      ...placed.flatMap(({ chunk, offset }) => chunk.unparsed.map((span) => moveSpan(span, forward(offset)))),
      ...unparsed,
    ],
  };
}

/**
 * Parses source text chunk by chunk; never throws. `isTopKey` recognises top-level keys, for example the one that ends a block scalar
 * without indentation. Chunks with the same text as in `previous`, the sections of an earlier version, are not parsed again. At most
 * `passes` passes remove fences around the text, merge conflicts, and the indentation of the first sections.
 */
export function parseChunks(
  written: string,
  isTopKey: IsTopKey,
  previous?: KnownSections,
  passes = maxPasses,
): ParsedChunks {
  // A lone carriage return is a line break in YAML (1.2.2, 5.4), but not for the YAML library. The replacement keeps offsets unchanged.
  const text = written.includes('\r') ? written.replace(/\r(?!\n)/g, '\n') : written;
  // Without an earlier version, the limits are checked for the whole text before parsing; otherwise, structural characters are counted per
  // section below.
  if (previous ? text.length > maxLength : outOfBounds(text) !== undefined) return whole(text, isTopKey);
  const mayRepair = passes > 0 && (text.includes('<<<<<<<') || mayNeedRepair.test(text));
  const found = mayRepair ? documentRepairs(text, isTopKey) : [];
  const edits = found.flatMap((repair) => repair.edits);
  if (edits.length === 0) return parseCut(text, isTopKey, previous);
  const parsed = parseYaml(applyEdits(text, edits), isTopKey, passes - 1);
  const back = createOffsetMapper(edits);
  return oneChunk({
    text,
    parsed: parsed.root && moveTree(parsed.root, back),
    comments: parsed.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, back) })),
    problems: [
      ...found.slice(0, maxConflicts).map(({ problem }) => problem),
      ...parsed.problems.map((problem) => moveProblem(problem, back)),
    ],
    unparsed: [
      ...found.flatMap(({ unparsed }) => (unparsed ? [unparsed] : [])),
      ...parsed.unparsed.map((span) => moveSpan(span, back)),
    ],
    anchors: true,
    openAliases: false,
    work: 0,
    marks: 0,
    recover: true,
    cache: createCache(),
  });
}

/**
 * Matches text that may need a repair before it is divided into sections: it begins with a fence or an indented line, possibly below
 * comments. This quick check avoids loading the repairs, which are loaded on first use.
 */
const mayNeedRepair = /^\uFEFF?(?:`{3}|~{3}|(?:---\r?\n)?(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+[^\s#])/;

/**
 * The maximum number of sections to parse separately. No advisory has as many, and parsing thousands separately is slower than parsing the
 * text whole.
 */
const maxSections = 1_000;

function parseCut(text: string, isTopKey: IsTopKey, previous: KnownSections | undefined): ParsedChunks {
  const cut = cutChunks(text, isTopKey);
  if (!cut || cut.sections.length > maxSections) return whole(text, isTopKey);
  const read = previous ? undefined : readWhole(text, cut, isTopKey);
  if (read) return { ...oneChunk(read.chunk), ...laterCut(read) };
  const known = new Map<string, ParsedSection[]>();
  let marks = 0;
  let work = 0;
  let sections: PlacedSection[] = [];
  for (const section of cut.sections) {
    const remaining = { marks: maxMarks - marks, work: maxWork - work };
    const parsed = parseSection(section, previous, (slice, recover) => newChunk(slice, isTopKey, recover), remaining);
    marks += parsed.marks;
    // Parsing the whole text then reports that it exceeds the limit.
    if (marks > maxMarks) return whole(text, isTopKey);
    work += parsed.work;
    listUnder(known, section.key).push(parsed);
    sections.push({ section: parsed, offset: section.offset, isDuplicate: false });
  }
  // An anchor may be used in other chunks, so the text is parsed whole. If there are no anchors at all, each alias is an error in its own
  // chunk.
  if (sections.some(({ section }) => section.openAliases)) {
    if (sections.some(({ section }) => section.anchors)) return whole(text, isTopKey);
    sections = sections.map((placed) =>
      placed.section.openAliases ? { ...placed, section: recoveredSection(placed.section, isTopKey) } : placed,
    );
  }
  const abandoned = sections.length === 1 ? sections[0]?.section.chunks[0]?.chunk : undefined;
  if (abandoned && isHopeless(abandoned, text)) return oneChunk(abandoned);
  const { indexes, isMixed, problems: repeated } = findDuplicates(sections);
  if (isMixed || !sections.some(({ section }) => isBlockMapping(section.chunks[0]?.chunk.parsed)))
    return whole(text, isTopKey);
  const outside = sections.flatMap(contentOutside);
  const placed =
    indexes.size === 0 ? sections : sections.map((one, i) => (indexes.has(i) ? { ...one, isDuplicate: true } : one));
  return {
    sections: placed,
    problems: [
      ...outside,
      ...repeated,
      ...(cut.secondDocument ? [multipleDocuments(cut.secondDocument)] : []),
      ...(cut.strayMarker ? [strayMarker(text, cut.strayMarker)] : []),
    ],
    unparsed: outside.map(({ span }) => span),
    cut: () => placed,
    known: () => known,
  };
}

/** Returns the functions that divide a document that was parsed whole. It is divided on first use, because most documents are never edited. */
function laterCut(read: Whole): Pick<ParsedChunks, 'cut' | 'known'> {
  const cut = once(() => cutWhole(read));
  const known = once(() => {
    const byKey = new Map<string, ParsedSection[]>();
    for (const [i, { section }] of cut().entries()) listUnder(byKey, read.cut.sections[i]?.key ?? '').push(section);
    return byKey;
  });
  return { cut, known };
}

function newChunk(slice: SourceSlice, isTopKey: IsTopKey, recover: boolean): Chunk {
  const { text, rowsOf } = slice;
  const { root, ...parsed } = parseChunk(text, isTopKey, {
    top: rowsOf === undefined,
    recoverAliases: false,
    recover,
    own: isOwnKey(rowsOf ?? ''),
  });
  return { ...parsed, ...underKey(root, rowsOf), text, recover, marks: countMarks(text), cache: createCache() };
}

function underKey(root: YamlNode | undefined, rowsOf: string | undefined): Pick<Chunk, 'parsed' | 'rowsOf'> {
  if (rowsOf === undefined) return { parsed: root };
  // If the chunk is not a list, `parseSection` parses its section again as one chunk.
  return { parsed: root?.kind === 'sequence' && !root.flow ? rowsUnder(rowsOf, root) : root, rowsOf };
}

const recoveredKey = cacheKey<ParsedSection>('document/section with recovered aliases');
const recoveredChunkKey = cacheKey<Chunk>('document/chunk with recovered aliases');

function recoveredSection(section: ParsedSection, isTopKey: IsTopKey): ParsedSection {
  return memo(section.cache, recoveredKey, [], () =>
    sectionOf(
      section.chunks.map(({ chunk, at }) => ({
        at,
        chunk: chunk.openAliases ? recoveredChunk(chunk, isTopKey) : chunk,
      })),
      section,
    ),
  );
}

/** Parses a chunk again, reporting its aliases without an anchor as errors. */
function recoveredChunk(chunk: Chunk, isTopKey: IsTopKey): Chunk {
  return memo(chunk.cache, recoveredChunkKey, [], () => {
    const { root, ...parsed } = parseChunk(chunk.text, isTopKey, {
      top: chunk.rowsOf === undefined,
      recoverAliases: true,
      own: isOwnKey(chunk.rowsOf ?? ''),
    });
    return { ...chunk, ...parsed, ...underKey(root, chunk.rowsOf), openAliases: false, cache: createCache() };
  });
}

/**
 * Whether the whole text is in this chunk, and its first error could not be repaired. Parsing it again as a whole would have the same result,
 * because no line at the margin was repaired.
 */
const isHopeless = ({ text, parsed, problems, unparsed: [lost] }: Chunk, all: string): boolean =>
  text === all && !parsed && problems.length === 1 && lost?.[0] === 0 && lost[1] === text.length;

function whole(text: string, isTopKey: IsTopKey): ParsedChunks {
  const { root, ...parsed } = parseChunk(text, isTopKey, { top: false, recoverAliases: true });
  return oneChunk({
    ...parsed,
    parsed: root,
    text,
    marks: 0,
    recover: true,
    cache: createCache(),
  });
}

function oneChunk(chunk: Chunk): ParsedChunks {
  const section = sectionOf([{ chunk, at: 0 }], { length: chunk.text.length, marks: chunk.marks, work: chunk.work });
  const sections = [{ section, offset: 0, isDuplicate: false }];
  return { sections, problems: [], unparsed: [], cut: () => sections, known: () => new Map() };
}

/**
 * Reports content before the first key or after the last one. Only the first chunk is checked, because a section with several chunks is a
 * list.
 */
function contentOutside({ section, offset }: PlacedSection): readonly Problem[] {
  const { parsed, problems = [], unparsed = [] } = section.chunks[0]?.chunk ?? {};
  if (!parsed || isBlockMapping(parsed) || unparsed.length > 0) return [];
  if (problems.some(({ span }) => span[1] > parsed.span[0])) return [];
  const message = 'This text does not belong to a key. Use `key: value`, or remove the text.';
  return [
    { code: 'yaml/syntax', severity: 'error', span: [parsed.span[0] + offset, parsed.span[1] + offset], message },
  ];
}

/** Returns a document's tree, joined from the trees that `treeOf` returns for the chunks of its sections; undefined if there is no content. */
export function rootOf<P extends PlacedInSection>(
  sections: readonly SectionOf<P>[],
  treeOf: (chunk: P) => YamlNode | undefined,
): YamlNode | undefined {
  const [first, second] = sections;
  const [head, next] = first?.chunks ?? [];
  return head && !next && !second ? treeOf(head) : joinTrees(sections, treeOf);
}

const forward =
  (by: number) =>
  (offset: number): number =>
    offset + by;

/** Returns a chunk's comments with document offsets; the chunk begins at `offset`. */
export const placedComments = (chunk: Chunk, offset: number): readonly Comment[] =>
  chunk.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, forward(offset)) }));

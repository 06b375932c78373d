/** Parses a section in chunks and reuses those of an earlier version. */
import { createCache } from '../../cache/cache.ts';
import { countMarks } from '../../yaml/bounds.ts';
import type { Chunk, KnownSections, ParsedSection, PlacedInSection } from './types.ts';
import { isBlockMapping } from '../../yaml/tree.ts';
import { cutRowsAgain } from './rows.ts';
import { cutSection, type Section, type SourceSlice } from './chunks.ts';

/**
 * Joins chunks into a section. Only the chunks in `fresh` are examined for anchors, aliases and recovery; all others must be plain and
 * contain neither anchors nor aliases.
 */
export function sectionOf(
  chunks: readonly PlacedInSection[],
  { length, marks, work }: Pick<ParsedSection, 'length' | 'marks' | 'work'>,
  fresh = chunks,
): ParsedSection {
  const some = (is: (chunk: Chunk) => boolean): boolean => fresh.some(({ chunk }) => is(chunk));
  return {
    length,
    chunks,
    marks,
    work,
    isPlain: work === 0 && !some((chunk) => !chunk.recover || chunk.work > 0),
    anchors: some(({ anchors }) => anchors),
    openAliases: some(({ openAliases }) => openAliases),
    cache: createCache(),
  };
}

/** The budget that remains for a section: structural characters and recovery cost. */
interface RemainingBudget {
  readonly marks: number;
  readonly work: number;
}

/**
 * Parses a section, reusing chunks with the same text from an earlier version. If the section contains more structural characters than
 * remain, it is not parsed and has no chunks. Once the recovery budget is used up, further chunks are parsed without recovery. The cost of
 * reused chunks counts as well, so that the result does not depend on earlier versions.
 */
export function parseSection(
  section: Section,
  previous: KnownSections | undefined,
  parse: (slice: SourceSlice, recover: boolean) => Chunk,
  remaining: RemainingBudget,
): ParsedSection {
  const earlier = previous?.get(section.key) ?? [];
  const same = earlier.find((one) => isSame(one, section.text));
  if (same && isRecoveredAlike(same, remaining.work)) return same;
  const edited = earlier[0] && parseAgain(section, earlier[0], parse, remaining);
  if (edited) return edited;
  const { text } = section;
  const slices = cutSection(section);
  const known = knownChunks(slices, earlier[0]);
  const marks = slices.reduce((sum, slice, i) => sum + (known[i]?.marks ?? countMarks(slice.text)), 0);
  const { length } = text;
  if (marks > remaining.marks) return sectionOf([], { length, marks, work: 0 });
  let work = 0;
  const read = (slice: SourceSlice, chunk: Chunk | undefined): Chunk => {
    const recover = work < remaining.work;
    const isKnown = chunk !== undefined && isReadAlike(chunk, recover);
    const parsed = isKnown ? chunk : parse(previous ? { ...slice, text: copyOf(slice.text) } : slice, recover);
    work += parsed.work;
    return parsed;
  };
  const chunks = slices.map((slice, i) => ({ chunk: read(slice, known[i]), at: slice.offset }));
  // A list that cannot be parsed in runs of rows is parsed as one chunk.
  const listed = isList(chunks) ? chunks : [{ chunk: read({ offset: 0, text }, undefined), at: 0 }];
  return sectionOf(listed, { length, marks, work });
}

/** Whether a chunk can be reused. If its recovery cost nothing, the result is the same with and without recovery. */
const isReadAlike = (chunk: Chunk, recover: boolean): boolean =>
  chunk.recover === recover || (chunk.recover && chunk.work === 0);

function isRecoveredAlike({ chunks, work: all, isPlain }: ParsedSection, remaining: number): boolean {
  if (isPlain) return true;
  // The section's cost also includes that of chunks that were parsed and discarded.
  let work = all - chunks.reduce((sum, { chunk }) => sum + chunk.work, 0);
  return chunks.every(({ chunk }) => {
    const isAlike = isReadAlike(chunk, work < remaining);
    work += chunk.work;
    return isAlike;
  });
}

/**
 * Parses an edited list: only the runs around the edit are divided and parsed again; all other chunks are only compared. Returns undefined
 * if the whole list has to be parsed, for example because it is divided differently or because something in it affects other chunks.
 */
function parseAgain(
  { text, key }: Section,
  earlier: ParsedSection,
  parse: (slice: SourceSlice, recover: boolean) => Chunk,
  remaining: RemainingBudget,
): ParsedSection | undefined {
  const { length, chunks: before } = earlier;
  if (!earlier.isPlain || earlier.anchors || earlier.openAliases) return undefined;
  const by = text.length - length;
  let start = 0;
  while (start < before.length && isAt(before[start], text, 0)) start++;
  let end = before.length;
  while (end > start && isAt(before[end - 1], text, by)) end--;
  // Starts two runs before the first changed run: the edit may have lengthened the last row of the run directly before it, and the length of
  // a row affects where the next run begins. The first run cannot be the start, because it contains the section's key.
  const first = start - 2;
  const begin = before[first];
  if (first < 1 || !begin) return undefined;
  const laterRuns = new Map(before.slice(end).map(({ at }, i) => [at + by, end + i]));
  const runs = cutRowsAgain(text, length, begin.at, (run) => laterRuns.has(run));
  if (!runs) return undefined;
  const last = runs.at(-1);
  const resumed = last === undefined ? undefined : laterRuns.get(last);
  const starts = [begin.at, ...(resumed === undefined ? runs : runs.slice(0, -1))];
  const stop = resumed === undefined ? text.length : (last ?? 0);
  const replaced = before.slice(first, resumed ?? before.length);
  const known = new Map(replaced.map(({ chunk }) => [chunk.text, chunk]));
  const slices = starts.map((run, i) => ({
    offset: run,
    text: text.slice(run, starts[i + 1] ?? stop),
    rowsOf: key,
  }));
  const marks =
    replaced.reduce((sum, { chunk }) => sum - chunk.marks, earlier.marks) +
    slices.reduce((sum, slice) => sum + (known.get(slice.text)?.marks ?? countMarks(slice.text)), 0);
  if (marks > remaining.marks) return undefined;
  let work = 0;
  const fresh: PlacedInSection[] = [];
  for (const slice of slices) {
    const chunk = known.get(slice.text) ?? parse({ ...slice, text: copyOf(slice.text) }, work < remaining.work);
    if (!isRows(chunk)) return undefined;
    work += chunk.work;
    fresh.push({ chunk, at: slice.offset });
  }
  const rest = resumed === undefined ? [] : before.slice(resumed);
  const moved = by === 0 ? rest : rest.map(({ chunk, at }) => ({ chunk, at: at + by }));
  return sectionOf([...before.slice(0, first), ...fresh, ...moved], { length: text.length, marks, work }, fresh);
}

function isSame({ length, chunks }: ParsedSection, text: string): boolean {
  if (length !== text.length) return false;
  for (let i = 0; i < chunks.length; i++) if (!isAt(chunks[i], text, 0)) return false;
  return true;
}

/**
 * Whether the text contains a chunk at its former offset shifted by `by`. The strings are compared directly, because a map keyed by text
 * would hash each of them.
 */
function isAt(placed: PlacedInSection | undefined, text: string, by: number): boolean {
  if (!placed) return false;
  const { chunk, at } = placed;
  return text.slice(at + by, at + by + chunk.text.length) === chunk.text;
}

/**
 * Returns the earlier chunk with the same text for each slice; undefined for a slice that has none. Chunks before and after the change are
 * matched by position, those in between by text.
 */
function knownChunks(
  slices: readonly SourceSlice[],
  earlier: ParsedSection | undefined,
): readonly (Chunk | undefined)[] {
  const chunks = earlier?.chunks.map(({ chunk }) => chunk) ?? [];
  const isKnown = (chunk: Chunk | undefined, slice: SourceSlice | undefined): boolean =>
    chunk !== undefined && chunk.rowsOf === slice?.rowsOf && chunk.text === slice?.text;
  let start = 0;
  while (start < slices.length && isKnown(chunks[start], slices[start])) start++;
  let end = 0;
  const max = Math.min(slices.length, chunks.length) - start;
  while (end < max && isKnown(chunks.at(-1 - end), slices.at(-1 - end))) end++;
  const moved = new Map(chunks.slice(start, chunks.length - end).map((chunk) => [chunk.text, chunk]));
  return slices.map((slice, i) => {
    if (i < start) return chunks[i];
    if (i >= slices.length - end) return chunks[chunks.length - slices.length + i];
    const chunk = moved.get(slice.text);
    return isKnown(chunk, slice) ? chunk : undefined;
  });
}

function isList([head, ...rows]: ParsedSection['chunks']): boolean {
  if (rows.length === 0) return true;
  const parsed = head?.chunk.parsed;
  const list = parsed?.kind === 'mapping' && parsed.pairs.length === 1 ? parsed.pairs[0]?.value : undefined;
  return list?.kind === 'sequence' && !list.flow && rows.every(({ chunk }) => isRows(chunk));
}

const isRows = ({ parsed }: Chunk): boolean => !parsed || isBlockMapping(parsed);

/** Copies a string. A slice would keep the whole original string in memory. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

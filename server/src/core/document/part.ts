/** The part of a document that is needed for a request about a single position. */
import type { Comment, YamlNode } from '../yaml/tree.ts';
import type { InterpretedChunk, InterpretedSection } from './interpretation.ts';

/** The chunk that contains an offset. Except for `offset`, all offsets are relative to the chunk. */
export interface DocumentPart {
  /** Where the chunk starts in the document. */
  readonly offset: number;
  readonly text: string;
  readonly tree: YamlNode | undefined;
  readonly comments: readonly Comment[];
  /**
   * Present if the chunk continues a list. `of` is the list's key, which the chunk's text does not contain. `before` is the number of rows
   * in the preceding chunks.
   */
  readonly rows?: { readonly of: string; readonly before: number };
  /** Whether the next chunk continues the same list. */
  readonly goesOn: boolean;
  /** Whether the chunk contains anchors, so that aliases may share nodes. */
  readonly anchors: boolean;
}

/** Returns the chunk around an offset in the document; an empty one if the document is empty. */
export function partAt(sections: readonly InterpretedSection[], offset: number): DocumentPart {
  const section = sections[lastBefore(sections, (one) => one.offset, offset)];
  const chunks = section?.interpretation.chunks ?? [];
  const index = lastBefore(chunks, ({ at }) => at, offset - (section?.offset ?? 0));
  const own = chunks[index];
  if (!section || !own) return { offset: 0, text: '', tree: undefined, comments: [], goesOn: false, anchors: false };
  const { text, comments, anchors, rowsOf } = own.chunk;
  const { tree } = own.interpretation;
  const rows = rowsOf === undefined ? {} : { rows: { of: rowsOf, before: rowsIn(chunks.slice(0, index)) } };
  const goesOn = index + 1 < chunks.length;
  return { offset: section.offset + own.at, text, tree, comments, goesOn, anchors, ...rows };
}

/** Returns the index of the last item that begins at or before an offset, or 0 if there is none; `things` is sorted. */
function lastBefore<T>(things: readonly T[], startOf: (thing: T) => number, offset: number): number {
  let low = 0;
  let high = things.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const thing = things[middle];
    if (thing && startOf(thing) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rowsIn(chunks: readonly InterpretedChunk[]): number {
  let count = 0;
  for (const { chunk } of chunks) {
    const list = chunk.parsed?.kind === 'mapping' ? chunk.parsed.pairs.at(-1)?.value : undefined;
    count += list?.kind === 'sequence' ? list.items.length : 0;
  }
  return count;
}

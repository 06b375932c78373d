/** The part of a document that a request about one position needs. */
import type { Comment, YamlNode } from '../yaml/tree.ts';
import type { InterpretedChunk, InterpretedSection } from './interpretation.ts';

/** The chunk of a document around an offset. All offsets in it are relative to the chunk. */
export interface DocumentPart {
  readonly offset: number;
  readonly text: string;
  readonly tree: YamlNode | undefined;
  readonly comments: readonly Comment[];
  /** The key whose list continues here, which is not in the chunk's text, and the number of rows before the chunk. */
  readonly rows?: { readonly of: string; readonly before: number };
  /** Whether rows of the same list follow in the next chunk. */
  readonly goesOn: boolean;
  /** Whether aliases share nodes in it. */
  readonly anchors: boolean;
}

/** Returns the chunk around an offset of the document. */
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

/** Returns the last of some sorted items that begins at or before an offset, or the first item. */
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

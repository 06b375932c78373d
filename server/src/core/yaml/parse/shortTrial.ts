/** Rejects a repair of a long chunk after parsing only its beginning, because most repairs that are tried do not help. */
import { applyEdits, createOffsetMapper } from '../../text/edits.ts';
import { compose, type Composed } from '../compose.ts';
import type { Repair } from '../recover/repair.ts';

/** Parses the beginning of a chunk after a repair. */
export interface ShortTrial {
  /** The cost of a trial, as a share of parsing the whole chunk. */
  readonly share: number;
  /**
   * Whether, after the repair, the first error in the parsed beginning is no further down than before, and there are no fewer errors. False
   * if parsing only the beginning does not suffice to tell.
   */
  readonly fails: (repair: Repair) => boolean;
}

/** How many characters are parsed after the line of the error. */
const charactersAfter = 4_000;
/** If the beginning is more than this share of the chunk, the whole chunk is parsed instead. */
const maxShare = 0.4;

/** A repair with this many edits near the error changes many lines in the same way, so those edits suffice to tell whether it helps. */
const manyEdits = 20;

/** Returns a trial for the first error in `text`; undefined if the beginning to be parsed is not much shorter than the text. */
export function shortTrial(text: string, { errors }: Composed): ShortTrial | undefined {
  const [error] = errors;
  if (!error) return undefined;
  const [start, stop] = error.pos;
  const lineEnd = endOfLine(text, start);
  const end = endOfLine(text, Math.max(lineEnd, stop) + charactersAfter);
  const share = end / text.length;
  if (share > maxShare) return undefined;
  const beginning = text.slice(0, end);
  const count = compose(beginning).errors.length;
  return {
    share,
    fails({ edits }) {
      const near = edits.filter(({ span }) => span[1] <= end - charactersAfter / 2);
      // If a few edits belong together, such as both quotes of a pair, those further down may decide whether the repair helps.
      if (near.length < edits.length && near.length < manyEdits) return false;
      const after = compose(applyEdits(beginning, near)).errors;
      const [first] = after;
      return first !== undefined && createOffsetMapper(near)(first.pos[0]) <= lineEnd && after.length >= count;
    },
  };
}

/** Returns the offset of the line break at or after `offset`, or the end of the text. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

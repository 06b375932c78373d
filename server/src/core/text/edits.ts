/** Applies edits to a text, and maps offsets back. */
import type { Span } from './text.ts';

/** Replaces the text of `span` by `newText`. An empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
  /** The values that it changes or removes, in their old form. Absent if it only changes how values are written, or adds some. */
  readonly replaces?: readonly string[];
}

/** Returns the text after edits. An edit that overlaps an earlier one (by start) is ignored. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of sortedEdits(edits)) {
    if (edit.span[0] < at) continue;
    out += text.slice(at, edit.span[0]) + edit.newText;
    at = edit.span[1];
  }
  return out + text.slice(at);
}

/** Sorts edits by start. At the same offset, insertions come first, then the given order. */
export function sortedEdits(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** Whether two sets of edits touch the same text, including insertions at the same offset. The edits of a set must not overlap. */
export function overlaps(a: readonly Edit[], b: readonly Edit[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few.some(createTouch(many));
}

/**
 * Returns a function that tells whether an edit touches one of these edits, which must not overlap. Insertions at the same offset count.
 */
export function createTouch(edits: readonly Edit[]): (edit: Edit) => boolean {
  const sorted = sortedEdits(edits);
  return (edit) => {
    for (let i = firstAfter(sorted, edit.span[1]) - 1; i >= 0; i--) {
      const other = sorted[i];
      if (!other) return false;
      if (other.span[0] === edit.span[0] || (other.span[0] < edit.span[1] && edit.span[0] < other.span[1])) return true;
      // No earlier edit reaches further.
      if (other.span[0] < edit.span[0]) return false;
    }
    return false;
  };
}

/** Returns the index of the first sorted edit that begins after an offset. */
function firstAfter(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.span[0] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Maps an offset of the edited text to the original. Offsets in inserted text map to the start of the edit, offsets at its end to the end
 * of the edit. The edits must not overlap.
 */
export function createWayBack(edits: readonly Edit[]): (offset: number) => number {
  if (edits.length === 0) return (offset) => offset;
  const steps: { from: number; to: number; edit: Edit }[] = [];
  let shift = 0;
  for (const edit of sortedEdits(edits)) {
    const from = edit.span[0] + shift;
    steps.push({ from, to: from + edit.newText.length, edit });
    shift += edit.newText.length - (edit.span[1] - edit.span[0]);
  }
  return (offset) => {
    let low = 0;
    let high = steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((steps[middle]?.from ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const last = steps[low - 1];
    if (!last) return offset;
    return offset < last.to ? last.edit.span[0] : offset - last.to + last.edit.span[1];
  };
}

/** Applies edits to text, and maps offsets back. */
import type { Span } from './text.ts';

/** Replaces the text in `span` with `newText`. An empty span is an insertion. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
  /** The old values that this edit changes or removes. Absent if it only changes notation or adds values. */
  readonly replaces?: readonly string[];
}

/** Applies edits to text. An edit that overlaps an earlier one (in order of position) is ignored. */
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

/** Sorts edits by start offset, then by end offset, so that an insertion comes before a replacement at the same offset. */
export function sortedEdits(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/**
 * Whether any edit in one set overlaps an edit in the other. Edits that start at the same offset, such as two insertions, also count as
 * overlapping. Edits within a set must not overlap.
 */
export function overlaps(a: readonly Edit[], b: readonly Edit[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few.some(createTouch(many));
}

/**
 * Returns a function that checks whether an edit overlaps any of `edits`. Edits that start at the same offset, such as two insertions, also
 * count as overlapping. `edits` must not overlap each other.
 */
export function createTouch(edits: readonly Edit[]): (edit: Edit) => boolean {
  const sorted = sortedEdits(edits);
  return (edit) => {
    for (let i = firstAfter(sorted, edit.span[1]) - 1; i >= 0; i--) {
      const other = sorted[i];
      if (!other) return false;
      if (other.span[0] === edit.span[0] || (other.span[0] < edit.span[1] && edit.span[0] < other.span[1])) return true;
      // Because the edits do not overlap, those before this one do not end later.
      if (other.span[0] < edit.span[0]) return false;
    }
    return false;
  };
}

/** Returns the index of the first edit, in sorted order, that starts after an offset. */
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
 * Returns a function that maps an offset in the edited text to the original text. An offset inside the new text of an edit maps to the
 * start of the edit's span. The offset at the end of the new text maps to the end of the span. With `isEnd`, the offset at which an edit
 * begins maps to the start of the edit's span, even if its new text is empty: what ends before removed text does not include that text. The
 * edits must not overlap.
 */
export function createOffsetMapper(edits: readonly Edit[]): (offset: number, isEnd?: boolean) => number {
  if (edits.length === 0) return (offset) => offset;
  const steps: { from: number; to: number; edit: Edit }[] = [];
  let shift = 0;
  for (const edit of sortedEdits(edits)) {
    const from = edit.span[0] + shift;
    steps.push({ from, to: from + edit.newText.length, edit });
    shift += edit.newText.length - (edit.span[1] - edit.span[0]);
  }
  return (offset, isEnd = false) => {
    const before = isEnd ? offset : offset + 1;
    let low = 0;
    let high = steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((steps[middle]?.from ?? Infinity) < before) low = middle + 1;
      else high = middle;
    }
    const last = steps[low - 1];
    if (!last) return offset;
    return offset < last.to ? last.edit.span[0] : offset - last.to + last.edit.span[1];
  };
}

/** Applying edits to a text, and finding one's way back. */
import type { Edit } from './problem.ts';

/** The text after the edits. Edits that overlap an earlier one (in order of their start) are left out. */
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

/** Edits by start; of those at one place the insertions first, else as given. */
export function sortedEdits(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** Whether two sets of edits touch the same text; insertions at the same place count. */
export function overlaps(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.some((x) =>
    b.some((y) => (x.span[0] === y.span[0] ? true : x.span[0] < y.span[1] && y.span[0] < x.span[1])),
  );
}

/**
 * Where an offset of the edited text came from. Offsets within inserted text come from the edit's start,
 * those at its end from the edit's end. The edits must not overlap.
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
    let back = offset;
    for (const { from, to, edit } of steps) {
      if (offset < from) break;
      if (offset < to) return edit.span[0];
      back = offset - to + edit.span[1];
    }
    return back;
  };
}

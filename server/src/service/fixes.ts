/** Merges the fixes for several problems into one change. */
import { pushAll } from '../core/index.ts';
import type { Edit, Fix } from '../core/index.ts';

/**
 * Returns the edits for all fixes that can be applied together, preferring earlier fixes. A fix is applied completely or not at all. An
 * edit that several fixes share is applied once. A fix that overlaps an earlier one is skipped.
 */
export function joinFixes(fixes: readonly Fix[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const fix of fixes) {
    const fresh = fix.edits.filter((edit) => !joined.some((other) => isSame(edit, other)));
    if (!fresh.some((edit) => joined.some((other) => isConflict(edit, other)))) pushAll(joined, fresh);
  }
  return joined;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span[0] === b.span[0] && a.span[1] === b.span[1] && a.newText === b.newText;
}

/** Whether two edits overlap. Insertions do not conflict with each other, or with a replacement that begins or ends at the same offset. */
function isConflict(a: Edit, b: Edit): boolean {
  return a.span[0] < b.span[1] && b.span[0] < a.span[1];
}

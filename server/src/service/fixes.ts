/** Joining the fixes of several problems into one change. */
import type { Edit, Fix } from '../core/index.ts';

/**
 * The edits of the fixes that can be made together, in the order given. A fix is made whole or not at all; edits that another
 * fix makes as well are made once; a fix that changes what another one changes is left for the next time.
 */
export function joinFixes(fixes: readonly Fix[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const fix of fixes) {
    const fresh = fix.edits.filter((edit) => !joined.some((other) => isSame(edit, other)));
    if (!fresh.some((edit) => joined.some((other) => isConflict(edit, other)))) joined.push(...fresh);
  }
  return joined;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span[0] === b.span[0] && a.span[1] === b.span[1] && a.newText === b.newText;
}

/** Text that both replace. Insertions at one place do not disturb each other, nor one at the edge of a replacement. */
function isConflict(a: Edit, b: Edit): boolean {
  if (a.span[0] === b.span[0] && a.span[1] === b.span[1]) return a.span[0] !== a.span[1];
  return a.span[0] < b.span[1] && b.span[0] < a.span[1];
}

/** "Did you mean" for codes of rules. */

/** The codes that a mistyped one may stand for, best first, three at most: same name in any family, then few edits away. */
export function nearestCodes(typed: string, codes: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase().replace(/[\s_]+/g, '-');
  const name = wanted.split('/').at(-1) ?? wanted;
  const sameName = codes.filter((code) => code.split('/')[1] === name);
  if (sameName.length > 0) return sameName.slice(0, 3);
  return codes
    .map((code) => ({
      code,
      edits: Math.min(editsBetween(wanted, code), editsBetween(name, code.split('/')[1] ?? code)),
    }))
    .filter(({ edits }) => edits <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.edits - b.edits)
    .map(({ code }) => code)
    .slice(0, 3);
}

/** Levenshtein's distance (Levenshtein 1966; the usual two-row dynamic programme). */
function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

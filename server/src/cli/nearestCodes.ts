/** Suggests rule codes for "did you mean" hints. */
import { nearestWords } from '../core/index.ts';

/**
 * Returns at most three codes that are similar to a mistyped one, best first: codes with the same name in any family or, if there are none,
 * codes that differ, or whose names differ, by a few edits.
 */
export function nearestCodes(typed: string, codes: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase().replace(/[\s_]+/g, '-');
  const nameOf = (code: string): string => code.split('/').at(-1) ?? code;
  const name = nameOf(wanted);
  const sameName = codes.filter((code) => nameOf(code) === name);
  if (sameName.length > 0) return sameName.slice(0, 3);
  const nearNames = nearestWords(name, [...new Set(codes.map(nameOf))]);
  const byName = nearNames.flatMap((near) => codes.filter((code) => nameOf(code) === near));
  return [...new Set([...nearestWords(wanted, codes), ...byName])].slice(0, 3);
}

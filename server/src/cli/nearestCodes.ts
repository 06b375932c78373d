/** "Did you mean" suggestions for rule codes. */
import { nearestWords } from '../core/index.ts';

/**
 * Returns at most three codes similar to a mistyped one, best first: those with the same name in any family, then those a few edits away.
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

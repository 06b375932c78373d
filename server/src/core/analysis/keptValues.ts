/** Checks whether a document still contains all its values after an edit. */
import { scalarsOf, type YamlNode } from '../yaml/tree.ts';

/**
 * Whether `after` contains all keys and values of `before`, except the values that edits declare as replaced. Differences in whitespace are
 * ignored. A value that is now part of a longer value counts as contained.
 *
 * @param replaced the values that edits declare as replaced, one entry per replacement
 */
export function keepsValues(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  replaced: readonly string[],
): boolean {
  const remaining = valuesOf(after);
  const counts = new Map<string, number>();
  for (const value of [...remaining, ...replaced.map(asCompared)]) counts.set(value, (counts.get(value) ?? 0) + 1);
  let all: string | undefined;
  return valuesOf(before).every((value) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count > 0 || (all ??= remaining.join('\n')).includes(value);
  });
}

const asCompared = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const valuesOf = (root: YamlNode | undefined): readonly string[] =>
  root ? scalarsOf(root).map(({ value }) => asCompared(value)) : [];

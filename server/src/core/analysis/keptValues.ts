/** Whether a document still says all that it said before it was edited. */
import { scalarsOf, type YamlNode } from '../yaml/tree.ts';

/**
 * Whether all keys and values of a tree are in another one, except those that edits declare to replace. Spaces and line breaks are layout;
 * what became a part of a longer text is still there.
 *
 * @param replaced the declared values, each as often as it is replaced
 */
export function keepsValues(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  replaced: readonly string[],
): boolean {
  const left = valuesOf(after);
  const counts = new Map<string, number>();
  for (const value of [...left, ...replaced.map(asCompared)]) counts.set(value, (counts.get(value) ?? 0) + 1);
  let all: string | undefined;
  return valuesOf(before).every((value) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count > 0 || (all ??= left.join('\n')).includes(value);
  });
}

const asCompared = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const valuesOf = (root: YamlNode | undefined): readonly string[] =>
  root ? scalarsOf(root).map(({ value }) => asCompared(value)) : [];

/** Looks up the labels of a page by their text. */
import type { LabelKey, Labels } from '../../labels/english.ts';
import { labelTags, labelsOf } from '../../labels/labels.ts';

/** The labels of one language. */
export interface PageWords {
  /** The tag of the language. */
  readonly tag: string;
  readonly labels: Labels;
  /**
   * Returns the key of the label with this text, without the prefix: `key_takeaways` for the heading "Key Takeaways" and the prefix
   * `section.`. Returns undefined if no label with this prefix has the text.
   */
  find(prefix: string, text: string): string | undefined;
  /**
   * Returns the part of `text` in place of the `{}` in a label such as `first seen {}`; undefined if the rest of the text differs from the
   * label.
   */
  valueIn(label: LabelKey, text: string): string | undefined;
}

/** Returns the labels of a language; lookups ignore case. */
export function pageWords(tag: string): PageWords {
  const labels = labelsOf(tag);
  const entries = Object.entries(labels);
  // Indexed by label, because every line of a source is looked up in every language.
  const byPrefix = new Map<string, ReadonlyMap<string, string>>();
  return {
    tag,
    labels,
    find(prefix, text) {
      const rests = byPrefix.get(prefix) ?? restsOf(entries, prefix);
      byPrefix.set(prefix, rests);
      return rests.get(fold(text));
    },
    valueIn(label, text) {
      const [before = '', after = ''] = fold(labels[label]).split('{}');
      const normalised = fold(text);
      const isLabelled = normalised.length > before.length + after.length && normalised.startsWith(before);
      return isLabelled && normalised.endsWith(after)
        ? text
            .trim()
            .slice(before.length, text.trim().length - after.length)
            .trim()
        : undefined;
    },
  };
}

/** Maps each label whose key has a prefix to the rest of its key. If several labels are equal, the first one is used. */
function restsOf(entries: readonly (readonly [string, string])[], prefix: string): ReadonlyMap<string, string> {
  const matching = entries.filter(([key]) => key.startsWith(prefix)).reverse();
  return new Map(matching.map(([key, label]) => [fold(label), key.slice(prefix.length)]));
}

const fold = (text: string): string => text.trim().toLowerCase();

/** Returns the labels of the language in which the most lines are section headings; undefined if fewer than three lines are. */
export function wordsOfPage(lines: readonly string[]): PageWords | undefined {
  const counted = labelTags().map((tag) => {
    const words = pageWords(tag);
    return { words, count: lines.filter((line) => words.find('section.', line) !== undefined).length };
  });
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count >= 3 ? best.words : undefined;
}

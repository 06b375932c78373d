/** The words of a page, looked up by what they say. */
import type { LabelKey, Labels } from '../../labels/english.ts';
import { labelTags, labelsOf } from '../../labels/labels.ts';

/** The words of one language. */
export interface PageWords {
  /** The tag of the language. */
  readonly tag: string;
  readonly labels: Labels;
  /** Returns the rest of a label's key, such as `key_takeaways` of `section.`, for a text that is one of these labels. */
  find(prefix: string, text: string): string | undefined;
  /** Returns the value in a label with a place for one: `first seen {}`. */
  valueIn(label: LabelKey, text: string): string | undefined;
}

/** Returns the words of a language; case is ignored. */
export function pageWords(tag: string): PageWords {
  const labels = labelsOf(tag);
  const entries = Object.entries(labels);
  return {
    tag,
    labels,
    find(prefix, text) {
      const folded = fold(text);
      const found = entries.find(([key, label]) => key.startsWith(prefix) && fold(label) === folded);
      return found?.[0].slice(prefix.length);
    },
    valueIn(label, text) {
      const [before = '', after = ''] = fold(labels[label]).split('{}');
      const folded = fold(text);
      const isLabelled = folded.length > before.length + after.length && folded.startsWith(before);
      return isLabelled && folded.endsWith(after)
        ? text
            .trim()
            .slice(before.length, text.trim().length - after.length)
            .trim()
        : undefined;
    },
  };
}

const fold = (text: string): string => text.trim().toLowerCase();

/** Returns the words of the language in which the most lines are headings of sections; undefined if fewer than three are. */
export function wordsOfPage(lines: readonly string[]): PageWords | undefined {
  const counted = labelTags.map((tag) => {
    const words = pageWords(tag);
    return { words, count: lines.filter((line) => words.find('section.', line) !== undefined).length };
  });
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count >= 3 ? best.words : undefined;
}

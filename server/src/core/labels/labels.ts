/** The labels of the report, by language. */
import { english, type LabelKey, type Labels } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';

export type { LabelKey, Labels };

/**
 * The keys for which the report has a section: those with a label `section.<key>`. A new key is added to `english.ts`, and the compiler then
 * reports the languages that lack it.
 */
export type SectionKey = LabelKey extends infer Key ? (Key extends `section.${infer Name}` ? Name : never) : never;

const languages: Readonly<Record<string, Labels>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ja: japanese,
  uk: ukrainian,
};

/**
 * Returns the language of the labels for a BCP 47 tag. This is the tag without region and script if there are labels for that language, and
 * `en` otherwise.
 */
export function labelLanguage(tag: string | undefined): string {
  const primary = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, primary) ? primary : 'en';
}

/**
 * Returns the tags of the languages that have labels. This is a function and not a constant, because a bundle that is loaded on
 * demand can export only functions.
 */
export const labelTags = (): readonly string[] => Object.keys(languages);

/** Returns the labels for a language that {@link labelLanguage} returned. */
export const labelsOf = (language: string): Labels => languages[language] ?? english;

/** Returns a label with a value in place of its `{}`. */
export const filledIn = (label: string, value: string | number): string => label.replace('{}', () => String(value));

/** The words of the report in the languages that it has headings in. */
import { english, type LabelKey, type Labels } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';

export type { LabelKey, Labels };

const languages: Readonly<Record<string, Labels>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ja: japanese,
  uk: ukrainian,
};

/** Returns the tag of the language that has headings for a BCP 47 tag: its own without region and script, or English. */
export function labelLanguage(tag: string | undefined): string {
  const primary = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, primary) ? primary : 'en';
}

/** The languages that have words. */
export const labelTags: readonly string[] = Object.keys(languages);

/** Returns the words for a language of {@link labelLanguage}. */
export const labelsOf = (language: string): Labels => languages[language] ?? english;

/** Returns a text with a value in place of its `{}`. */
export const filledIn = (label: string, value: string | number): string => label.replace('{}', () => String(value));

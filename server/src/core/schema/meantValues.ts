/**
 * Finds the allowed value that an author meant by another spelling, a typo, an abbreviation, a word from another scale, or a phrase that
 * contains the value.
 */
import { withoutTrailing } from '../util/ends.ts';
import { canonicalValue, normaliseWord, readBoolean } from '../model/vocabularies.ts';
import type { TextShape } from './schemaIndex.ts';
import { isCloseWord, nearestWords } from './unknownKeys.ts';

/** The allowed value that a string stands for. */
export interface MeantWord {
  readonly word: string;
  /** Whether the string is an accepted spelling. */
  readonly isExact: boolean;
  /** Whether the string is a typo, or a spelling that can mean nothing else. */
  readonly isCertain: boolean;
  /** Whether the string contains more information than the allowed value. */
  readonly isWithin?: boolean;
}

/** Returns the allowed value that a string stands for; undefined if there is none, or if the string is ambiguous. */
export function meantWord(text: string, shape: TextShape): MeantWord | undefined {
  const words = [...(shape.words ?? []), ...(shape.boolean ? ['true', 'false'] : [])];
  const exact = shape.words && canonicalValue(text, shape.words, shape.synonyms);
  if (exact !== undefined) return { word: exact, isExact: true, isCertain: true };
  const boolean = shape.boolean ? readBoolean(text) : undefined;
  if (boolean !== undefined) return { word: String(boolean), isExact: true, isCertain: true };
  const normalised = withoutTrailing(normaliseWord(text.replace(/[.!?*]+/g, ' ')).replace(/^_+/, ''), /_/);
  if (normalised === '') return undefined;
  const known = allowedValueOf(normalised, shape);
  if (known !== undefined) {
    const isCertain = lettersOf(normalised) === lettersOf(known);
    // Replacing the author's text with `other` would lose information.
    return { word: known, isExact: false, isCertain, ...(known === 'other' ? { isWithin: true } : {}) };
  }
  const near = nearestWords(text, words)[0];
  if (near !== undefined && isCloseWord(text, near)) return { word: near, isExact: false, isCertain: true };
  const begun = words.filter((word) => normalised.length >= 2 && normaliseWord(word).startsWith(normalised));
  if (begun[0] !== undefined && begun.length === 1) return { word: begun[0], isExact: false, isCertain: false };
  const within = wordWithin(normalised, shape);
  if (within !== undefined) return { word: within, isExact: false, isCertain: false, isWithin: true };
  return near === undefined ? undefined : { word: near, isExact: false, isCertain: false };
}

/** Returns a word without punctuation and without the TLP prefix: `TLP-AMBER` becomes `amber`. */
const lettersOf = (word: string): string =>
  normaliseWord(word)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^tlp/, '');

/** Returns the allowed value for a normalised spelling, as defined in the schema; undefined for an unknown spelling. */
function allowedValueOf(normalised: string, { words = [], synonyms, meant }: TextShape): string | undefined {
  const own = words.find((word) => normaliseWord(word) === normalised);
  return (
    own ??
    (Object.hasOwn(synonyms, normalised)
      ? synonyms[normalised]
      : Object.hasOwn(meant, normalised)
        ? meant[normalised]
        : undefined)
  );
}

/** Returns the allowed value that a phrase contains as a whole word: `very_hard` in "it is very hard". Returns undefined for none or several. */
function wordWithin(normalised: string, shape: TextShape): string | undefined {
  const [only, other] = foundWithin(normalised, shape);
  return other === undefined ? only : undefined;
}

/** The lowest score of each rating except `none`. Source: CVSS 3.1, 5 and CVSS 4.0, 6 ("Qualitative Severity Rating Scale"). */
const ratings: readonly (readonly [number, string])[] = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0.1, 'low'],
];

/** Returns the allowed values that an ambiguous string may mean: both values in "low to medium", or the rating of a score. */
export function possibleWords(text: string, shape: TextShape): readonly string[] {
  const score = /^\d{1,2}(?:\.\d)?$/.test(text.trim()) ? Number(text) : undefined;
  const isSeverity = shape.words?.includes('critical') === true;
  if (score !== undefined && isSeverity && score <= 10)
    return ratings
      .filter(([from]) => score >= from)
      .slice(0, 1)
      .map(([, word]) => word);
  return foundWithin(normaliseWord(text), shape);
}

/** Returns all allowed values that a phrase contains as whole words. If some are found, those with fewer words are ignored. */
function foundWithin(normalised: string, shape: TextShape): readonly string[] {
  const parts = normalised.split(/[^\p{L}\p{N}+]+/u).slice(0, 12);
  for (let length = Math.min(3, parts.length - 1); length > 0; length--) {
    const found = new Set<string>();
    for (let at = 0; at + length <= parts.length; at++) {
      const part = parts.slice(at, at + length).join('_');
      const isAnswer = shape.boolean && /^(?:yes|no)$/.test(part);
      const word = isAnswer ? String(part === 'yes') : allowedValueOf(part, shape);
      if (word !== undefined) found.add(word);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}

/** Parses the values in the lines of a page. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { tlpValues } from '../../model/vocabularies.ts';
import type { DraftFields, DraftValue } from '../draft.ts';
import type { PageWords } from './words.ts';

/** The separator between a value and its details. */
const dash = ' — ';

/** Splits `Medium — because …` at its first dash; without a dash, `rest` is undefined. */
export function atDash(text: string): readonly [value: string, rest: string | undefined] {
  const at = text.indexOf(dash);
  return at < 0 ? [text.trim(), undefined] : [text.slice(0, at).trim(), text.slice(at + dash.length).trim()];
}

/** Returns the IDs in `T1133 - External Remote Services; T1190 - …`; parts that do not begin with an ID are unchanged. */
export function techniqueIds(text: string): readonly string[] {
  return text
    .split(/;\s+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => normaliseTechniqueId(part.split(/\s/)[0] ?? '') ?? part);
}

/** Returns the enum value of a rating that is written as on a page: `very_hard` for `Very Hard`; undefined for any other text. */
export function ratingOf(words: PageWords, scale: string, text: string): string | undefined {
  return words.find(`${scale}.`, text);
}

/**
 * Reads `None — rationale`: returns the rating alone, or a mapping with the rating and the rationale. Text without a rating becomes the
 * rationale. `reason` is the key of the rationale.
 */
export function ratedValue(words: PageWords, scale: string, text: string, reason: string): DraftValue {
  const [value, rest] = atDash(text);
  const rating = ratingOf(words, scale, value);
  if (rating === undefined) return { [reason]: text.trim() };
  return rest === undefined ? rating : { rating, [reason]: rest };
}

/** A labelled line, such as `Log sources: Process Creation`. `label` is the key of the label without its prefix: `log_sources`. */
export interface Labelled {
  readonly label: string;
  readonly value: string;
}

/**
 * Splits a line such as `Log sources: Process Creation` if its label is one of the page's labels whose key begins with `prefix`. Returns
 * undefined for any other line.
 */
export function labelled(words: PageWords, prefix: string, line: string): Labelled | undefined {
  const at = line.indexOf(':');
  if (at < 0) return undefined;
  const label = words.find(prefix, line.slice(0, at));
  return label === undefined ? undefined : { label, value: line.slice(at + 1).trim() };
}

/** Splits a name from the details in parentheses after it, which the page separates by `; `: `Akira (ransomware; S1129)`. */
export function detailsOf(text: string): readonly [name: string, details: readonly string[]] {
  const [, name = text, inner] = /^(.*\S)\s+\(([^()]*)\)$/.exec(text.trim()) ?? [];
  return [name.trim(), inner === undefined ? [] : inner.split(';').map((part) => part.trim())];
}

/** Returns the confidence in text such as `high confidence`; undefined for any other text. */
export function confidenceOf(words: PageWords, text: string): string | undefined {
  return words.find('fact.confidence.', text);
}

/** Returns the label in `TLP:AMBER`, without its prefix; undefined for any other text. */
export function tlpOf(text: string): string | undefined {
  const word = /^TLP:\s?([A-Z+]+)$/i.exec(text.trim())?.[1]?.toUpperCase();
  return tlpValues.find((known) => known === word);
}

/** Returns the fields without those that are undefined or an empty list. */
export function filled(fields: DraftFields): DraftFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Returns the fields of a row that have a value, or only the value of `identity` if the other fields have none. */
export function bare(fields: DraftFields, identity: string): DraftValue {
  const known = filled(fields);
  const [only, ...more] = Object.keys(known);
  return only === identity && more.length === 0 ? (known[identity] ?? known) : known;
}

/** Removes the markup around a value that is entirely code or strong text; returns any other value unchanged. */
export function withoutMarks(text: string): string {
  const [, doubled] = /^`` (.*) ``$/s.exec(text) ?? [];
  const [, code] = /^`([^`]*)`$/.exec(text) ?? [];
  const [, strong] = /^\*\*([^*]*)\*\*$/.exec(text) ?? [];
  return doubled ?? code ?? strong ?? text;
}

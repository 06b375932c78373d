/** Converts values to the JSON model. */
import { customPairs } from '../../model/customValues.ts';
import { readDate } from '../../model/dates.ts';
import type { List, Located, Row, Text } from '../../model/advisory.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type Entry = readonly [key: string, value: Json | undefined];

/** Returns a mapping of the entries that have a value, in order. */
export const mapping = (entries: readonly Entry[]): Json =>
  Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));

/** Returns a row: the given entries, then the author's `x_` keys. */
export const rowOf = ({ pairs }: Row, entries: readonly Entry[]): Json => mapping([...entries, ...customPairs(pairs)]);

/** Returns text as written, without surrounding whitespace. */
export const text = (value: Text | undefined): string | undefined => value?.value.trim();

/** Returns an identifier in upper case: `t1003/001` becomes `T1003.001`. */
export const identifier = (value: Text | undefined): string | undefined =>
  text(value)
    ?.toUpperCase()
    .replace(/^(T\d{4})\/(\d{3})$/, '$1.$2');

/** Returns an unambiguous date as `YYYY-MM-DD` or a date-time as RFC 3339; any other text as written. */
export function date(value: Text | undefined): string | undefined {
  const written = text(value);
  return written === undefined ? undefined : (readDate(written).suggestion ?? written);
}

/** Returns a value without its location; undefined if it is absent. */
export const plain = <T extends string | number | boolean>(value: Located<T> | undefined): T | undefined =>
  value?.value;

/** Returns strings as a list; undefined if there are none. */
export const texts = (values: readonly Text[]): Json | undefined =>
  values.length > 0 ? values.map(({ value }) => value.trim()) : undefined;

/** Returns the items of a list; undefined if there are none. */
export const listOf = <T>(items: readonly T[], show: (item: T) => Json): Json | undefined =>
  items.length > 0 ? items.map(show) : undefined;

/** Returns a function that converts a list; the function returns undefined if the list is absent or empty. */
export const rows =
  <T>(show: (item: T) => Json) =>
  (list: List<T> | undefined): Json | undefined =>
    list && listOf(list.items, show);

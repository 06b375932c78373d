/** Checks of what the sources hold: a shape that is not known stops the build with a line that names the place. */

export type Json = Readonly<Record<string, unknown>>;

/** Stops the build. */
export function fail(where: string, what: string): never {
  throw new Error(`${where}: ${what}`);
}

/** The value as an object; throws when it is none. */
export function asObject(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(where, 'not an object');
  return Object.fromEntries(Object.entries(value));
}

/** The value as a list; throws when it is none. */
export function asList(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) fail(where, 'not a list');
  return value;
}

/** The value as non-empty text; throws if it is something else. */
export function asText(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() === '') fail(where, 'not a text');
  return value.trim();
}

/** The value as a list of text, an absent one as an empty list; throws when it is anything else. */
export function asTexts(value: unknown, where: string): readonly string[] {
  if (value === undefined) return [];
  return asList(value, where).map((item) => asText(item, where));
}

/** The value as a boolean, an absent one as false; throws when it is anything else. */
export function asFlag(value: unknown, where: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') fail(where, 'not a boolean');
  return value;
}

/** The value as one of some words; throws when it is none of them. */
export function asWord<W extends string>(value: unknown, words: readonly W[], where: string): W {
  const found = words.find((word) => word === value);
  if (found === undefined) fail(where, `unknown value ${JSON.stringify(value)}`);
  return found;
}

/** Throws when an object has other keys than these. */
export function checkKeys(object: Json, keys: readonly string[], where: string): void {
  const unknown = Object.keys(object).filter((key) => !keys.includes(key));
  if (unknown.length > 0) fail(where, `unknown key ${unknown.join(', ')}`);
}

/** Checks the structure of the sources. An unexpected structure stops the build with a message that states its location. */

export type Json = Readonly<Record<string, unknown>>;

/** Stops the build with an error. */
export function fail(where: string, what: string): never {
  throw new Error(`${where}: ${what}`);
}

/** Returns the value as an object; throws if it is not one. */
export function asObject(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(where, 'not an object');
  return Object.fromEntries(Object.entries(value));
}

/** Returns the value as a list; throws if it is not one. */
export function asList(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) fail(where, 'not a list');
  return value;
}

/** Returns the value as a non-empty string without surrounding whitespace; throws if it is anything else. */
export function asText(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() === '') fail(where, 'not a text');
  return value.trim();
}

/** Returns the value as a list of non-empty strings, empty if absent; throws if it is anything else. */
export function asTexts(value: unknown, where: string): readonly string[] {
  if (value === undefined) return [];
  return asList(value, where).map((item) => asText(item, where));
}

/** Returns the value as a boolean, false if absent; throws if it is anything else. */
export function asFlag(value: unknown, where: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') fail(where, 'not a boolean');
  return value;
}

/** Returns the value if it is one of `words`; throws if it is anything else. */
export function asWord<W extends string>(value: unknown, words: readonly W[], where: string): W {
  const found = words.find((word) => word === value);
  if (found === undefined) fail(where, `unknown value ${JSON.stringify(value)}`);
  return found;
}

/** Throws if an object has any keys other than these. */
export function checkKeys(object: Json, keys: readonly string[], where: string): void {
  const unknown = Object.keys(object).filter((key) => !keys.includes(key));
  if (unknown.length > 0) fail(where, `unknown key ${unknown.join(', ')}`);
}

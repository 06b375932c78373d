/** Reads untrusted JSON of limited size, with functions that check the type of each value. */

/** The maximum length of imported or pasted text, in characters. */
export const maxTextLength = 1_000_000;

/** An object whose members have unknown types. */
export type Members = Readonly<Record<string, unknown>>;

/** Parses a JSON object. Returns undefined for any other text, and for text longer than {@link maxTextLength}. */
export function readJsonObject(text: string): Members | undefined {
  const written = text.replace(/^\uFEFF/, '').trim();
  if (written.length > maxTextLength || !written.startsWith('{')) return undefined;
  try {
    return membersOf(JSON.parse(written));
  } catch {
    return undefined;
  }
}

/** Returns the members of an object; undefined for any other value. */
export function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
}

/** Returns a string without surrounding whitespace; undefined for any other value, and for a string of whitespace only. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Returns the items of a list; an empty list for any other value. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Returns the objects in a list; an empty list for any other value. */
export function objectsOf(value: unknown): readonly Members[] {
  return itemsOf(value)
    .map(membersOf)
    .filter((item) => item !== undefined);
}

/** Returns the strings in a list, trimmed and without blank ones; an empty list for any other value. */
export function textsOf(value: unknown): readonly string[] {
  return itemsOf(value).flatMap((item) => textOf(item) ?? []);
}

/** Reads untrusted JSON: its size is limited, and the type of every member is checked. */

/** The maximum length of a text that is read, in characters. */
export const longestText = 1_000_000;

/** An object of unknown members. */
export type Members = Readonly<Record<string, unknown>>;

/** Parses a JSON object; undefined for any other text, and for one longer than {@link longestText}. */
export function readJsonObject(text: string): Members | undefined {
  const written = text.replace(/^\uFEFF/, '').trim();
  if (written.length > longestText || !written.startsWith('{')) return undefined;
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

/** Returns a text without surrounding whitespace; undefined for any other value, and for one with only whitespace. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Returns the items of a list; none for any other value. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Returns the objects of a list. */
export function objectsOf(value: unknown): readonly Members[] {
  return itemsOf(value)
    .map(membersOf)
    .filter((item) => item !== undefined);
}

/** Returns the texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return itemsOf(value).flatMap((item) => textOf(item) ?? []);
}

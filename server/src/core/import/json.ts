/** Reads JSON that somebody else wrote: its size is bounded, and no member is trusted to have a type. */

/** The most characters of a text that is read. */
export const longestText = 1_000_000;

/** An object of unknown members. */
export type Members = Readonly<Record<string, unknown>>;

/** Returns the object that a JSON text is; undefined for any other text, and for one that is longer than {@link longestText}. */
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

/** Returns a text without the whitespace around it; undefined for any other value, and for one without a character. */
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

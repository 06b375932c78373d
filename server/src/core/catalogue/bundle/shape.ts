/** Reading values of unknown shape. */

/** An object's members; undefined for every other value. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** A text that is not empty. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of a list; other items, and what is not a list, are ignored. */
export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => asText(item) ?? []) : [];
}

/** The objects of a list, in the same way. */
export function asRecords(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return [];
  return value.map(asRecord).filter((item) => item !== undefined);
}

/** Reads values of unknown structure. */

/** Returns an object's members; undefined for any other value. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Returns the value if it is a string that contains more than whitespace; undefined for any other value. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/**
 * Returns the strings in a list that contain more than whitespace. Other items are omitted. The result is empty for a value that is not a
 * list.
 */
export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => asText(item) ?? []) : [];
}

/** Returns the objects in a list. Other items are omitted. The result is empty for a value that is not a list. */
export function asRecords(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return [];
  return value.map(asRecord).filter((item) => item !== undefined);
}

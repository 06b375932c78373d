import type { DraftValue } from './draft.ts';
import { readJsonObject } from './json.ts';
import type { Importer } from './reader.ts';

/** The deepest nesting that is read. */
const deepest = 50;

/** An advisory as JSON, such as `advisory render --to json` prints; it has the keys of the format. */
export const model: Importer = {
  read(text, { order }) {
    const members = readJsonObject(text);
    const known = order.filter((key) => members !== undefined && Object.hasOwn(members, key));
    // Other formats have a `title` or an `id` as well.
    if (!members || known.length < 3) return undefined;
    const entries = Object.entries(members).flatMap(([key, value]) => {
      const draft = draftOf(value, 0);
      return draft === undefined ? [] : [[key, draft] as const];
    });
    return { draft: new Map(entries), unread: [] };
  },
};

/** Returns a value of JSON as one of a draft; undefined for `null`, and below {@link deepest}. */
function draftOf(value: unknown, depth: number): DraftValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
  if (Array.isArray(value)) return value.flatMap((item) => draftOf(item, depth + 1) ?? []);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, draftOf(item, depth + 1)]));
}

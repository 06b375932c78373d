import type { DraftValue } from '../draft.ts';
import { readJsonObject } from '../json.ts';
import type { Importer } from '../reader.ts';

/** The maximum nesting depth that is read. */
const maxDepth = 50;

/** Imports an advisory as JSON, such as the output of `advisory render --to json`. Its keys are those of an advisory. */
export const model: Importer = {
  read(text, { order }) {
    const members = readJsonObject(text);
    const known = order.filter((key) => members !== undefined && Object.hasOwn(members, key));
    // Other formats also have a `title` or an `id`.
    if (!members || known.length < 3) return undefined;
    const entries = Object.entries(members).flatMap(([key, value]) => {
      const draft = draftOf(value, 0);
      return draft === undefined ? [] : [[key, draft] as const];
    });
    return { draft: new Map(entries), unread: [] };
  },
};

/** Converts a JSON value to a draft value. Returns undefined for `null`, and for lists and objects nested deeper than {@link maxDepth}. */
function draftOf(value: unknown, depth: number): DraftValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth > maxDepth) return undefined;
  if (Array.isArray(value)) return value.flatMap((item) => draftOf(item, depth + 1) ?? []);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, draftOf(item, depth + 1)]));
}

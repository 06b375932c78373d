/** Reads an organisation's custom sections from the notes that our export writes for them. */
import type { DraftValue } from '../draft.ts';
import { itemsOf, membersOf, textOf, type Members } from '../json.ts';
import type { Graph } from './graph.ts';

/** The maximum depth of a value. Lists and objects nested more deeply are kept as JSON text. */
const maxDepth = 20;

/** Reads the section in an extension of a note. Returns false if there is none, or if its key already has a value. */
export function readCustomSection(note: Members, { collected }: Graph): boolean {
  for (const extension of Object.values(membersOf(note['extensions']) ?? {})) {
    const { section, value } = membersOf(extension) ?? {};
    const key = textOf(section);
    if (key === undefined || !/^x_[\w-]{1,100}$/.test(key) || value === undefined || collected.has(key)) continue;
    collected.set(key, draftValue(value, maxDepth), 'notes in the bundle');
    return true;
  }
  return false;
}

/** Converts a JSON value to a draft value. Null becomes an empty string, as in our export of a key without a value. */
function draftValue(value: unknown, depth: number): DraftValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null) return '';
  if (depth === 0) return JSON.stringify(value);
  if (Array.isArray(value)) return itemsOf(value).map((item) => draftValue(item, depth - 1));
  return Object.fromEntries(
    Object.entries(membersOf(value) ?? {}).map(([key, inner]) => [key, draftValue(inner, depth - 1)]),
  );
}

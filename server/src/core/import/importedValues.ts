/** Reads a MISP event or a CSAF document as values of an advisory, for programs that add them to an existing one. */
import { csaf } from './csaf/importer.ts';
import { Noted, type DraftValue } from './draft.ts';
import { misp } from './misp/importer.ts';
import { quietSource } from './quiet.ts';
import type { ImportContext } from './reader.ts';

/** A value without notes. */
export type ImportedValue = string | number | boolean | readonly ImportedValue[] | ImportedFields;

/** The fields of a mapping, in order. */
export interface ImportedFields {
  readonly [key: string]: ImportedValue;
}

/** The values of a document by key, in canonical order. */
export interface ImportedValues {
  readonly values: ReadonlyMap<string, ImportedValue>;
  /** The content for which an advisory has no key, one line each. */
  readonly unread: readonly string[];
}

/** Returns the values of a MISP event or a CSAF document, with all listed indicators defanged; undefined for any other text. */
export function importedValues(text: string, context: ImportContext): ImportedValues | undefined {
  for (const importer of [misp, csaf]) {
    const read = importer.read(text, context);
    if (read === undefined || typeof read === 'string') continue;
    const { draft, unread } = quietSource(read);
    const values = context.order.flatMap((key) => {
      const value = draft.get(key);
      return value === undefined ? [] : [[key, withoutNotes(value)] as const];
    });
    return { values: new Map(values), unread };
  }
  return undefined;
}

function withoutNotes(value: DraftValue): ImportedValue {
  if (value instanceof Noted) return withoutNotes(value.value);
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(withoutNotes);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, withoutNotes(one)]])),
  );
}

const isList = (value: DraftValue): value is readonly DraftValue[] => Array.isArray(value);

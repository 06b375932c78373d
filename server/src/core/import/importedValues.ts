/** Reads a STIX bundle, a MISP event, a CSAF document or a Navigator layer as values of an advisory, to add them to an existing one. */
import { csaf } from './csaf/importer.ts';
import { draftLines, Noted, type DraftValue } from './draft.ts';
import { layer } from './navigator/importer.ts';
import { misp } from './misp/importer.ts';
import { quietSource } from './quiet.ts';
import type { ImportContext, ReadSource } from './reader.ts';
import { stix } from './stix/importer.ts';

/** A value of a draft without the notes on its source. */
export type ImportedValue = string | number | boolean | readonly ImportedValue[] | ImportedFields;

/** The fields of a mapping, in order. */
export interface ImportedFields {
  readonly [key: string]: ImportedValue;
}

/** The content of a document: its values by top-level key, and what was not imported. */
export interface ImportedValues {
  readonly values: ReadonlyMap<string, ImportedValue>;
  /** Descriptions of the content that was not imported, one for each item. */
  readonly unread: readonly string[];
}

/** Returns the values of a document, with all listed indicators defanged; undefined for text in any other format. */
export function importedValues(text: string, context: ImportContext): ImportedValues | undefined {
  const read = readDocument(text, context);
  if (!read) return undefined;
  const values = [...read.draft].map(([key, value]) => [key, withoutNotes(value)] as const);
  return { values: new Map(values), unread: read.unread };
}

/**
 * Returns the content of a document without the values that `isKnown` accepts: the other values as lines of YAML with their sources, then the
 * content that cannot be imported. Returns an empty list for text in any other format.
 *
 * @param isKnown whether a value can be omitted
 */
export function otherContent(
  text: string,
  context: ImportContext,
  isKnown: (key: string, value: ImportedValue) => boolean,
): readonly string[] {
  const read = readDocument(text, context);
  if (!read) return [];
  const others = [...read.draft].filter(([key, value]) => !isKnown(key, withoutNotes(value)));
  return [...draftLines(new Map(others), context.order), ...read.unread];
}

function readDocument(text: string, context: ImportContext): ReadSource | undefined {
  for (const importer of [stix, misp, csaf, layer]) {
    const read = importer.read(text, context);
    if (read !== undefined && typeof read !== 'string') return quietSource(read);
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

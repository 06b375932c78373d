/** Converts indicators from other formats to rows with a type that fits the value, defanged and without duplicates. */
import { defang, readIndicator } from '../indicators/index.ts';
import { readTlp, tlpValues, type IndicatorType } from '../model/vocabularies.ts';
import type { DraftFields, DraftValue } from './draft.ts';

/** An indicator found in another format. */
export interface FoundIndicator {
  /** The type stated by the source, if any. */
  readonly type?: IndicatorType;
  readonly value: string;
  /** The values of the other keys in its row. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
}

/** The order of the keys after `type` and `value` in a row. */
const order = ['role', 'malware', 'description', 'first_seen', 'last_seen', 'confidence', 'tlp'];

/**
 * Converts indicators to rows. Rows for the same indicator are merged and their descriptions joined. If a value does not match its stated
 * type, the row gets the type inferred from the value, or `other`.
 */
export function indicatorRows(found: readonly FoundIndicator[]): readonly DraftFields[] {
  const rows = new Map<string, Row>();
  for (const { type: stated, value: written, fields = {} } of found) {
    const value = oneLine(written);
    if (value === '') continue;
    const { type, key } = typed(value, stated);
    const isOther = stated !== undefined && type === 'other' && stated !== 'other';
    const id = `${type} ${key}`;
    const row = rows.get(id) ?? { type, value: defang(value, type), fields: new Map(), said: new Set(), texts: [] };
    rows.set(id, row);
    for (const [name, text] of Object.entries(fields)) if (text) addField(row, name, oneLine(text));
    if (isOther) addText(row, `given as ${stated}`);
  }
  return [...rows.values()].map(({ type, value, fields, texts }) => {
    if (texts.length > 0) fields.set('description', texts.join('; '));
    return {
      type,
      value,
      ...Object.fromEntries(order.map((name): [string, DraftValue | undefined] => [name, fields.get(name)])),
    };
  });
}

interface Row {
  readonly type: IndicatorType;
  readonly value: string;
  readonly fields: Map<string, string>;
  /** The parts of the description. */
  readonly said: Set<string>;
  /** The texts of the description without parts of earlier ones. */
  readonly texts: string[];
}

function typed(value: string, stated: IndicatorType | undefined): { type: IndicatorType; key: string } {
  const read = readIndicator(value, stated);
  if (read.flaw?.kind === 'mismatch') return readIndicator(value, read.flaw.right);
  return read.flaw?.kind === 'malformed' ? readIndicator(value, 'other') : read;
}

/**
 * Adds a value to the fields of a row. If dates or TLP labels differ, the row gets the earliest `first_seen`, the latest `last_seen` and the
 * strictest label. Descriptions are joined. Any other value that differs from the first one under its key becomes part of the description.
 */
function addField(row: Row, name: string, text: string): void {
  const { fields } = row;
  const known = fields.get(name);
  if (name === 'description') addText(row, text);
  else if (known === undefined) fields.set(name, text);
  else if (known.toLowerCase() === text.toLowerCase()) return;
  else if (name === 'first_seen' || name === 'last_seen') {
    if (text < known === (name === 'first_seen')) fields.set(name, text);
  } else if (name === 'tlp') {
    if (strictness(text) < strictness(known)) fields.set(name, text);
  } else addText(row, `${name}: ${text}`);
}

function addText({ said, texts }: Row, text: string): void {
  const parts = text.split('; ');
  const added = texts.length === 0 ? text : parts.filter((part) => !said.has(part)).join('; ');
  if (added !== '') texts.push(added);
  for (const part of parts) said.add(part);
}

const strictness = (label: string): number => tlpValues.findIndex((word) => word === readTlp(label));

/** Returns text on one line: trimmed, and with each run of whitespace replaced by a space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Converts the lists in an imported document to rows. */
import type { ImportedValue, ImportedValues } from '../import/importedValues.ts';
import { readIndicatorType } from '../model/vocabularies.ts';
import { rowOf, type ValueStyle } from './indicators.ts';
import { blockLines } from './rules.ts';
import type { Row, Value } from './row.ts';

/**
 * The lists that are added to an advisory, with the nouns for their rows. Other content of an imported document, such as its title and
 * authors, can be added only as comments.
 */
export const importedLists = {
  actors: ['actor', 'actors'],
  campaigns: ['campaign', 'campaigns'],
  malware: ['malware family', 'malware families'],
  tools: ['tool', 'tools'],
  sectors: ['sector', 'sectors'],
  regions: ['region', 'regions'],
  affected_systems: ['affected system', 'affected systems'],
  vulnerabilities: ['vulnerability', 'vulnerabilities'],
  indicators: ['indicator', 'indicators'],
  detection_rules: ['rule', 'rules'],
  mitre_attack: ['technique', 'techniques'],
  references: ['reference', 'references'],
  tags: ['tag', 'tags'],
} as const satisfies Readonly<Record<string, readonly [one: string, many: string]>>;

/** Returns the rows for the list under a key; empty if the imported document has no such list. */
export function importedRows({ values }: ImportedValues, key: string, style: ValueStyle): readonly Row[] {
  const list = values.get(key);
  if (!isList(list)) return [];
  return list.map((item) => {
    if (key === 'indicators') return indicatorRow(item, style) ?? plainRow(item);
    return key === 'mitre_attack' ? techniqueRow(item) : plainRow(item);
  });
}

function indicatorRow(item: ImportedValue, style: ValueStyle): Row | undefined {
  if (!isMapping(item)) return undefined;
  const { type: word, value, ...fields } = item;
  const type = typeof word === 'string' ? readIndicatorType(word) : undefined;
  const texts = Object.entries(fields).flatMap(([key, one]) => (typeof one === 'string' ? [[key, one] as const] : []));
  if (type === undefined || typeof value !== 'string') return undefined;
  return rowOf({ type, value, fields: Object.fromEntries(texts) }, style);
}

/** Returns the row for a technique. If the technique has only an ID and a name, the row can also be formatted as a plain string. */
function techniqueRow(item: ImportedValue): Row {
  const row = plainRow(item);
  const { id, name, ...others } = isMapping(item) ? item : {};
  const isBare = typeof id === 'string' && typeof name === 'string' && Object.keys(others).length === 0;
  return isBare ? { ...row, text: `${id} - ${name}` } : row;
}

function plainRow(item: ImportedValue): Row {
  if (!isMapping(item)) return { pairs: [], text: isList(item) ? item.map(String).join(', ') : String(item) };
  return { pairs: Object.entries(item).map(([key, value]) => [key, valueOf(value)]) };
}

function valueOf(value: ImportedValue): Value {
  if (isList(value)) return value.map(valueOf);
  if (isMapping(value)) return { fields: Object.entries(value).map(([key, one]) => [key, valueOf(one)]) };
  const block = typeof value === 'string' && value.includes('\n') ? blockLines(value) : undefined;
  return block ? { block } : value;
}

const isList = (value: ImportedValue | undefined): value is readonly ImportedValue[] => Array.isArray(value);
const isMapping = (value: ImportedValue): value is Readonly<Record<string, ImportedValue>> =>
  typeof value === 'object' && !Array.isArray(value);

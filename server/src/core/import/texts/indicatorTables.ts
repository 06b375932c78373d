/** Reads tables of indicators, with and without a header: spreadsheets, exports of MISP and other platforms, appendices of reports. */
import { namedType, type NamedType } from '../../schema/written/indicatorWords.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { dayOf } from '../dates.ts';
import { oneLine } from './lines.ts';
import { indicatorsOfText, type PastedIndicator } from './indicatorLines.ts';
import { pushAll } from '../../util/lists.ts';

/** The indicators in a table row. Undefined if the row contains none. */
export type ReadRow = readonly PastedIndicator[] | undefined;

/** The meaning of a column, derived from its heading. `none` stands for a platform's administrative data. */
type Column =
  | { readonly is: 'value' }
  | { readonly is: 'type' }
  | { readonly is: 'none' }
  | { readonly is: 'typed'; readonly type: NamedType }
  | { readonly is: 'field'; readonly key: string; readonly isUtc: boolean }
  | { readonly is: 'other'; readonly name: string };

const valueNames =
  /^(?:value|indicator|indicators|indicator_value|ioc|iocs|ioc_value|observable|observable_value|attribute|attribute_value|artifact|data|indicator_of_compromise|wert|indikator|valeur|indicateur|valor|indicador)$/;
const typeNames = /^(?:type|indicator_type|ioc_type|attribute_type|observable_type|kind|data_type|typ|art|tipo)$/;
/** Matches columns of MISP's export, and of similar ones, that are irrelevant to an advisory. Source: MISP, "CSV export". */
const administrative =
  /^(?:uuid|event_?id|event_uuid|category|to_ids|date|timestamp|distribution|object_uuid|object_relation|object_name|object_meta_category|attribute_tag|deleted|sharing_group_id)$/;
const fields: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:description|comment|comments|note|notes|context|details?|info|information|remarks?|usage|purpose|first_seen_in|explanation|beschreibung|bemerkung|kommentar|notiz|commentaire|remarque|descripción|comentario|nota)$/,
    'description',
  ],
  [/^(?:role|category|stage|function)$/, 'role'],
  [/^(?:malware|malware_family|family|malware_name|associated_malware|malware_printable)$/, 'malware'],
  [/^(?:first_seen|first_observed|first_seen_date|first_seen_utc|valid_from)$/, 'first_seen'],
  [/^(?:last_seen|last_observed|last_seen_date|last_seen_utc)$/, 'last_seen'],
  [/^(?:confidence|confidence_level)$/, 'confidence'],
  [/^(?:tlp|marking)$/, 'tlp'],
];

function columnOf(heading: string, isExport: boolean): Column {
  const word = normaliseWord(heading);
  if (valueNames.test(word)) return { is: 'value' };
  if (typeNames.test(word)) return { is: 'type' };
  if (isExport && administrative.test(word)) return { is: 'none' };
  const [, key] = fields.find(([names]) => names.test(word)) ?? [];
  if (key !== undefined) return { is: 'field', key, isUtc: word.endsWith('_utc') };
  const type = namedType(heading) ?? namedType(/\(([^()]+)\)$/.exec(heading)?.[1] ?? '');
  return type ? { is: 'typed', type } : { is: 'other', name: heading };
}

/**
 * Reads the rows of a table. If the first row is a header, the result omits it. Every other row has an entry, whose `found` is undefined if the
 * row contains no indicator.
 */
export function indicatorsOfTable(
  table: readonly (readonly string[])[],
): readonly { readonly cells: readonly string[]; readonly found: ReadRow }[] {
  const [header = [], ...rest] = table;
  const columns = columnsOf(header);
  if (!columns || rest.length === 0) return table.map((cells) => ({ cells, found: ofCells(cells) }));
  return rest.map((cells) => ({ cells, found: ofColumns(cells, columns) }));
}

/** Returns the meaning of the columns below a header; undefined if the row is not a header. */
function columnsOf(header: readonly string[]): readonly Column[] | undefined {
  if (!header.every((cell) => indicatorsOfText(cell) === undefined)) return undefined;
  const isExport = header.some((cell) => /^(?:uuid|to_ids)$/i.test(cell));
  const columns = header.map((cell) => columnOf(cell, isExport));
  return columns.some(({ is }) => is === 'value' || is === 'typed') ? columns : undefined;
}

/** Whether a row is a header with at least two cells, one of which names a column of indicators. */
export const isIndicatorHeader = (row: readonly string[]): boolean =>
  row.filter((cell) => cell !== '').length > 1 && columnsOf(row) !== undefined;

function ofColumns(cells: readonly string[], columns: readonly Column[]): ReadRow {
  const own: Record<string, string> = {};
  const said: string[] = [];
  const add = (text: string): void => {
    if (text !== '') said.push(text);
  };
  let type: NamedType | undefined;
  let typeText = '';
  const values: { text: string; type?: NamedType }[] = [];
  const names: string[] = [];
  columns.forEach((column, index) => {
    const cell = oneLine(cells[index] ?? '');
    if (cell === '' || column.is === 'none') return;
    if (column.is === 'value') values.push({ text: cell });
    else if (column.is === 'typed') values.push({ text: cell, type: column.type });
    else if (column.is === 'type')
      [type, typeText] = [namedType(cell.replace(/^filehash-/i, '').replace(':', '_')), cell];
    else if (column.is === 'other') add(`${column.name}: ${cell}`);
    else if (column.key === 'description') add(cell);
    else if (column.key.endsWith('_seen') && dateIn(cell, column.isUtc) === undefined)
      add(`${column.key.replace('_', ' ')}: ${cell}`);
    else if ((column.key === 'confidence' || column.key === 'tlp') && !isWord(cell)) add(`${column.key}: ${cell}`);
    else own[column.key] = column.key.endsWith('_seen') ? (dateIn(cell, column.isUtc) ?? cell) : cell;
  });
  const hasHash = values.some(({ text }) => /^[0-9a-f]{32,128}$/i.test(text));
  const found: PastedIndicator[] = [];
  for (const value of values) {
    const read = ofCell(value.text, value.type ?? type, typeText);
    // The name of a file describes its hash, so it is not an indicator of its own.
    if (read && !(hasHash && values.length > 1 && read.every((one) => one.type === 'filename'))) pushAll(found, read);
    else names.push(value.text);
  }
  if (found.length === 0) return undefined;
  if (type === undefined && !isComposite(typeText)) add(typeText);
  return found.map((one) => withFields(one, { ...own, ...described(one.fields?.['description'], said, names) }));
}

/** Whether a type is one of MISP's composite types: `filename|sha256`, `ip-dst|port`, `domain|ip`. Source: MISP, "Attribute types". */
const isComposite = (type: string): boolean => /^[\w-]+\|[\w-]+$/.test(type);

function ofCell(text: string, type: NamedType | undefined, typeText: string): ReadRow {
  if (!isComposite(typeText)) return indicatorsOfText(text, type);
  const [first = '', second = ''] = text.split('|');
  const [one = '', two = ''] = typeText.split('|');
  if (two === 'port') return indicatorsOfText(`${first}:${second}`);
  const [a, b] = [indicatorsOfText(first, namedType(one)), indicatorsOfText(second, namedType(two))];
  if (!a || !b) return undefined;
  return one === 'filename' ? b.map((hash) => withFields(hash, { description: first })) : [...a, ...b];
}

function ofCells(cells: readonly string[]): ReadRow {
  const said: string[] = [];
  const names: string[] = [];
  const found: PastedIndicator[] = [];
  const named = cells.map((cell) => namedType(cell)).find((type) => type !== undefined);
  const hasHash = cells.some((cell) => /^[0-9a-f]{32,128}$/i.test(cell));
  for (const cell of cells) {
    const text = oneLine(cell);
    if (text === '' || (named && namedType(text))) continue;
    const read =
      found.length === 0 || /^\S+$/.test(text)
        ? indicatorsOfText(text, found.length === 0 ? named : undefined)
        : undefined;
    const isName = read?.every(({ type }) => type === 'filename') === true && hasHash;
    if (read && !isName) pushAll(found, read);
    else (isName ? names : said).push(text);
  }
  if (found.length === 0) return undefined;
  return found.map((one) => withFields(one, described(one.fields?.['description'], said, names)));
}

/**
 * Returns a description: the texts about an indicator, followed by the file names in parentheses. Without such texts, returns only the file
 * names.
 */
function described(
  own: string | undefined,
  said: readonly string[],
  names: readonly string[],
): { description?: string } {
  const all = [...(own === undefined ? [] : [own]), ...said];
  if (all.length === 0) return names.length === 0 ? {} : { description: names.join(', ') };
  return { description: names.length === 0 ? all.join(', ') : `${all.join(', ')} (${names.join(', ')})` };
}

const withFields = (one: PastedIndicator, more: Readonly<Record<string, string | undefined>>): PastedIndicator => ({
  ...one,
  fields: { ...one.fields, ...(more as Readonly<Record<string, string>>) },
});

/** Returns a date, or a date and time with an offset; undefined for other text. `isUtc` states whether a time without an offset is in UTC. */
function dateIn(text: string, isUtc: boolean): string | undefined {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/.test(text)) return text;
  const date = dayOf(text);
  return date?.includes('T') && !/Z|[+-]\d\d:\d\d$/.test(date) ? (isUtc ? `${date}Z` : undefined) : date;
}

const isWord = (text: string): boolean =>
  /^(?:low|medium|moderate|high|(?:tlp:)?(?:red|amber|amber\+strict|green|clear|white))$/i.test(text);

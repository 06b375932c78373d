/** A Markdown table in place of a list's rows. Its columns are identified by their header, or by the content of their cells. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { withoutTrailing } from '../../util/ends.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { MappingShape, SchemaShape } from '../schemaIndex.ts';
import { readIndicatorTable } from './indicatorTable.ts';
import { namedType } from './indicatorWords.ts';
import { afterColon, columnOf, contentEnd } from './layout.ts';
import { readTable } from './tableText.ts';
import { readTechniqueTable, type TableTechnique } from './techniqueTable.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a Markdown table where rows are expected and prose is not. Offsets are relative to `text`. */
export const tableRows: WrittenShape = ({ node, shape, keyInfo, pair, inFlow, text }) => {
  const row = shape.list?.item.mapping;
  const isTexts = shape.list?.item.text !== undefined && !shape.list.item.text.prose;
  if (node.kind !== 'scalar' || (!row && !isTexts) || shape.text?.prose || !pair || inFlow || node.isNull)
    return undefined;
  const end = contentEnd(text, node);
  const colon = afterColon(text, pair);
  const [head = ''] = /^[ \t]*(?:[|>][-+\d]{0,2}[ \t]*)?(?:#[^\n]*)?(?=\r?\n)/.exec(text.slice(colon, end)) ?? [];
  if (text[colon + head.length] === undefined || !/^\r?\n/.test(text.slice(colon + head.length))) return undefined;
  const groupedBy = row?.written?.groupedBy;
  const table = readTable(text.slice(colon + head.length, end), groupedBy !== undefined);
  if (!table || (!isBarred(text.slice(colon, end)) && !hasRule(text.slice(colon, end)) && !isOfRows(table, groupedBy)))
    return undefined;
  const newline = lineBreakOf(text);
  const rows = row ? rowsOf(table, row) : itemsOf(table, keyInfo?.key ?? '');
  const indent = newline + ' '.repeat(columnOf(text, pair.key.span[0]) + 2);
  const edits: Edit[] | undefined = rows && [
    { span: [colon, end], newText: rows.map((lines) => indent + lines.join(indent)).join('') },
  ];
  return {
    ...(/[|>]/.test(head) ? {} : { replacesSyntax: true }),
    covers: [node],
    span: pair.key.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a list, but this is a Markdown table. Convert each data row to a list item${row ? ' with a key for each column' : ''}.`,
    title: 'Convert the table to rows',
    edits: head.includes('#') ? undefined : edits,
  };
};

/** Returns the items of a table with a single column; undefined for any other table. */
function itemsOf(table: Table, key: string): readonly (readonly string[])[] | undefined {
  const [[title = ''] = []] = table;
  const isTitle =
    normaliseWord(title).replace(/ies$/, 'y').replace(/s$/, '') === key.replace(/ies$/, 'y').replace(/s$/, '');
  const rows = isTitle ? table.slice(1) : table;
  const isWhole = rows.length > 0 && rows.every(([cell = '', more]) => cell !== '' && more === undefined);
  return isWhole ? rows.map(([cell = '']) => [`- ${quoteScalar(cell)}`]) : undefined;
}

/** Whether each non-blank line after the first begins and ends with `|`. */
const isBarred = (source: string): boolean =>
  source
    .split('\n')
    .slice(1)
    .every((line) => /^\s*(?:\|.*\|\s*)?$/.test(line));

const hasRule = (source: string): boolean =>
  source.split('\n').some((line) => /^\s*:?-/.test(line) && /^[\s:|-]+$/.test(line) && line.includes('|'));

/** Whether a table that has neither a header nor a delimiter row contains rows of techniques or indicators. */
const isOfRows = (table: Table, groupedBy: string | undefined): boolean =>
  (groupedBy === 'tactics' ? readTechniqueTable(table) : readIndicatorTable(table)) !== undefined;

type Table = readonly (readonly string[])[];

/** Returns the lines of each row; undefined if the table cannot be converted without losing text. */
function rowsOf(table: Table, row: MappingShape): readonly (readonly string[])[] | undefined {
  if (row.written?.groupedBy === 'tactics') {
    const techniques = readTechniqueTable(table);
    return techniques?.flatMap((one) => (typeof one === 'string' ? [[`# ${one}`]] : one.map(techniqueLines)));
  }
  const found = withHeader(table, row) ?? datedRows(table, row);
  if (found || row.written?.groupedBy !== 'type') return found;
  return readIndicatorTable(table)?.map(({ type, value, description }) =>
    asRow([
      ...(type === undefined ? [] : [`type: ${type}`]),
      `value: ${quoteScalar(value)}`,
      ...(description === undefined ? [] : [`description: ${quoteScalar(description)}`]),
    ]),
  );
}

const asRow = (pairs: readonly string[]): readonly string[] =>
  pairs.map((pair, i) => `${i === 0 ? '- ' : '  '}${pair}`);

/** Returns the lines of a technique's row. */
export function techniqueLines({ id, name, tactics, description }: TableTechnique): readonly string[] {
  const [tactic = '', another] = tactics;
  const listed = tactics.map((one) => quoteScalar(one, 'plain', true)).join(', ');
  return asRow([
    `id: ${id}`,
    ...(name === undefined ? [] : [`name: ${quoteScalar(name)}`]),
    ...(tactic === '' ? [] : [`tactics: ${another === undefined ? quoteScalar(tactic) : `[${listed}]`}`]),
    ...(description === undefined ? [] : [`description: ${quoteScalar(description)}`]),
  ]);
}

/**
 * Returns the rows of a table whose header names their keys; undefined if the header does not name them, or if a row lacks a required key.
 */
function withHeader([head = [], ...rows]: Table, row: MappingShape): readonly (readonly string[])[] | undefined {
  const keys = head.map((title) => keyOf(title, row));
  const named = keys.filter((key) => key !== undefined);
  // Columns that match no key are added to the row's description or notes.
  const notes = ['description', 'notes'].find((key) => row.key(key));
  if (new Set(named).size < named.length || (named.length < keys.length && notes === undefined)) return undefined;
  if (rows.length === 0 || rows.some((cells) => cells.length > keys.length)) return undefined;
  const isWhole = (cells: readonly string[]): boolean =>
    row.required.every((key) => (cells[keys.indexOf(key)] ?? '') !== '');
  if (!rows.every(isWhole)) return undefined;
  return rows.map((cells) => {
    const value = cells[keys.indexOf('value')] ?? '';
    const pairs = cells.flatMap((cell, i) => {
      const key = keys[i];
      if (cell === '' || key === undefined || key === notes) return [];
      // The indicator type in its canonical spelling.
      const type = key === 'type' && row.written?.groupedBy === 'type' ? namedType(cell)?.typeOf(value) : undefined;
      if (key === 'cvss' && /^\d{1,2}(?:\.\d)?$/.test(cell)) return [`cvss: { score: ${cell} }`];
      return [`${key}: ${type ?? cellValue(cell, row.key(key)?.shape)}`];
    });
    const note = cells.flatMap((cell, i) => {
      if (cell === '' || (keys[i] !== undefined && keys[i] !== notes)) return [];
      const title = keys[i] === undefined && head[i] ? `${head[i]}: ` : '';
      return [title + cell];
    });
    return asRow(note.length === 0 ? pairs : [...pairs, `${notes ?? ''}: ${quoteScalar(note.join('; '))}`]);
  });
}

/** Returns the source text of a cell's value: a list if the key accepts one and the cell has several parts. */
function cellValue(cell: string, shape: SchemaShape | undefined): string {
  if (shape?.text?.value === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell)) return cell;
  const item = shape?.list?.item.text;
  const parts = item ? cell.split(/;|<br ?\/?>/) : [cell];
  const short = item && !item.prose && parts.length === 1 ? cell.split(',') : parts;
  // A comma in a longer text belongs to a sentence.
  const isList = short.every((part) => part.trim().split(/\s+/).length <= 4 && part.length <= 50);
  const values = (isList ? short : parts).map((part) => part.trim()).filter((part) => part !== '');
  return values.length > 1
    ? `[${values.map((part) => quoteScalar(part, 'plain', true)).join(', ')}]`
    : quoteScalar(cell);
}

/** Returns the rows of a table with two columns and no header, the first of which has dates; undefined for any other table. */
function datedRows(table: Table, row: MappingShape): readonly (readonly string[])[] | undefined {
  const first = row.written?.key ?? '';
  const second = row.written?.values[0];
  const isDated = /^(?:date|time)$/.test(row.key(first)?.shape.text?.value ?? '');
  if (!isDated || second === undefined) return undefined;
  const isRow = ([date = '', text = '', more]: readonly string[]): boolean =>
    /^\d{4}-\d\d(?:-\d\d)?(?:[T ]\S+)?$/.test(date) && text !== '' && more === undefined;
  return table.every(isRow)
    ? table.map(([date = '', text = '']) => asRow([`${first}: ${date}`, `${second}: ${quoteScalar(text)}`]))
    : undefined;
}

/** Returns the key of a row that a column heading names; undefined if it names none. */
export function keyOf(title: string, row: MappingShape): string | undefined {
  const word = normaliseWord(withoutTrailing(title.replace(/[*`]|^_+/g, ''), /_/));
  const keyInfo =
    row.keys.find((one) => one.key === word || normaliseWord(one.title) === word) ??
    row.keys.find(({ otherNames }) => otherNames.includes(word));
  return keyInfo?.key ?? (titles[word] !== undefined && row.key(titles[word]) ? titles[word] : undefined);
}

/** Column headers that reports use for indicators, with the key of each. */
const titles: Readonly<Record<string, string>> = {
  indicator: 'value',
  ioc: 'value',
  iocs: 'value',
  indicators: 'value',
  indicator_type: 'type',
  ioc_type: 'type',
  comment: 'description',
  comments: 'description',
  note: 'description',
  notes: 'description',
  context: 'description',
};

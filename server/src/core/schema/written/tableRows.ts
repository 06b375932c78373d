/** A Markdown table in place of a list's rows. Its header names the keys. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { namedType } from './indicatorWords.ts';
import { afterColon, columnOf, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** The maximum number of lines in a table. */
const maxLines = 5_000;

/** Recognises a Markdown table where rows are expected and prose is not. Offsets are relative to `text`. */
export const tableRows: WrittenShape = ({ node, form, keyInfo, pair, inFlow, text }) => {
  const row = form.list?.item.mapping;
  if (node.kind !== 'scalar' || !row || form.text?.prose || !pair || inFlow) return undefined;
  const lines = node.value.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.length > maxLines || !lines.every((line) => /^\s*\|.*\|\s*$/.test(line)))
    return undefined;
  const end = contentEnd(text, node);
  const colon = afterColon(text, pair);
  const isBarred = /^[ \t]*[|>]/.test(text.slice(colon, end));
  if (!isBarred && !/^[ \t]*(?:#[^\n]*)?\r?\n/.test(text.slice(colon, end))) return undefined;
  const newline = lineBreakOf(text);
  const rows = rowsOf(lines.map(cellsOf), row);
  const indent = newline + ' '.repeat(columnOf(text, pair.key.span[0]) + 2);
  const edits: Edit[] | undefined = rows && [
    { span: [colon, end], newText: rows.map((pairs) => `${indent}- ${pairs.join(`${indent}  `)}`).join('') },
  ];
  const hasComment = (text.slice(colon, end).split('\n', 1)[0] ?? '').includes('#');
  return {
    ...(isBarred ? {} : { replacesSyntax: true }),
    covers: [node],
    span: pair.key.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a list, but this is a Markdown table. Convert each line of the table to a row with keys.`,
    title: 'Convert the table to rows',
    edits: hasComment ? undefined : edits,
  };
};

/** Returns a line's cells, without the outer `|` and with escaped `|` unescaped. */
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** Returns each row's pairs; undefined if the header does not match the keys of rows, or if a row lacks a required key. */
function rowsOf([head = [], ...lines]: readonly string[][], row: MappingShape): string[][] | undefined {
  const keys = head.map((title) => keyOf(title, row));
  const named = keys.filter((key) => key !== undefined);
  // Columns that match no key go to the row's description or notes.
  const notes = ['description', 'notes'].find((key) => row.key(key));
  if (new Set(named).size < named.length || (named.length < keys.length && notes === undefined)) return undefined;
  const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-+:?$/.test(cell));
  const rows = lines.filter((cells) => !isRule(cells));
  if (rows.length === 0 || rows.some((cells) => cells.length > keys.length)) return undefined;
  const isWhole = (cells: readonly string[]): boolean =>
    row.required.every((key) => (cells[keys.indexOf(key)] ?? '') !== '');
  if (!rows.every(isWhole)) return undefined;
  return rows.map((cells) => {
    const value = withoutCode(cells[keys.indexOf('value')] ?? '');
    const pairs = cells.flatMap((cell, i) => {
      const key = keys[i];
      const written = withoutCode(cell);
      if (cell === '' || key === undefined || key === notes) return [];
      // The indicator type in its canonical spelling.
      const type = key === 'type' && row.written?.groupedBy === 'type' ? namedType(written)?.typeOf(value) : undefined;
      if (key === 'cvss' && /^\d{1,2}(?:\.\d)?$/.test(written)) return [`cvss: { score: ${written} }`];
      return [`${key}: ${quoteScalar(type ?? written)}`];
    });
    const note = cells.flatMap((cell, i) => {
      if (cell === '' || (keys[i] !== undefined && keys[i] !== notes)) return [];
      const title = keys[i] === undefined && head[i] ? `${head[i]}: ` : '';
      return [title + withoutCode(cell)];
    });
    return note.length === 0 ? pairs : [...pairs, `${notes ?? ''}: ${quoteScalar(note.join('; '))}`];
  });
}

/** Returns a cell's content without backticks if all of it is code. */
const withoutCode = (cell: string): string => /^`([^`]+)`$/.exec(cell)?.[1] ?? cell;

function keyOf(title: string, row: MappingShape): string | undefined {
  const word = normaliseWord(title.replace(/[*_`]{1,3}/g, ''));
  const keyInfo = row.keys.find(({ key, otherNames }) => key === word || otherNames.includes(word));
  return keyInfo?.key ?? (titles[word] !== undefined && row.key(titles[word]) ? titles[word] : undefined);
}

/** Column headers that reports use for indicators. */
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

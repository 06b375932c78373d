/** Converts pasted tables whose header names the keys of a row, and pasted lines that begin with a date. */
import { oneLine, segmentsOf, withoutBullet } from '../import/texts/lines.ts';
import { readDate } from '../model/dates.ts';
import type { MappingShape, SchemaShape } from '../schema/schemaIndex.ts';
import { keyOf } from '../schema/written/tableRows.ts';
import { joinLines, type Pairs, type ReadLine, type Reading, type Value } from './row.ts';

/**
 * Reads the tables in text. A column belongs to the key that its heading names. Text in other columns is added to the description or the notes of
 * the row or, if rows have neither, to a comment. Returns undefined if the text has no table whose header names at least two keys, among them the
 * one that identifies a row.
 */
export function readTableRows(text: string, row: MappingShape): Reading | undefined {
  const segments = segmentsOf(text);
  if (!segments.some((segment) => 'table' in segment && keysOf(segment.table[0] ?? [], row))) return undefined;
  const lines = segments.flatMap((segment): readonly ReadLine[] => {
    if ('line' in segment) return [{ comment: segment.line.trim() }];
    const [head = [], ...rows] = segment.table;
    const keys = keysOf(head, row);
    if (!keys) return segment.table.map((cells) => ({ comment: cells.join(' | ') }));
    return rows.flatMap((cells) => rowOf(cells, keys, head, row));
  });
  return joinLines(lines);
}

type Keys = readonly (string | undefined)[];

function keysOf(head: readonly string[], row: MappingShape): Keys | undefined {
  const seen = new Set<string>();
  const keys = head.map((title) => {
    const key = keyOf(title, row);
    if (key === undefined || seen.has(key)) return undefined;
    seen.add(key);
    return key;
  });
  return seen.size > 1 && seen.has(identityOf(row)) ? keys : undefined;
}

/** Returns the key that identifies a row, such as its name, ID, date or value; empty if the schema defines none. */
const identityOf = (row: MappingShape): string => row.written?.key ?? row.required[0] ?? '';

function rowOf(cells: readonly string[], keys: Keys, head: readonly string[], row: MappingShape): readonly ReadLine[] {
  if (cells.every((cell) => cell === '')) return [];
  if ((cells[keys.indexOf(identityOf(row))] ?? '') === '') return [{ comment: cells.join(' | ') }];
  const notes = ['description', 'notes'].find((key) => row.key(key));
  const values = new Map<string, Value>();
  const said: string[] = [];
  cells.forEach((cell, index) => {
    const key = keys[index];
    const text = oneLine(cell);
    if (text === '') return;
    if (key === undefined) said.push(head[index] ? `${head[index]}: ${text}` : text);
    else if (key === notes) said.unshift(text);
    else values.set(key, valueOf(key, cell, row.key(key)?.shape));
  });
  if (notes !== undefined && said.length > 0) values.set(notes, said.join('; '));
  const pairs: Pairs = row.keys.flatMap(({ key }) => {
    const value = values.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const above = notes === undefined ? said : [];
  return [{ rows: [above.length > 0 ? { pairs, above } : { pairs }] }];
}

function valueOf(key: string, cell: string, shape: SchemaShape | undefined): Value {
  const text = oneLine(cell);
  if (key === 'cvss' && /^\d{1,2}(?:\.\d)?$/.test(text)) return { fields: [['score', Number(text)]] };
  if (/^(?:date|time)$/.test(shape?.text?.value ?? '')) return readDate(text).suggestion ?? text;
  const item = shape?.list?.item.text;
  if (!item || item.prose) return text;
  // A comma in a longer text belongs to a sentence.
  const parts = cell.split(/[,;\r\n]+/).flatMap((part) => part.trim() || []);
  return parts.length > 1 && parts.every((part) => part.length <= 50) ? parts : text;
}

/**
 * Reads lines such as `2026-01-19 – Loader deployed`. Returns undefined if rows of the list are not identified by a date, or if most lines do not
 * begin with one.
 */
export function readDatedLines(text: string, row: MappingShape): Reading | undefined {
  const first = identityOf(row);
  const second = row.written?.values[0];
  if (second === undefined || !/^(?:date|time)$/.test(row.key(first)?.shape.text?.value ?? '')) return undefined;
  const lines = segmentsOf(text).flatMap((segment): readonly string[] =>
    'line' in segment ? [segment.line] : segment.table.map((cells) => cells.join(' | ')),
  );
  return joinLines(
    lines.map((line): ReadLine => {
      const { text: own } = withoutBullet(line);
      const [lead = '', when = ''] = /^([\p{Lu}\d][^–—|]{3,30}?)(?:[–—|:]|\s[–—|-])\s/u.exec(own) ?? [];
      if (!/\b(?:19|20)\d\d\b/.test(when)) return { comment: own };
      return {
        rows: [
          {
            pairs: [
              [first, readDate(when).suggestion ?? when],
              [second, own.slice(lead.length).trim()],
            ],
          },
        ],
      };
    }),
  );
}

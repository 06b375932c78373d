/** Reads indicators in text in any form: lists, tables, and defanged values and hashes in sentences. */
import { isDefanged, isNetwork, partsOf } from '../../indicators/index.ts';
import type { IndicatorType } from '../../model/vocabularies.ts';
import type { NamedType } from '../../schema/written/indicatorWords.ts';
import type { Collected } from '../collected.ts';
import type { PageLine } from '../page/lines.ts';
import { readHeading } from '../texts/headings.ts';
import { indicatorsOfLine, type PastedIndicator } from '../texts/indicatorLines.ts';
import { indicatorsOfTable } from '../texts/indicatorTables.ts';

/** The meaning that a heading gives to the lines below it. */
interface Above {
  readonly type?: NamedType | undefined;
  readonly role?: string | undefined;
}

/** Collects the indicators in lines; returns the lines that contain nothing else. */
export function readIndicatorLines(lines: readonly PageLine[], collected: Collected): ReadonlySet<PageLine> {
  const consumed = new Set<PageLine>();
  let above: Above | undefined;
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const endOfTable = tableEnds(filled);
  // The end of the last table that was read.
  let readTo = 0;
  // The number of rows that may still be read again.
  let remaining = maxRowsReadAgain;
  filled.forEach((line, index) => {
    if (consumed.has(line)) return;
    const before = filled[index - 1];
    // A blank line and then words end a list of values that could be any text, such as mutexes.
    if (before && consumed.has(before) && line.number > before.number + 1 && /\s/.test(line.text.trim()))
      if (indicatorsOfLine(line.text) === undefined) above = undefined;
    const end = endOfTable(index);
    if (end - index > 1) {
      // If consecutive rows are not a table, they may be one without the first row, so the remaining rows are read again.
      if (index < readTo) remaining -= end - index;
      if (remaining < 0 && index < readTo) return;
      const run = { lines: filled.slice(index, end), unread: filled.slice(Math.max(index, readTo), end) };
      readTo = Math.max(readTo, end);
      return void readTableLines(run, collected, consumed);
    }
    const read = readHeading(line.text);
    const isHeading = read !== undefined && (read.type !== undefined || /\b(?:indicators?|iocs?)\b/i.test(line.text));
    const own = isHeading ? undefined : listed(line.text, above);
    if (own) {
      for (const one of own) add(one, line, collected, above?.role);
      consumed.add(line);
      return;
    }
    above = isHeading ? read : undefined;
    readMentions(line, collected);
  });
  return consumed;
}

/** Returns the indicators of a line that contains nothing else. Without a label or a heading, all of them must be unambiguous. */
function listed(text: string, above: Above | undefined): readonly PastedIndicator[] | undefined {
  const found = indicatorsOfLine(text) ?? (above ? indicatorsOfLine(text, above.type) : undefined);
  if (!found) return undefined;
  const isLabelled = isLabel(text);
  return above !== undefined || isLabelled || found.every(isCertain) ? found : undefined;
}

/** Words that name the type of the value after a colon. */
const labels: ReadonlySet<string> = new Set(
  'c2 ioc ip ipv4 ipv6 domain host hostname url uri email e-mail sender md5 sha1 sha-1 sha256 sha-256 sha512 sha-512 hash mutex'.split(
    ' ',
  ),
);

/** Whether a line begins with one of these words and has a colon or equals sign near its start. */
function isLabel(text: string): boolean {
  const [before] = text.slice(0, 40).split(/[:=]/, 1);
  if (before === undefined || before.length === Math.min(text.length, 40)) return false;
  return labels.has(/[a-z][a-z0-9-]{0,12}/.exec(before.toLowerCase())?.[0] ?? '');
}

const hashes: ReadonlySet<IndicatorType> = new Set(['md5', 'sha1', 'sha256', 'sha512']);

/**
 * Whether a value is certainly an indicator, even without context. Other values may be harmless: a version may look like an address, and
 * sentences mention sites and files.
 */
const isCertain = ({ type, value }: { readonly type: IndicatorType; readonly value: string }): boolean =>
  hashes.has(type) || (isNetwork(type) && isDefanged(value)) || type === 'registry_key';

/** The maximum number of words that are examined together. */
const maxWords = 30;

function readMentions(line: PageLine, collected: Collected): void {
  const words = line.text.split(/(?<=\s)(?=\S)/);
  for (let from = 0; from < words.length; from += maxWords)
    for (const { type, text } of partsOf(
      words
        .slice(from, from + maxWords)
        .join('')
        .slice(0, 2000),
    ))
      if (isCertain({ type, value: text }) && type !== 'registry_key') add({ type, value: text }, line, collected);
}

function add({ type, value, fields = {} }: PastedIndicator, line: PageLine, collected: Collected, role?: string): void {
  collected.indicator(
    { type, value, fields: { ...(role === undefined ? {} : { role }), ...fields } },
    `line ${line.number}`,
  );
}

/** The maximum number of rows that are read again, as part of a table that begins further down. */
const maxRowsReadAgain = 5_000;

/** Returns a function that maps the index of a line to the end of the table rows that begin there. Cells are separated by bars or tabs. */
function tableEnds(lines: readonly PageLine[]): (from: number) => number {
  const ends = { '|': 0, '\t': 0 };
  return (from) => {
    const sign = lines[from]?.text.includes('|') ? '|' : '\t';
    if (ends[sign] <= from) {
      let end = from;
      while (end < lines.length && lines[end]?.text.trim().includes(sign)) end++;
      ends[sign] = end;
    }
    return ends[sign];
  };
}

/** A run of lines that may be a table. */
interface TableRun {
  /** Consecutive lines with the same separator. */
  readonly lines: readonly PageLine[];
  /** The lines of the run that have not been read yet. */
  readonly unread: readonly PageLine[];
}

function readTableLines({ lines, unread }: TableRun, collected: Collected, consumed: Set<PageLine>): void {
  const rows = lines
    .map((line) => line.cells ?? cellsOf(line.text))
    .filter((cells) => !cells.every((cell) => /^:?-*:?$/.test(cell)));
  const found = indicatorsOfTable(rows);
  const isTable = found.filter((row) => row.found).length * 2 >= found.length;
  const first = lines[0];
  if (!isTable || !first) {
    for (const line of unread) readMentions(line, collected);
    return;
  }
  for (const { found: values = [] } of found) for (const value of values) add(value, first, collected);
  // If a row has no indicator, the whole table is kept in the notes.
  if (found.every((row) => row.found)) for (const line of lines) consumed.add(line);
}

const cellsOf = (text: string): readonly string[] =>
  (text.includes('|') ? text.trim().replace(/^\|/, '').replace(/\|$/, '').split('|') : text.split('\t')).map((cell) =>
    cell.trim(),
  );

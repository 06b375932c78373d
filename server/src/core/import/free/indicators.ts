/** Reads indicators in text in any form: lists, tables, and defanged values and hashes in sentences. */
import { isDefanged, isNetwork, partsOf } from '../../indicators/index.ts';
import type { IndicatorType } from '../../model/vocabularies.ts';
import type { NamedType } from '../../schema/written/indicatorWords.ts';
import type { Collected } from '../collected.ts';
import type { PageLine } from '../page/lines.ts';
import { readHeading } from '../texts/headings.ts';
import { indicatorsOfLine, type PastedIndicator } from '../texts/indicatorLines.ts';
import { indicatorsOfTable } from '../texts/indicatorTables.ts';
import { withoutBullet } from '../texts/lines.ts';

/** The meaning that a heading gives to the lines below it. */
interface Above {
  readonly type?: NamedType | undefined;
  readonly role?: string | undefined;
  /** Whether the heading contains more than a type or the word "indicators", so that the lines below it may be prose. */
  readonly isLead?: boolean;
}

/** Collects the indicators in lines; returns the lines that contain nothing else. */
export function readIndicatorLines(lines: readonly PageLine[], collected: Collected): ReadonlySet<PageLine> {
  const consumed = new Set<PageLine>();
  let above: Above | undefined;
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const lists = certainLists(filled);
  const endOfTable = tableEnds(filled);
  // `readTo` is the index after the last run of rows, and `endOfRead` is the index after the last run that was a table of indicators.
  let readTo = 0;
  let endOfRead = 0;
  // The number of rows that may still be read again.
  let remaining = maxRowsReadAgain;
  filled.forEach((line, index) => {
    if (consumed.has(line) || index < endOfRead) return;
    const before = filled[index - 1];
    // A blank line and then words end a list of values that could be any text, such as mutexes.
    if (before && consumed.has(before) && line.number > before.number + 1 && /\s/.test(line.text.trim()))
      if (indicatorsOfLine(line.text) === undefined) above = undefined;
    const end = endOfTable(index);
    if (end - index > 1) {
      // The rows after the first one may form a table even if the whole run does not, so they are read again, up to a limit.
      if (index < readTo) remaining -= end - index;
      if (remaining < 0 && index < readTo) return;
      const run = { lines: filled.slice(index, end), unread: filled.slice(Math.max(index, readTo), end) };
      readTo = Math.max(readTo, end);
      if (readTableLines(run, collected, consumed)) endOfRead = end;
      return;
    }
    const read = readHeading(line.text);
    const isHeading = read !== undefined && (read.type !== undefined || /\b(?:indicators?|iocs?)\b/i.test(line.text));
    const isLead = !isHeading && announces(line, read !== undefined);
    const own = isHeading || isLead ? undefined : listed(line.text, lists.has(line) ? (above ?? {}) : above);
    if (own) {
      for (const one of own) add(one, line, collected, above?.role);
      consumed.add(line);
      return;
    }
    above = isHeading ? read : isLead ? { ...(role.test(read?.role ?? '') ? {} : read), isLead } : undefined;
    readMentions(line, collected);
  });
  return consumed;
}

/** Whether a line announces indicators: a heading or a line that ends with a colon, with a word for indicators or their type. */
function announces(line: PageLine, isShort: boolean): boolean {
  const text = line.text.trim();
  if (
    !isShort &&
    line.heading === undefined &&
    !/^#{1,6} /.test(text) &&
    !(text.length <= maxLead && text.endsWith(':'))
  )
    return false;
  return (
    !notMalicious.test(text) &&
    /\b(?:indicators?|iocs?|c2|c&c|command.and.control|malicious|block ?lists?|(?:ip|url|domain|hash(?:es)?)s?(?: address(?:es)?)?)\b/i.test(
      text,
    )
  );
}

/** Matches a role that contains the name of a type or a word for indicators. */
const role = /\b(?:ips?|urls?|domains?|hash(?:es)?|iocs?|indicators?)\b/i;

/** The maximum length of a line that announces indicators and ends with a colon, in characters. */
const maxLead = 120;
/**
 * Matches the words in a heading which say that the values below it are not indicators, although they look like addresses or domains: they
 * are versions, victims, sources or legitimate services.
 */
const notMalicious =
  /\b(?:versions?|releases?|builds?|updates?|affected|fixed|patched|legitimate|benign|abused|victims?|targets?|targeted|references?|sources?|links|contacts?)\b/i;

/**
 * Returns the lines of lists of bare addresses, names and hashes that can only be indicators: lists with a hash or a defanged value, with
 * both addresses and names, or, unless they consist only of URLs, in a text that contains nothing else besides headings. A list has at
 * least two lines.
 */
function certainLists(lines: readonly PageLine[]): ReadonlySet<PageLine> {
  const certain = new Set<PageLine>();
  const runs: { readonly lines: PageLine[]; readonly found: PastedIndicator[] }[] = [];
  let others = 0;
  let isOpen = false;
  for (const line of lines) {
    const { text } = withoutBullet(line.text);
    const found = /\s/.test(text) ? undefined : indicatorsOfLine(text);
    const isValue = found?.every(({ type }) => isNetwork(type) || hashes.has(type)) === true;
    if (isValue && !isOpen) runs.push({ lines: [], found: [] });
    if (isValue) runs.at(-1)?.lines.push(line);
    for (const one of isValue ? found : []) runs.at(-1)?.found.push(one);
    isOpen = isValue;
    const isHeading = line.heading !== undefined || /^#{1,6} /.test(line.text);
    if (!isValue && (!isHeading || notMalicious.test(line.text))) others++;
  }
  const isAddress = ({ type }: PastedIndicator): boolean => /^(?:ip|cidr)/.test(type);
  for (const { lines: own, found } of runs) {
    const isMixed = found.some(isAddress) && !found.every(isAddress);
    const isWhole = others === 0 && found.some(({ type }) => type !== 'url');
    if (own.length > 1 && (isWhole || isMixed || found.some(isCertain))) for (const line of own) certain.add(line);
  }
  return certain;
}

/**
 * Returns the indicators of a line that contains nothing else; undefined for any other line. Without a label or a heading, all of them must
 * be unambiguous.
 */
function listed(text: string, above: Above | undefined): readonly PastedIndicator[] | undefined {
  // Below a heading with `isLead`, a line with anything but a remark after its value is prose.
  if (above?.isLead && !/^\S+(?:\s+[([#|–—-].*)?$/.test(withoutBullet(text).text)) above = undefined;
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

/** Whether the first word of a line is one of `labels`, and a colon or equals sign is within the first 40 characters. */
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

/** Returns a function that maps the index of a line to the index after the table rows that begin there. Cells are separated by `|` or tabs. */
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

/** Reads rows as a table of indicators. If fewer than half of them contain one, returns false and collects only the mentions in `unread`. */
function readTableLines({ lines, unread }: TableRun, collected: Collected, consumed: Set<PageLine>): boolean {
  const rows = lines
    .map((line) => line.cells ?? cellsOf(line.text))
    .filter((cells) => !cells.every((cell) => /^:?-*:?$/.test(cell)));
  const found = indicatorsOfTable(rows);
  const isTable = found.filter((row) => row.found).length * 2 >= found.length;
  const first = lines[0];
  if (!isTable || !first) {
    for (const line of unread) readMentions(line, collected);
    return false;
  }
  for (const { found: values = [] } of found) for (const value of values) add(value, first, collected);
  // If a row has no indicator, the whole table is kept in the notes.
  if (found.every((row) => row.found)) for (const line of lines) consumed.add(line);
  return true;
}

const cellsOf = (text: string): readonly string[] =>
  (text.includes('|') ? text.trim().replace(/^\|/, '').replace(/\|$/, '').split('|') : text.split('\t')).map((cell) =>
    cell
      .trim()
      .replace(/\\(?=[[\].])/g, '')
      .replace(/^\[(.+)\]\(#[^()\s]*\)$/, '$1'),
  );

/**
 * Imports tables of indicators or vulnerabilities in CSV or TSV: our exports, MISP, Microsoft Defender, and other tables with or without a
 * header.
 */
import { canonicalValue, normaliseWord, readIndicatorType, severityValues } from '../../model/vocabularies.ts';
import { createCollected, type Collected } from '../collected.ts';
import { readDelimited, readTable } from '../delimited.ts';
import { factsOfDescription } from '../descriptionFacts.ts';
import { readAttribute } from '../misp/attributes.ts';
import { pageWords } from '../page/words.ts';
import type { ImportContext, Importer } from '../reader.ts';
import { techniqueRow } from '../techniqueRow.ts';
import type { DraftValue } from '../draft.ts';
import { indicatorsOfTable, isIndicatorHeader } from '../texts/indicatorTables.ts';

type Table = readonly (readonly string[])[];

/** Imports MISP and Microsoft Defender exports, tables of vulnerabilities, and any other table if at least half of its rows are indicators. */
export const csv: Importer = {
  read(source, context) {
    const remarks: string[] = [];
    const text = source.replace(/^#.*/gm, (line) => (remarks.push(line.slice(1).trim()), ''));
    // A list is read from the source with its comments, because without them, a document in Markdown, whose headings also begin with `#`,
    // might look like a list.
    const whole = readTable(text) ?? unevenTable(text) ?? singleColumn(source);
    if (!whole || /^\s*[<{[]/.test(text)) return undefined;
    const table = withHeader(whole, remarks);
    const header = (table[0] ?? []).map(headingOf);
    const cells = table.map((row) => row.map(withoutGuard));
    const collected = createCollected(context.catalogue);
    for (const remark of remarks.filter((one) => /[\p{L}\p{N}]/u.test(one))) collected.unread(`comment: ${remark}`);
    if (header.includes('to_ids') && header.includes('value')) readMisp(header, cells.slice(1), collected, context);
    else if (header.includes('indicator_value')) readDefender(header, cells.slice(1), collected, context);
    else if (!readOther(cells, collected)) return undefined;
    return collected.has('indicators') || collected.has('vulnerabilities') ? collected.result() : undefined;
  },
};

/** The maximum number of rows above the header. */
const maxPreamble = 20;

/**
 * Reads rows of different lengths as a table if one of the first rows is a header and at least three quarters of the rows below it have
 * several cells, unlike text around a table. Cells beyond the last column are joined to the cell in that column. Returns undefined for any
 * other text.
 */
function unevenTable(text: string): Table | undefined {
  for (const delimiter of ['\t', ';', ','] as const) {
    const rows = readDelimited(text, delimiter) ?? [];
    const start = rows.slice(0, maxPreamble).findIndex(isIndicatorHeader);
    const last = (rows[start]?.length ?? 0) - 1;
    const below = rows.slice(start + 1);
    if (start < 0 || below.filter((row) => row.length > 1).length < below.length * 0.75) continue;
    return rows.map((row) => [
      ...row.slice(0, last),
      ...Array<string>(Math.max(0, last - row.length)).fill(''),
      row.slice(last).filter(Boolean).join(`${delimiter} `),
    ]);
  }
  return undefined;
}

/**
 * Returns a table that begins with its header. Rows above the header are moved to `remarks`; a header in a comment is moved from there to the
 * table. A table without a header is returned unchanged.
 */
function withHeader(table: Table, remarks: string[]): Table {
  const start = table.slice(0, maxPreamble).findIndex(isIndicatorHeader);
  for (const row of table.slice(0, Math.max(0, start))) remarks.push(row.filter(Boolean).join(' | '));
  if (start >= 0) return table.slice(start);
  for (const [index, remark] of remarks.entries())
    for (const delimiter of ['\t', ';', ','] as const) {
      const [header = []] = readDelimited(remark, delimiter) ?? [];
      if (header.length !== table[0]?.length || !isIndicatorHeader(header)) continue;
      remarks.splice(index, 1);
      return [header, ...table];
    }
  return table;
}

/** Reads lines with one value each as a table with one column. Returns undefined for a single line and for lines that contain spaces. */
function singleColumn(text: string): Table | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => line.trim() || []);
  const isList = lines.length > 1 && lines.every((line) => /^\S+$/.test(line));
  return isList ? lines.map((line) => [line]) : undefined;
}

/** Normalises a heading: `IndicatorType` becomes `indicator_type`. */
const headingOf = (cell: string): string => normaliseWord(cell.replace(/(?<=[a-z])(?=[A-Z])/g, '_'));

/**
 * Removes single quotes around a cell, and the apostrophe that our exports and others put before a cell that a spreadsheet would treat as a
 * formula. Source: OWASP, "CSV Injection".
 */
const withoutGuard = (cell: string): string =>
  cell.replace(/^'([^']*)'$/, '$1').replace(/^'(?=[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '');

function readOther(table: Table, collected: Collected): boolean {
  if (readVulnerabilities(table, collected)) return true;
  const rows = indicatorsOfTable(table);
  const found = rows.filter((row) => row.found);
  if (found.length === 0 || found.length * 2 < rows.length) return false;
  for (const { cells, found: indicators } of rows) {
    const cve = cells.find((cell) => cveId.test(cell));
    const rest = cells.filter((cell) => cell !== '' && cell !== cve && !/^cve$/i.test(cell)).join('; ');
    if (!indicators && cve !== undefined)
      collected.row('vulnerabilities', cve.toUpperCase(), { id: cve.toUpperCase(), description: rest }, 'table rows');
    else if (!indicators) collected.unread(`row: ${cells.filter(Boolean).join(' | ')}`);
    for (const { type, value, fields = {} } of indicators ?? [])
      collected.indicator({ type, value, fields: factsOfDescription(fields) }, 'table rows');
  }
  return true;
}

const cveId = /^CVE-\d{4}-\d{4,19}$/i;

/**
 * Reads a table of vulnerabilities, such as CISA's catalogue: its header is not that of an indicator table, and one column has a CVE ID in
 * every row. Columns other than title and weaknesses become the description. Returns false for any other table.
 */
function readVulnerabilities([header = [], ...rows]: Table, collected: Collected): boolean {
  const column = header.findIndex((_cell, index) => rows.every((row) => cveId.test(row[index] ?? '')));
  if (column < 0 || rows.length === 0 || cveId.test(header[column] ?? '') || isIndicatorHeader(header)) return false;
  for (const row of rows) {
    const id = (row[column] ?? '').toUpperCase();
    const fields: Record<string, DraftValue> = { id };
    const said: string[] = [];
    header.forEach((heading, index) => {
      const cell = row[index] ?? '';
      if (cell === '' || index === column) return;
      if (/^(?:title|name|vulnerability_?name)$/.test(headingOf(heading))) fields['title'] = cell;
      else if (/^cwes?$/.test(headingOf(heading))) fields['cwe'] = cell.split(/[,;]\s*/);
      else said.push(`${heading}: ${cell}`);
    });
    collected.row('vulnerabilities', id, { ...fields, description: said.join('\n') }, 'table rows');
  }
  return true;
}

/** Reads a MISP export with one attribute per row. Source: MISP, "CSV export". */
function readMisp(header: readonly string[], rows: Table, collected: Collected, { catalogue }: ImportContext): void {
  const reading = {
    collected,
    context: { words: pageWords('en'), catalogue, attack: catalogue.at(catalogue.newest) },
    shown: new Map<string, string>(),
  };
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';
  for (const row of rows) {
    // For a `text` attribute, our export puts the indicator type in the comment.
    const [, word = '', rest = ''] = /^(\w{2,30})(?:: (.*))?$/s.exec(cell(row, 'comment')) ?? [];
    const isTyped = cell(row, 'type') === 'text' && readIndicatorType(word) !== undefined;
    readAttribute(
      {
        type: cell(row, 'type'),
        value: cell(row, 'value'),
        category: cell(row, 'category'),
        comment: isTyped ? [word, rest].filter(Boolean).join('; ') : cell(row, 'comment'),
        Tag: cell(row, 'attribute_tag')
          .split(/[,;]/)
          .map((name) => ({ name: name.trim() })),
      },
      reading,
      { said: [], from: 'table rows' },
    );
  }
  unreadColumns(header, ['type', 'value', 'comment', 'attribute_tag'], rows, collected);
}

/** Reads an export from Microsoft Defender. Source: Microsoft Learn, "Manage indicators". */
function readDefender(
  header: readonly string[],
  rows: Table,
  collected: Collected,
  { catalogue }: ImportContext,
): void {
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';
  const attack = catalogue.at(catalogue.newest);
  const titles = new Set(rows.map((row) => cell(row, 'title')).filter(Boolean));
  const [title] = titles.size === 1 ? titles : [];
  for (const row of rows) {
    const type = readIndicatorType(
      cell(row, 'indicator_type')
        .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
        .replace(/^File_/, ''),
    );
    const said = [titles.size > 1 ? cell(row, 'title') : '', cell(row, 'description')];
    const description = said.filter((text) => text !== '' && text !== title).join('; ');
    const fields = factsOfDescription({ description });
    collected.indicator({ ...(type ? { type } : {}), value: cell(row, 'indicator_value'), fields }, 'table rows');
    for (const id of cell(row, 'mitre_techniques').match(/\bT\d{4}(?:\.\d{3})?\b/g) ?? [])
      collected.row('mitre_attack', id, techniqueRow(id, attack), 'column MitreTechniques');
  }
  collected.set('title', title, 'column Title');
  const severities = rows.flatMap((row) => canonicalValue(cell(row, 'severity'), severityValues) ?? []);
  const highest = severityValues.findLast((word) => severities.includes(word));
  collected.set('severity', highest, 'the highest of column Severity');
  const read = ['indicator_type', 'indicator_value', 'description', 'title', 'mitre_techniques'];
  if (new Set(severities).size === 1) read.push('severity');
  unreadColumns(header, read, rows, collected);
}

/** Reports the columns for which an advisory has no key as not imported, with up to three values of each. */
function unreadColumns(header: readonly string[], read: readonly string[], rows: Table, collected: Collected): void {
  header.forEach((name, column) => {
    const values = [...new Set(rows.map((row) => row[column] ?? '').filter(Boolean))];
    if (read.includes(name) || values.length === 0) return;
    const more = values.length > 3 ? `, and ${values.length - 3} more` : '';
    collected.unread(`column ${name}: ${values.slice(0, 3).join(', ')}${more}`);
  });
}

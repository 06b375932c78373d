/** Imports tables of indicators in CSV or TSV: our exports, MISP, Microsoft Defender, and other tables with or without a header. */
import { canonicalWord, normaliseWord, readIndicatorType, severityWords } from '../model/vocabularies.ts';
import { createCollected, type Collected } from './collected.ts';
import { readTable } from './delimited.ts';
import { factsOfDescription } from './descriptionFacts.ts';
import { readAttribute } from './misp/attributes.ts';
import { pageWords } from './page/words.ts';
import type { ImportContext, Importer } from './reader.ts';
import { techniqueRow } from './techniqueRow.ts';
import { indicatorsOfTable } from './texts/indicatorTables.ts';

type Table = readonly (readonly string[])[];

/** Imports a table if at least half of its rows are indicators. */
export const csv: Importer = {
  read(source, context) {
    const remarks: string[] = [];
    const text = source.replace(/^#.*/gm, (line) => (remarks.push(line.slice(1).trim()), ''));
    // Without its comments, a list might be a document in Markdown, whose headings also begin with `#`.
    const table = readTable(text) ?? singleColumn(source);
    if (!table || /^\s*[<{[]/.test(text)) return undefined;
    const header = (table[0] ?? []).map(headingOf);
    const cells = table.map((row) => row.map(withoutGuard));
    const collected = createCollected(context.catalogue);
    for (const remark of remarks.filter(Boolean)) collected.unread(`comment: ${remark}`);
    if (header.includes('to_ids') && header.includes('value')) readMisp(header, cells.slice(1), collected, context);
    else if (header.includes('indicator_value')) readDefender(header, cells.slice(1), collected, context);
    else if (!readOther(cells, collected)) return undefined;
    return collected.has('indicators') || collected.has('vulnerabilities') ? collected.result() : undefined;
  },
};

/** Reads lines with one value each as a table with one column. */
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
 * Removes the apostrophe that our exports and others put before a cell that a spreadsheet would treat as a formula. Source: OWASP, "CSV
 * Injection".
 */
const withoutGuard = (cell: string): string =>
  cell.replace(/^'(?=[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '');

function readOther(table: Table, collected: Collected): boolean {
  const rows = indicatorsOfTable(table);
  const found = rows.filter((row) => row.found);
  if (found.length === 0 || found.length * 2 < rows.length) return false;
  for (const { cells, found: indicators } of rows) {
    if (!indicators) collected.unread(`row: ${cells.filter(Boolean).join(' | ')}`);
    for (const { type, value, fields = {} } of indicators ?? [])
      collected.indicator({ type, value, fields: factsOfDescription(fields) }, 'table rows');
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
  const [title] = titles;
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
  if (titles.size === 1) collected.set('title', title, 'column Title');
  const severities = rows.flatMap((row) => canonicalWord(cell(row, 'severity'), severityWords) ?? []);
  const highest = severityWords.findLast((word) => severities.includes(word));
  collected.set('severity', highest, 'the highest of column Severity');
  const read = ['indicator_type', 'indicator_value', 'description', 'title', 'severity', 'mitre_techniques'];
  unreadColumns(header, read, rows, collected);
}

/** Reports the values in columns for which an advisory has no key. */
function unreadColumns(header: readonly string[], read: readonly string[], rows: Table, collected: Collected): void {
  header.forEach((name, column) => {
    const values = [...new Set(rows.map((row) => row[column] ?? '').filter(Boolean))];
    if (read.includes(name) || values.length === 0) return;
    const more = values.length > 3 ? `, and ${values.length - 3} more` : '';
    collected.unread(`column ${name}: ${values.slice(0, 3).join(', ')}${more}`);
  });
}

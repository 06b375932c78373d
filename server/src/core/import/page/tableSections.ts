/** Reads page sections that are tables. */
import type { Labels } from '../../labels/english.ts';
import { indicatorTypeWords } from '../../model/vocabularies.ts';
import type { DraftFields, DraftValue } from '../draft.ts';
import { atDash, bare, confidenceOf, filled, labelled, ratingOf, techniqueIds, tlpOf, withoutMarks } from './facts.ts';
import { splitHunt } from './glued.ts';
import { codeOf, pageItems, proseOf, type PageLine } from './lines.ts';
import { textList } from './listSections.ts';
import type { ReadContext, SectionReader } from './readContext.ts';
import { tableCells, tableHead } from './table.ts';
import type { PageWords } from './words.ts';

/** A table row: its cells by column title, and the lines below it. */
interface Row {
  readonly cell: (title: string) => string | undefined;
  readonly below: readonly PageLine[];
}

/** Returns the rows of a table with these columns; undefined if the first line is not its header. */
function tableRows(lines: readonly PageLine[], titles: readonly string[]): readonly Row[] | undefined {
  const start = lines.findIndex(({ text }) => text !== '');
  const headLine = lines[start];
  const body = lines.slice(start + 1);
  const head = headLine && (headLine.cells ? knownHead(headLine.cells, titles) : tableHead(headLine.text, titles));
  if (!head) return undefined;
  const rows: { cells: readonly string[]; below: PageLine[] }[] = [];
  // The first column is never empty, so an indented line belongs to the row above.
  for (const line of body) {
    const below = rows.at(-1)?.below;
    if (line.text === '') below?.push(line);
    else if (line.text.startsWith('    ') && below) below.push({ ...line, text: line.text.replace(/^ {4}/gm, '') });
    else if (line.cells?.length !== 0)
      rows.push({ cells: line.cells ?? tableCells(headLine.text, head, line.text), below: [] });
  }
  return rows.map(({ cells, below }) => ({
    below,
    cell: (title) => {
      const value = cells[head.indexOf(title)]?.trim();
      return value === '' ? undefined : value;
    },
  }));
}

/** Returns the titles in a row of cells; undefined if one of them is not in `titles`. */
const knownHead = (cells: readonly string[], titles: readonly string[]): readonly string[] | undefined =>
  cells.length > 0 && cells.every((title) => titles.includes(title)) ? cells : undefined;

const list = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : text.split(/,\s+/).map((part) => part.trim());

/** Reads a table of systems, or a list of names. */
export const affectedSystems: SectionReader = (lines, context) => {
  const { labels } = context.words;
  const titles = columnTitles(labels, ['system', 'vendor', 'versions', 'fixed_versions', 'platform']);
  const rows = tableRows(lines, titles);
  if (!rows) return textList(lines, context);
  const value = rows.map(({ cell }) =>
    bare(
      filled({
        name: cell(labels['column.system']),
        vendor: cell(labels['column.vendor']),
        versions: list(cell(labels['column.versions'])),
        fixed_versions: list(cell(labels['column.fixed_versions'])),
        platform: cell(labels['column.platform']),
      }),
      'name',
    ),
  );
  return { value };
};

type Column = Extract<keyof Labels, `column.${string}`> extends `column.${infer Name}` ? Name : never;

const columnTitles = (labels: Labels, columns: readonly Column[]): readonly string[] =>
  columns.map((column) => labels[`column.${column}`]);

/** Reads a table of vulnerabilities, each with its description below. */
export const vulnerabilities: SectionReader = (lines, { words }) => {
  const { labels } = words;
  const titles = [labels['head.id'], 'CVSS', 'CWE', ...columnTitles(labels, ['title', 'exploited'])];
  const rows = tableRows(lines, titles);
  if (!rows) return { rest: lines };
  const value = rows.map(({ cell, below }) => {
    const exploited = words.find('exploited.', cell(labels['column.exploited']) ?? '');
    const cvss = cell('CVSS');
    return bare(
      filled({
        id: withoutMarks(cell(labels['head.id']) ?? '') || undefined,
        title: cell(labels['column.title']),
        cvss: cvss === undefined ? undefined : cvssOf(cvss, words),
        cwe: list(cell('CWE')),
        exploited: exploited === undefined ? undefined : exploited === 'unknown' ? 'unknown' : exploited === 'yes',
        description: proseOf(below) || undefined,
      }),
      'id',
    );
  });
  return { value };
};

/** Reads `9.8 Critical CVSS:3.1/AV:N/…`, once or several times. */
function cvssOf(text: string, words: PageWords): DraftValue {
  const ratings: { vector?: string; score?: number; severity?: string }[] = [];
  const open = (key: 'vector' | 'score' | 'severity'): (typeof ratings)[number] => {
    const last = ratings.at(-1);
    // The order is always score, severity, vector.
    if (
      last &&
      last.vector === undefined &&
      last[key] === undefined &&
      !(key === 'score' && last.severity !== undefined)
    )
      return last;
    const next = {};
    ratings.push(next);
    return next;
  };
  for (const part of text.split(/\s+/).map(withoutMarks)) {
    if (/^\d{1,2}(?:\.\d)?$/.test(part)) open('score').score = Number(part);
    else if (part.includes(':')) open('vector').vector = part;
    else if (/^\p{L}+$/u.test(part)) open('severity').severity = words.find('severity.', part) ?? part;
  }
  const values = ratings.map(({ vector, score, severity }) =>
    vector !== undefined && score === undefined && severity === undefined
      ? vector
      : filled({ vector, score, severity }),
  );
  return values.length === 1 ? (values[0] ?? values) : values;
}

/** Reads a table of revisions. */
export const revisions: SectionReader = (lines, { words: { labels } }) => {
  const rows = tableRows(lines, columnTitles(labels, ['date', 'version', 'description']));
  if (!rows) return { rest: lines };
  return {
    value: rows.map(({ cell }) =>
      filled({
        date: cell(labels['column.date']),
        version: cell(labels['column.version']),
        description: cell(labels['column.description']),
      }),
    ),
  };
};

/** Reads tables of indicators by type; values stay defanged. */
export const indicators: SectionReader = (lines, { words }) => {
  const { labels } = words;
  const groups = indicatorGroups(lines, words);
  if (groups) return { value: groups };
  const rows = tableRows(lines, [labels['fact.type'], ...columnTitles(labels, ['indicator', 'context'])]);
  if (!rows) {
    const { items, before } = pageItems(lines);
    return items.length === 1 && items[0]?.lines[0] === labels['page.none']
      ? { value: [] }
      : { rest: items.length > 0 ? lines : before };
  }
  const types = typesByTitle(labels);
  const value = rows.map(({ cell }) => {
    const type = types.get(cell(labels['fact.type']) ?? '');
    return filled({
      type,
      value: withoutMarks(cell(labels['column.indicator']) ?? '') || undefined,
      ...contextOf(cell(labels['column.context']), words),
    });
  });
  return { value };
};

/** Reads the tables on our page, one per type, with the type as the title of the first column; undefined if there is no such table. */
function indicatorGroups(lines: readonly PageLine[], words: PageWords): readonly DraftValue[] | undefined {
  const types = typesByTitle(words.labels);
  let type: string | undefined;
  const found: DraftValue[] = [];
  for (const { cells } of lines) {
    const [first = '', context] = cells ?? [];
    const isHead = types.has(first) && (context === undefined || context === words.labels['column.context']);
    if (isHead) type = types.get(first);
    else if (type === undefined && first !== '') return undefined;
    else if (first !== '') found.push(filled({ type, value: withoutMarks(first), ...contextOf(context, words) }));
  }
  return found.length === 0 ? undefined : found;
}

/** Returns the types by table title. A title without a label is the same in every language: the type, except for case and hyphens. */
function typesByTitle(labels: Labels): ReadonlyMap<string, string> {
  const labelOf = (type: string): string | undefined =>
    (labels as Readonly<Record<string, string>>)[`indicator.${type}`];
  const sameEverywhere = [
    'URL',
    'MD5',
    'SHA-1',
    'SHA-256',
    'SHA-512',
    'ssdeep',
    'TLSH',
    'Mutex',
    'JA3',
    'JA3S',
    'JA4',
    'JARM',
  ];
  return new Map([
    ...indicatorTypeWords.flatMap((type) => {
      const label = labelOf(type);
      return label === undefined ? [] : [[label, type] as const];
    }),
    ...sameEverywhere.map((title) => [title, title.toLowerCase().replace('-', '')] as const),
  ]);
}

/** Reads `payload · Akira · first seen 2026-07-03 · High confidence · TLP:GREEN — description`. */
function contextOf(text: string | undefined, words: PageWords): DraftFields {
  if (text === undefined || text === '') return {};
  const fields: Record<string, DraftValue> = {};
  const [facts, rest] = atDash(text);
  const others: string[] = [];
  for (const fact of facts.split(' · ')) {
    const firstSeen = words.valueIn('fact.first_seen', fact);
    const lastSeen = words.valueIn('fact.last_seen', fact);
    const confidence = confidenceOf(words, fact);
    const tlp = tlpOf(fact);
    if (firstSeen) fields['first_seen'] = firstSeen;
    else if (lastSeen) fields['last_seen'] = lastSeen;
    else if (confidence) fields['confidence'] = confidence;
    else if (tlp) fields['tlp'] = tlp;
    else others.push(fact);
  }
  // A context that is one sentence is a description. Otherwise, words before the details are the role, then the malware.
  const isSentence =
    others.length === 1 && Object.keys(fields).length === 0 && rest === undefined && /[.!?]$/.test(text);
  if (isSentence) return { description: text };
  const [role, malware, ...more] = others;
  return filled({
    role,
    malware,
    ...fields,
    description: [...more, ...(rest === undefined ? [] : [rest])].join(' · ') || undefined,
  });
}

/** Reads hypotheses in four columns, with techniques, notes and a query below each. */
export const hunting: SectionReader = (lines, context) => {
  const { words } = context;
  const { labels } = words;
  const rows = tableRows(lines, columnTitles(labels, ['hypothesis', 'telemetry', 'attack_stage', 'fp_risk']));
  if (rows) return { value: rows.map((row) => huntOf(row, context)) };
  const { items, before } = pageItems(lines);
  if (items.length === 1 && items[0]?.lines[0] === labels['page.none']) return { value: [] };
  const value: DraftValue[] = [];
  const rest: PageLine[] = [];
  const head = columnTitles(labels, ['hypothesis', 'telemetry', 'attack_stage', 'fp_risk']).join('');
  for (const line of items.length > 0 ? lines : before) {
    if (line.text === '' || line.text.replaceAll(/\s{2,}/g, '') === head) continue;
    const cells = splitHunt(line.text.trim(), words, context.attack);
    if (cells) value.push(hunt(cells.hypothesis, cells.telemetry, cells.stage, ratingOf(words, 'risk', cells.risk)));
    else rest.push(line);
  }
  return { value, rest };
};

function huntOf({ cell, below }: Row, { words }: ReadContext): DraftValue {
  const { labels } = words;
  const risk = cell(labels['column.fp_risk']);
  const fields = hunt(
    cell(labels['column.hypothesis']),
    cell(labels['column.telemetry']),
    cell(labels['column.attack_stage']),
    risk === undefined ? undefined : (ratingOf(words, 'risk', risk) ?? risk),
  );
  const notes: PageLine[] = [];
  const query: string[] = [];
  let techniques: readonly string[] = [];
  for (const line of below) {
    if (line.text === '' && notes.length === 0) continue;
    const read = labelled(words, 'fact.', line.text);
    if (line.text.startsWith('    ')) query.push(codeOf(line));
    else if (read && /^techniques?$/.test(read.label)) techniques = techniqueIds(read.value);
    else notes.push(line);
  }
  return filled({
    ...fields,
    techniques,
    query: query.length > 0 ? query.join('\n') : undefined,
    notes: proseOf(notes) || undefined,
  });
}

const hunt = (
  hypothesis: string | undefined,
  telemetry: string | undefined,
  stage: string | undefined,
  risk: string | undefined,
): DraftFields =>
  filled({
    hypothesis,
    telemetry: telemetry === undefined ? [] : telemetry.split(' / '),
    attack_stage: stage,
    fp_risk: risk,
  });

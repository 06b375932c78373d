/** Reads page sections that are tables of systems, vulnerabilities or revisions. */
import type { DraftValue } from '../draft.ts';
import { bare, filled, withoutMarks } from './facts.ts';
import { proseOf } from './lines.ts';
import { textList } from './listSections.ts';
import type { SectionReader } from './readContext.ts';
import { columnTitles, tableRows } from './tableRows.ts';
import type { PageWords } from './words.ts';

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
    // On a page, the order is always score, severity, vector.
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

/** Reads page sections with tables of indicators. */
import { indicatorNames } from '../../labels/indicatorNames.ts';
import type { Labels } from '../../labels/english.ts';
import { indicatorTypeValues } from '../../model/vocabularies.ts';
import type { DraftFields, DraftValue } from '../draft.ts';
import { atDash, confidenceOf, filled, tlpOf, withoutMarks } from './facts.ts';
import { pageItems, type PageLine } from './lines.ts';
import type { SectionReader } from './readContext.ts';
import { columnTitles, tableRows } from './tableRows.ts';
import type { PageWords } from './words.ts';

/**
 * Reads one table for each type of indicator, a single table with a column for the type or, on any other page, indicators in any form. The values
 * are not refanged.
 */
export const indicators: SectionReader = (lines, { words, indicatorsIn }) => {
  const { labels } = words;
  const groups = indicatorGroups(lines, words);
  if (groups) return { value: groups };
  const rows = tableRows(lines, [labels['fact.type'], ...columnTitles(labels, ['indicator', 'context'])]);
  if (!rows) {
    const { items } = pageItems(lines);
    if (items.length === 1 && items[0]?.lines[0] === labels['page.none']) return { value: [] };
    return indicatorsIn?.(lines) ?? { rest: lines };
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

/**
 * Reads the indicator tables on a page that this program rendered: one per type, with the type as the title of the first column. Returns
 * undefined if there is no such table.
 */
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

/** Maps the titles of indicator types on a page to the types. */
function typesByTitle(labels: Labels): ReadonlyMap<string, string> {
  const labelOf = (type: string): string | undefined =>
    (labels as Readonly<Record<string, string>>)[`indicator.${type}`];
  return new Map([
    ...indicatorTypeValues.flatMap((type) => {
      const label = labelOf(type);
      return label === undefined ? [] : [[label, type] as const];
    }),
    ...Object.entries(indicatorNames).map(([type, title]) => [title, type] as const),
  ]);
}

/** Reads the context of an indicator: `payload · Akira · first seen 2026-07-03 · High confidence · TLP:GREEN — description`. */
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
  // A context in one part, without known facts and without a dash, is a description if it looks like a sentence or has more than three words.
  // Otherwise, the first part that is not a known fact is the role, and the second is the malware.
  const isSentence =
    others.length === 1 &&
    Object.keys(fields).length === 0 &&
    rest === undefined &&
    (/[.!?]$|[;|]/.test(text) || text.split(' ').length > 3);
  if (isSentence) return { description: text };
  const [role, malware, ...more] = others;
  return filled({
    role,
    malware,
    ...fields,
    description: [...more, ...(rest === undefined ? [] : [rest])].join(' · ') || undefined,
  });
}

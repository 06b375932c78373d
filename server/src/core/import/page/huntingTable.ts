/** Reads the page section with the table of hunting hypotheses. */
import type { DraftFields, DraftValue } from '../draft.ts';
import { filled, labelled, ratingOf, techniqueIds } from './facts.ts';
import { splitHunt } from './glued.ts';
import { codeOf, pageItems, proseOf, type PageLine } from './lines.ts';
import type { ReadContext, SectionReader } from './readContext.ts';
import { columnTitles, tableRows, type Row } from './tableRows.ts';

/** Reads a table of hypotheses, each with its techniques, notes and query below, or one hypothesis per line in cells that are not separated. */
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

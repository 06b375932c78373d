import { withoutTrailing } from '../../util/ends.ts';
import type { HuntingHypothesis } from '../../model/advisory.ts';
import type { Block } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { rating, text } from '../inline.ts';
import { literal } from '../literal.ts';
import { tacticName, techniqueFacts } from '../technique.ts';
import type { SectionSource } from './section.ts';

/** A table with four columns; techniques, query and notes are below their row. */
export const huntingHypotheses: SectionSource = {
  key: 'hunting_hypotheses',
  need: 'recommended',
  build: (context) =>
    listBlocks(context, 'hunting_hypotheses', context.advisory.huntingHypotheses, (rows) => [
      {
        kind: 'table',
        caption: context.labels['section.hunting_hypotheses'],
        columns: (['hypothesis', 'telemetry', 'attack_stage', 'fp_risk'] as const).map(
          (name) => context.labels[`column.${name}`],
        ),
        rows: rows.map((row) => {
          const detail = detailOf(context, row);
          return {
            line: context.line(row.span),
            cells: [
              row.hypothesis ? context.inline(row.hypothesis) : [],
              row.telemetry.length > 0 ? literal(row.telemetry.map(({ value }) => value).join(' / ')) : [],
              row.attackStage ? [text(tacticName(row.attackStage, context.attack))] : [],
              row.fpRisk ? [rating(context.labels, 'risk', row.fpRisk.value)] : [],
            ],
            ...(detail.length > 0 ? { detail } : {}),
          };
        }),
      },
    ]),
};

function detailOf(context: Context, { techniques, query, notes }: HuntingHypothesis): readonly Block[] {
  const facts = techniqueFacts(context, techniques);
  return [
    ...(facts.length > 0 ? [{ kind: 'facts' as const, style: 'details' as const, items: facts }] : []),
    ...(notes ? context.blocks(notes) : []),
    ...(query
      ? [{ kind: 'code' as const, line: context.line(query.span), text: withoutTrailing(query.value, /\n/) }]
      : []),
  ];
}

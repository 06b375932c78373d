import type { Indicator, Text } from '../../model/advisory.ts';
import { collected, moved, movedSpan, type Found } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { removalFix } from '../shared/rows.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/duplicate',
    severity: 'warning',
    summary: 'The same indicator is listed twice, defanged or not.',
  },
  reads: ['indicators'],
  check(context) {
    const seen = new Map<string, Found<Compared>>();
    for (const found of collected(context, comparedIndicators)) {
      const { key, value, row } = found.item;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, found);
        continue;
      }
      const later = moved(row, found.offset);
      context.report({
        span: movedSpan(value.span, found.offset),
        message: `${shown(value.value)} is already listed. Merge the entries into one.`,
        related: [{ span: movedSpan(first.item.value.span, first.offset), message: 'First listed here' }],
        fixes: removalFix(context, 'indicators', later, {
          title: 'Remove the duplicate indicator',
          preferred: true,
          safe: saysNoMore(context, later),
        }),
      });
    }
  },
};

interface Compared {
  /** The comparison key. Two rows with the same indicator have the same key. */
  readonly key: string;
  readonly value: Text;
  readonly row: Indicator;
}

const comparedIndicators = defineCollector({
  name: 'indicators/compared',
  from: ['indicators'],
  collect: (chunk): readonly Compared[] =>
    chunk
      .collect(typedIndicators)
      .flatMap(({ row, value, type, read, flaw }) =>
        flaw?.kind === 'mismatch' || flaw?.kind === 'mixed' ? [] : [{ key: `${type} ${read.key}`, value, row }],
      ),
});

/** Whether a row can be removed without losing anything: it has only a type and a value, and no comment. */
function saysNoMore({ text, lines }: RuleContext, row: Indicator): boolean {
  const written = text.slice(row.span[0], lines.endOf(lines.lineAt(row.span[1])));
  return !/(?:^|\s)#/.test(written) && row.pairs.every(({ key }) => key.value === 'type' || key.value === 'value');
}

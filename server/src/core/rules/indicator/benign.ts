import { benignMeaning } from '../../indicators/index.ts';
import { collected, moved } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule } from '../rule.ts';
import { removalFix } from '../shared/rows.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/benign',
    severity: 'warning',
    summary:
      'An indicator is harmless: the hash of an empty file, a public DNS resolver, or one of the most visited sites.',
  },
  reads: ['indicators'],
  check(context) {
    for (const { item, offset } of collected(context, benignIndicators)) {
      const value = moved(item.value, offset);
      context.report({
        span: value.span,
        message: `${shown(value.value)} is ${item.meaning}: blocking it or hunting for it would match legitimate traffic or files. Remove the indicator, or replace it with one that is specific to the attack.`,
        fixes: removalFix(context, 'indicators', moved(item.row, offset), { title: 'Remove the indicator' }),
      });
    }
  },
};

const benignIndicators = defineCollector({
  name: 'indicators/benign',
  from: ['indicators'],
  collect: (chunk) =>
    chunk.collect(typedIndicators).flatMap(({ value, type, row, flaw }) => {
      const meaning = flaw ? undefined : benignMeaning(value.value, type);
      return meaning === undefined ? [] : [{ value, row, meaning }];
    }),
});

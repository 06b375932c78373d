import { unroutable } from '../../indicators/index.ts';
import { collected, moved } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule } from '../rule.ts';
import { removalFix } from '../shared/rows.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/not-routable',
    severity: 'warning',
    summary:
      'An indicator is an address or name that is not used on the Internet, such as one reserved for documentation; private and loopback ones are reported as information.',
  },
  reads: ['indicators'],
  check(context) {
    for (const { item, offset } of collected(context, unroutableIndicators)) {
      const { what, inside } = item.found;
      const value = moved(item.value, offset);
      const advice = inside
        ? 'Its meaning depends on where it is used. Explain in `description` what it refers to, or remove the indicator.'
        : 'It is not used on the Internet. Use the real value, or remove the indicator.';
      context.report({
        span: value.span,
        message: `${shown(value.value)} is ${what}. ${advice}`,
        fixes: removalFix(context, 'indicators', moved(item.row, offset), { title: 'Remove the indicator' }),
        ...(inside ? { severity: 'information' } : {}),
      });
    }
  },
};

const unroutableIndicators = defineCollector({
  name: 'indicators/not routable',
  from: ['indicators'],
  collect: (chunk) =>
    chunk.collect(typedIndicators).flatMap(({ value, type, row, flaw }) => {
      const found = flaw ? undefined : unroutable(value.value, type);
      return found ? [{ value, row, found }] : [];
    }),
});

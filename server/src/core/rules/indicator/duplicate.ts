import { comparedValue } from '../../indicators/forms.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { TypedIndicator } from '../support/indicators.ts';
import { removalFix } from '../support/rows.ts';
import { shown } from '../support/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/duplicate',
    severity: 'warning',
    summary: 'The same indicator is listed twice, defanged or not.',
  },
  check(context) {
    const seen = new Map<string, TypedIndicator>();
    for (const indicator of context.indicators()) {
      const { row, value, type, flaw } = indicator;
      if (flaw?.kind === 'mismatch') continue;
      const key = `${type} ${comparedValue(value.value, type)}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, indicator);
        continue;
      }
      context.report({
        span: value.span,
        message: `${shown(value.value)} is listed already. Remove one of the two, and join what they say.`,
        related: [{ span: first.value.span, message: 'First listed here' }],
        fixes: removalFix(context, 'indicators', row, context.advisory.indicators, {
          title: 'Remove this indicator',
          preferred: true,
          safe: saysNoMore(context, indicator),
        }),
      });
    }
  },
};

/** Nothing is lost with the row: it has no more than type and value, and no comment. */
function saysNoMore({ text, lines }: RuleContext, { row }: TypedIndicator): boolean {
  const written = text.slice(row.span[0], lines.endOf(lines.lineAt(row.span[1])));
  return !/(?:^|\s)#/.test(written) && [...row.keys.keys()].every((key) => key === 'type' || key === 'value');
}

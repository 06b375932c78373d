import { unroutable } from '../../indicators/index.ts';
import { collectedItems } from '../../collect/collected.ts';
import type { Rule } from '../rule.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/not-routable',
    severity: 'warning',
    summary:
      'An indicator is an address or name that is not used on the Internet, such as one reserved for documentation; private and loopback ones are reported as information.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const { value, type, flaw } of collectedItems(context, typedIndicators)) {
      const found = flaw ? undefined : unroutable(value.value, type);
      if (!found) continue;
      const advice = found.inside
        ? 'It refers to a different machine in every network. Explain in `description` which one is meant, or remove the indicator.'
        : 'It is not in use on the Internet. Use the real value, or remove the indicator.';
      context.report({
        span: value.span,
        message: `${shown(value.value)} is ${found.what}. ${advice}`,
        ...(found.inside ? { severity: 'information' } : {}),
      });
    }
  },
};

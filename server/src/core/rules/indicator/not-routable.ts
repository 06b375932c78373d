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
      'An indicator is not reachable on the Internet: an address or name in a documentation or reserved range; as information, a private or loopback one.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const { value, type, flaw } of collectedItems(context, typedIndicators)) {
      const found = flaw ? undefined : unroutable(value.value, type);
      if (!found) continue;
      const advice = found.inside
        ? 'It refers to a different machine in every network: explain in `description` which one is meant, or remove it.'
        : 'Nobody on the Internet owns it: write the real value, or remove it.';
      context.report({
        span: value.span,
        message: `${shown(value.value)} is ${found.what}. ${advice}`,
        ...(found.inside ? { severity: 'information' } : {}),
      });
    }
  },
};

import { collectedItems } from '../../collect/collected.ts';
import type { Rule } from '../rule.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { isCertainlyOneThing, nameOf } from '../../indicators/index.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/type-mismatch',
    severity: 'error',
    summary: 'The value of an indicator clearly belongs to another type.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const { value, type, stated, flaw } of collectedItems(context, typedIndicators)) {
      if (flaw?.kind !== 'mismatch' || !stated) continue;
      const { right } = flaw;
      context.report({
        span: stated.span,
        message: `The type is \`${type}\`, but ${shown(value.value)} is ${nameOf(right)}. Change the type to \`${right}\`.`,
        related: [{ span: value.span, message: 'Value given here' }],
        fixes: [
          {
            title: `Change the type to ${right}`,
            edits: context.edit.replaceScalar(stated.span, right),
            // A hash followed by a name, or several words, may be two indicators.
            safe: isCertainlyOneThing(value.value),
            preferred: true,
          },
        ],
      });
    }
  },
};

import { collectedItems } from '../../collect/collected.ts';
import type { Rule } from '../rule.ts';
import { formOf, typedIndicators } from '../../indicators/typed.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/malformed',
    severity: 'error',
    summary: 'The value of an indicator does not have the form of its type.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const { value, type, flaw } of collectedItems(context, typedIndicators)) {
      if (flaw?.kind !== 'malformed') continue;
      context.report({
        span: value.span,
        message: `${shown(value.value)} is not ${formOf(type)}.${digits(value.value)}`,
      });
    }
  },
};

/** How many digits a hash has that is too long or too short to count. */
function digits(value: string): string {
  const text = value.trim();
  return /^[0-9a-f]{16,}$/i.test(text) ? ` It has ${String(text.length)}.` : '';
}

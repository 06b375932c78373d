import { collectedItems } from '../../collect/collected.ts';
import type { Rule } from '../rule.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { allOf, shown } from '../../text/wording.ts';
import { nameOf, splitParts } from '../../indicators/index.ts';
import { mixedFixes } from '../shared/mixedFixes.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/mixed',
    severity: 'warning',
    summary: 'The value of an indicator contains more than one indicator, or other text.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const indicator of collectedItems(context, typedIndicators)) {
      const { value, flaw, read } = indicator;
      if (flaw?.kind !== 'mixed') continue;
      const { lead, trail } = flaw;
      const parts = splitParts(value.value, flaw);
      const rest = allOf([lead, trail].filter((text) => text !== '').map(shown));
      context.report({
        span: value.span,
        message:
          parts.length > 1
            ? `${shown(value.value)} contains ${String(parts.length)} indicators. Split it into separate rows.`
            : `The value contains ${nameOf(read.type)}, ${shown(flaw.part.text)}, and other text: ${rest}. Keep only the indicator in \`value\`, and move the rest to \`description\`.`,
        fixes: mixedFixes(context, indicator, flaw),
      });
    }
  },
};

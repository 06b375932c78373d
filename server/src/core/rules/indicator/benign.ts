import { benignMeaning } from '../../indicators/index.ts';
import { collectedItems } from '../../collect/collected.ts';
import type { Rule } from '../rule.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/benign',
    severity: 'warning',
    summary:
      'An indicator is harmless: the hash of an empty file, a public DNS resolver, or one of the most visited sites.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const { value, type, flaw } of collectedItems(context, typedIndicators)) {
      const meaning = flaw ? undefined : benignMeaning(value.value, type);
      if (meaning === undefined) continue;
      context.report({
        span: value.span,
        message: `${shown(value.value)} is ${meaning}: blocking or hunting for it would affect legitimate traffic or files. Remove the indicator, or list only what is malicious, such as a full URL.`,
      });
    }
  },
};

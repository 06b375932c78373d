import type { Rule } from '../rule.ts';
import { reportMissing } from '../shared/sections.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/missing',
    severity: 'warning',
    summary: 'A recommended top-level section is missing.',
    heldBack: 'never',
  },
  reads: 'all',
  check(context) {
    reportMissing(context, 'recommended');
  },
};

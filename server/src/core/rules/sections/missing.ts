import type { Rule } from '../rule.ts';
import { reportMissing } from '../shared/sections.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/missing',
    severity: 'warning',
    summary: 'Recommended top-level sections are missing.',
    heldBack: 'never',
  },
  reads: 'all',
  check(context) {
    reportMissing(context, 'recommended');
  },
};

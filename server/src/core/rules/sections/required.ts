import type { Rule } from '../rule.ts';
import { reportMissing } from '../shared/sections.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/required',
    severity: 'error',
    summary: 'A required top-level section is missing.',
    heldBack: 'never',
  },
  reads: 'all',
  check(context) {
    reportMissing(context, 'required');
  },
};

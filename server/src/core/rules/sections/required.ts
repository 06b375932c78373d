import type { Rule } from '../rule.ts';
import { reportMissing } from '../shared/sections.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/required',
    severity: 'error',
    summary: 'Required top-level sections are missing.',
    heldBack: 'never',
  },
  reads: 'all',
  check(context) {
    reportMissing(context, 'required');
  },
};

import type { Rule } from '../rule.ts';
import { placeholdersIn } from '../shared/placeholders.ts';
import { draftSeverity } from '../shared/sections.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'sections/placeholder',
    severity: 'warning',
    summary: 'A value is still a placeholder: <…>, "lorem ipsum", or text that begins with TODO, TBD or FIXME.',
  },
  reads: { rows: 'all' },
  check(context) {
    for (const { span, value } of placeholdersIn(context.root)) {
      context.report({
        span,
        message: `${shown(value)} is a placeholder. Replace it with the actual content, or remove it.`,
        ...draftSeverity(context),
      });
    }
  },
};

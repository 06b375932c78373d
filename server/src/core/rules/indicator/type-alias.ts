import { normaliseWord } from '../../model/vocabularies.ts';
import { collectedItems } from '../../collect/collected.ts';
import { shown } from '../../text/wording.ts';
import type { Rule } from '../rule.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/type-alias',
    severity: 'hint',
    summary: 'The type of an indicator is a synonym, not the name defined by the format.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const { type, stated, flaw } of collectedItems(context, typedIndicators)) {
      if (!stated || flaw?.kind === 'mismatch' || flaw?.kind === 'mixed' || normaliseWord(stated.value) === type)
        continue;
      context.report({
        span: stated.span,
        message: `${shown(stated.value)} is a synonym for \`${type}\`. Use \`${type}\`.`,
        fixes: [
          {
            title: `Change to ${type}`,
            edits: context.edit.replaceScalar(stated.span, type),
            safe: true,
            preferred: true,
          },
        ],
      });
    }
  },
};

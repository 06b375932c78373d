import type { RecommendationGroup } from '../../model/advisory.ts';
import type { Rule } from '../rule.ts';
import { statedKeys } from '../shared/mappings.ts';

const section = 'recommendations';
const groups: readonly RecommendationGroup[] = [
  'immediate_mitigation',
  'infrastructure_hardening',
  'user_protection',
  'security_awareness',
];

export const rule: Rule = {
  meta: {
    code: 'recommendations/incomplete',
    severity: 'hint',
    summary: 'One of the four groups of recommendations is absent.',
    about: 'absence',
    heldBack: 'entry',
  },
  reads: { rows: ['recommendations'] },
  check(context) {
    const stated = statedKeys(context, section);
    const key = context.advisory.recommendations?.key;
    // A mapping that says nothing at all is the schema's to report.
    if (!stated || stated.size === 0 || !key) return;
    for (const group of groups) {
      if (stated.has(group)) continue;
      context.report({
        span: key,
        message: `\`${section}\` has no \`${group}\`. Add it, or state that there are none: \`${group}: []\`.`,
        fixes: [
          {
            title: `State that there are none: ${group}: []`,
            edits: context.edit.insertKeys([section], [{ key: group, value: '[]' }]),
          },
          {
            title: `Add ${group}`,
            edits: context.edit.insertKeys([section], [{ key: group, value: '<What to do>' }]),
          },
        ],
      });
    }
  },
};

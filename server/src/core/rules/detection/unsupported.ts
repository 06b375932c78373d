import type { Rule } from '../rule.ts';
import { holdsUnreadRule, ruleOfKind, mayLackRules } from '../shared/kinds.ts';

export const rule: Rule = {
  meta: {
    code: 'detection/unsupported',
    severity: 'information',
    summary:
      'A kind of detection content is marked as available, but there is no rule, `url`, `notes` or `count` above 0 for it.',
    about: 'absence',
    heldBack: 'entry',
  },
  reads: ['detection_availability', 'detection_rules'],
  check(context) {
    const { advisory } = context;
    if (mayLackRules(advisory) || holdsUnreadRule(context)) return;
    for (const [kind, { available, count, url, notes }] of advisory.detectionAvailability?.kinds ?? []) {
      const supported = (count?.value ?? 0) > 0 || url !== undefined || notes !== undefined;
      if (available?.value !== true || supported || ruleOfKind(context, kind)) continue;
      context.report({
        span: available.span,
        message: `\`${kind}\` is marked as available, but has no rule, \`url\`, \`notes\` or \`count\` above 0. Add a rule to \`detection_rules\` or one of these keys, or mark \`${kind}\` as not available.`,
        fixes: [{ title: 'Change to no', edits: context.edit.replaceScalar(available.span, 'no') }],
      });
    }
  },
};

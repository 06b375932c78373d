import type { KindAvailability } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { ruleOfKind } from '../shared/kinds.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'detection/contradiction',
    severity: 'error',
    summary:
      'A kind of detection content is marked as not available, but `detection_rules` contains a rule of that kind, or its `count` is above 0.',
  },
  reads: ['detection_availability', 'detection_rules'],
  check(context) {
    const kinds = context.advisory.detectionAvailability?.kinds ?? [];
    for (const [kind, availability] of kinds) {
      const { available, count } = availability;
      if (available?.value !== false) continue;
      const held = ruleOfKind(context, kind);
      if (held) {
        context.report({
          span: available.span,
          message: `\`${kind}\` is marked as not available, but \`detection_rules\` contains ${held.name === undefined ? 'such a rule' : shown(held.name)}. Mark \`${kind}\` as available, or remove the rule.`,
          fixes: [sayYes(context, availability, true)],
          related: [{ span: held.span, message: `Rule of kind \`${kind}\`` }],
        });
      } else if (count && count.value > 0) {
        context.report({
          span: available.span,
          message: `\`${kind}\` is marked as not available, but its \`count\` is ${String(count.value)}. Mark \`${kind}\` as available, or set \`count\` to 0.`,
          fixes: [sayYes(context, availability, false)],
          related: [{ span: count.span, message: 'Count given here' }],
        });
      }
    }
  },
};

/**
 * Returns the fix that changes `available` to `yes`, `on` or `true`, in the author's style. `safe` states whether the advisory contains a
 * rule of this kind. If it only states a count, the fix is not safe, because the count may be wrong.
 */
function sayYes({ edit, text }: RuleContext, { available }: KindAvailability, safe: boolean): Fix {
  const span: Span = available?.span ?? [0, 0];
  const written = text.slice(span[0], span[1]).replace(/^["']|["']$/g, '');
  const yes = /^no$/i.test(written) ? 'yes' : /^off$/i.test(written) ? 'on' : 'true';
  const asWritten = /^[A-Z]{2}/.test(written)
    ? yes.toUpperCase()
    : /^[A-Z]/.test(written)
      ? yes.charAt(0).toUpperCase() + yes.slice(1)
      : yes;
  // The new value must not be quoted, because it is a boolean.
  const edits =
    text.slice(...span) === written
      ? [{ span, newText: asWritten, replaces: [written] }]
      : edit.replaceScalar(span, asWritten);
  return { title: `Change to ${asWritten}`, edits, preferred: true, safe };
}

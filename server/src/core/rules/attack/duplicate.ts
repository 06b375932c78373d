import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { removalFix } from '../support/rows.ts';
import { saysNothingElse, sharesTactic, techniqueMentions, type Mention } from '../support/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/duplicate',
    severity: 'warning',
    summary: 'A technique is mapped twice, under the same tactic or without one.',
  },
  check(context) {
    const earlier = new Map<string, Mention[]>();
    for (const mention of techniqueMentions(context.advisory)) {
      if (!mention.mapped) continue;
      const { entry, id, written } = mention;
      const same = earlier.get(id) ?? [];
      earlier.set(id, [...same, mention]);
      const first = same.find((other) => sharesTactic(other.entry, entry, context.attack));
      if (!first) continue;
      context.report({
        span: written.span,
        message: `${id} is mapped already. Remove one of the two, or put each under a tactic of its own.`,
        related: [{ span: first.written.span, message: 'First mapped here' }],
        fixes: removalFix(context, 'mitre_attack', entry, context.advisory.mitreAttack, {
          title: `Remove this ${id}`,
          preferred: true,
          safe: isRepetition(context, first.entry, entry),
        }),
      });
    }
  },
};

/** Nothing is lost with the later entry: both are bare, and it says no more than the first. */
function isRepetition(context: RuleContext, first: TechniqueEntry, later: TechniqueEntry): boolean {
  const sameName = later.name === undefined || later.name.value === first.name?.value;
  return first.bare && later.bare && sameName && saysNothingElse(context, later);
}

import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { gathered, moved, movedSpan, type Found } from '../support/gathered.ts';
import { removalFix } from '../support/rows.ts';
import { mentionsOf, saysNothingElse, sharesTactic, type Mention } from '../support/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/duplicate',
    severity: 'warning',
    summary: 'A technique is mapped twice, under the same tactic or without one.',
  },
  reads: ['mitre_attack'],
  check(context) {
    const earlier = new Map<string, Found<Mention>[]>();
    for (const found of gathered(context, mentionsOf, ['mitre_attack'])) {
      const { mapped, entry, id, written } = found.item;
      if (!mapped) continue;
      const same = earlier.get(id) ?? [];
      earlier.set(id, [...same, found]);
      const first = same.find(({ item }) => sharesTactic(item.entry, entry, context.attack));
      if (!first) continue;
      const later = moved(entry, found.offset);
      context.report({
        span: movedSpan(written.span, found.offset),
        message: `${id} is mapped already. Remove one of the two, or put each under a tactic of its own.`,
        related: [{ span: movedSpan(first.item.written.span, first.offset), message: 'First mapped here' }],
        fixes: removalFix(context, 'mitre_attack', later, {
          title: `Remove this ${id}`,
          preferred: true,
          safe: isRepetition(context, first.item.entry, later),
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

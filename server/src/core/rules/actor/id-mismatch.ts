import type { Rule } from '../rule.ts';
import { idMismatch, withId } from '../../attack/actors.ts';
import { anyOf, shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/id-mismatch',
    severity: 'warning',
    summary: "An actor's `attack_id` and name belong to different groups.",
  },
  reads: { rows: ['actors'] },
  check(context) {
    const { advisory, edit } = context;
    for (const entry of advisory.actors?.items ?? []) {
      const mismatch = idMismatch(context, entry);
      if (!mismatch) continue;
      const { name, attackId, group, named } = mismatch;
      const id = attackId.value.trim().toUpperCase();
      const rename = { title: `Change the name to ${group.name}`, edits: edit.replaceScalar(name.span, group.name) };
      context.report({
        span: attackId.span,
        message: `\`attack_id\` ${id} is ${group.name}, but the name ${shown(name.value)} belongs to ${anyOf(named.slice(0, 4).map(withId))}. Correct the ID or the name.`,
        related: [{ span: name.span, message: 'Name given here' }],
        fixes: [
          ...named.flatMap(({ name: own, attackId: ownId }) =>
            ownId === undefined
              ? []
              : [{ title: `Change the ID to ${ownId} (${own})`, edits: edit.replaceScalar(attackId.span, ownId) }],
          ),
          // This fix comes last, because authors are more likely to mistype the ID than the name.
          rename,
        ],
      });
    }
  },
};

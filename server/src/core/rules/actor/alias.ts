import type { Rule } from '../rule.ts';
import { isNoCluster } from '../support/actors.ts';
import { shown } from '../support/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/alias',
    severity: 'hint',
    summary: 'An actor is named by an alias that is its primary name in no source.',
  },
  check(context) {
    const { advisory, catalogue, edit } = context;
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      const match = name && !isNoCluster(entry) ? catalogue.actor(name.value) : undefined;
      const [actor, another] = match?.actors ?? [];
      if (!name || !match || match.primary || !actor || another) continue;
      const id = actor.attackId === undefined ? '' : ` (${actor.attackId})`;
      context.report({
        span: name.span,
        message: `${shown(name.value)} is another name of ${actor.name}${id}, by which readers will look it up.`,
        fixes: [
          { title: `Change to ${actor.name}`, edits: edit.replaceScalar(name.span, actor.name), preferred: true },
        ],
      });
    }
  },
};

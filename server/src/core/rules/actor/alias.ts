import type { Actor } from '../../catalogue/catalogue.ts';
import { betterName } from '../../catalogue/preferredNames.ts';
import type { Rule } from '../rule.ts';
import { idMismatch, isNoCluster, withId } from '../../attack/actors.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/alias',
    severity: 'hint',
    summary: 'An actor is named by an alias that is its primary name in no source, or not in the preferred one.',
  },
  reads: ['actors'],
  check(context) {
    const { advisory, catalogue, edit } = context;
    const seen = new Set<Actor>();
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      const match = name && !isNoCluster(entry) ? catalogue.actor(name.value) : undefined;
      const [actor, another] = match?.actors ?? [];
      if (!name || !match || !actor || another || idMismatch(context, entry)) continue;
      // A second entry of an actor is `actor/duplicate`: one of the two goes.
      if (seen.has(actor)) continue;
      seen.add(actor);
      const preferred = betterName(context.preferredNaming, actor, name.value, match.primary);
      if (!preferred) continue;
      const id = preferred.name === actor.name ? withId(actor) : preferred.name;
      const why =
        preferred.by === 'everyone'
          ? `is another name of ${id}, by which readers will look it up.`
          : `is ${id} in the naming of ${preferred.by}, which your settings prefer.`;
      context.report({
        span: name.span,
        message: `${shown(name.value)} ${why}`,
        fixes: [
          {
            title: `Change to ${preferred.name}`,
            edits: edit.replaceScalar(name.span, preferred.name),
            preferred: true,
          },
        ],
      });
    }
  },
};

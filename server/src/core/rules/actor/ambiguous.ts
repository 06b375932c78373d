import { isPlaceholder } from '../../text/placeholder.ts';
import type { Rule } from '../rule.ts';
import { idMismatch, isNoCluster, meantActors, withId } from '../../attack/actors.ts';
import { allOf, shown } from '../../text/wording.ts';

/** The maximum number of actors that the message names. Fixes are offered for all actors. */
const maxNamed = 4;

export const rule: Rule = {
  meta: {
    code: 'actor/ambiguous',
    severity: 'information',
    summary: 'The name of an actor is an alias of several actors.',
  },
  reads: { rows: ['actors'] },
  check(context) {
    const { advisory, catalogue, edit } = context;
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      if (!name || isNoCluster(entry) || isPlaceholder(name.value) || idMismatch(context, entry)) continue;
      const actors = meantActors(catalogue, entry);
      if (actors.length < 2) continue;
      const names = actors.slice(0, maxNamed).map(withId);
      const rest = actors.length > maxNamed ? [`${actors.length - maxNamed} more`] : [];
      context.report({
        span: name.span,
        message: `${shown(name.value)} is an alias of several actors: ${allOf([...names, ...rest])}. Use the main name of the actor that you mean, or add its \`attack_id\` if it has one.`,
        fixes: actors.map((actor) => ({
          title: `Change to ${withId(actor)}`,
          edits: edit.replaceScalar(name.span, actor.name),
        })),
      });
    }
  },
};

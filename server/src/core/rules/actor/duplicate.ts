import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Rule } from '../rule.ts';
import { idMismatch, meantActors, type Lookup } from '../../attack/actors.ts';
import { removalFix } from '../shared/rows.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/duplicate',
    severity: 'warning',
    summary: 'Two entries of `actors` name the same actor.',
  },
  reads: ['actors'],
  check(context) {
    const { advisory } = context;
    const firsts = new Map<string, Text>();
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      const key = name && identity(context, entry, name.value);
      if (!name || key === undefined) continue;
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, name);
        continue;
      }
      const same = first.value === name.value;
      context.report({
        span: name.span,
        message: `${shown(name.value)} is ${same ? 'listed already' : `the same actor as ${shown(first.value)}`}. Keep one entry; other names go into its \`aliases\`.`,
        related: [{ span: first.span, message: 'First named here' }],
        fixes: removalFix(context, 'actors', entry, {
          title: `Remove ${shown(name.value)}`,
          preferred: true,
        }),
      });
    }
  },
};

/**
 * What makes two entries one. The name decides; an entry whose `attack_id` is of another actor is left out, since it has a
 * mistake of its own and may be meant to be either.
 */
function identity(lookup: Lookup, entry: ActorEntry, name: string): string | undefined {
  if (idMismatch(lookup, entry)) return undefined;
  const [actor, another] = meantActors(lookup.catalogue, entry);
  if (actor && !another) return actor.attackId ?? `actor ${actor.name}`;
  return `${entry.kind?.value ?? ''} name ${name.toLowerCase().replace(/[\s_-]+/g, '')}`;
}

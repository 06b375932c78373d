import type { Actor } from '../../catalogue/catalogue.ts';
import { betterName, type Preference } from '../../catalogue/preferredNames.ts';
import { isVendorNumber } from '../../catalogue/vendorNumbers.ts';
import type { Rule } from '../rule.ts';
import { idMismatch, isNoCluster, withId } from '../../attack/actors.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/alias',
    severity: 'hint',
    summary:
      'The name of an actor is an alias: it is not a primary name in any source, or not in the preferred source.',
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
      // `actor/duplicate` reports later rows for the same actor.
      if (seen.has(actor)) continue;
      seen.add(actor);
      const preferred = betterName(context.preferredNaming, actor, name.value, match.primary);
      // Ransomware brands and vendors (`kind`) have many accepted spellings. A name such as `UNC1234` is only a vendor's number, which
      // readers do not search for, so it is not suggested.
      if (!preferred || actor.kind || (preferred.by === 'everyone' && isVendorNumber(preferred.name))) continue;
      const id = preferred.name === actor.name ? withId(actor) : preferred.name;
      context.report({
        span: name.span,
        message: `${shown(name.value)} is ${reason(preferred.by, id, actor)}`,
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

function reason(by: Preference['by'], id: string, { sources }: Actor): string {
  if (by !== 'everyone') return `not the name that your settings prefer. Use ${id}, the name used by ${by}.`;
  return sources[0] === 'misp'
    ? `an alias. Use ${id}, the actor's main name in the MISP galaxy.`
    : `an alias. Use ${id}, the actor's main name.`;
}

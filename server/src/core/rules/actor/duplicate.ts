import type { ActorEntry, Text } from '../../model/advisory.ts';
import { nameKey } from '../../catalogue/names.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { idMismatch, matchOf, meantActors, type Lookup } from '../../attack/actors.ts';
import { asAliases, type NamedEntry } from '../shared/asAliases.ts';
import { removalFix } from '../shared/rows.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/duplicate',
    severity: 'warning',
    summary: 'Two entries of `actors` refer to the same actor.',
  },
  reads: ['actors'],
  check(context) {
    for (const [first, ...repeated] of sameActors(context)) {
      if (!first || repeated.length === 0) continue;
      const others = repeated.filter(({ name }) => !isNamed(first, name));
      const aliases = asAliases(context, first, others);
      for (const one of repeated) report(context, first, one, others.includes(one) ? aliases : []);
    }
  },
};

function report(context: RuleContext, first: NamedEntry, { entry, name }: NamedEntry, aliases: readonly Fix[]): void {
  const same = first.name.value === name.value;
  context.report({
    span: name.span,
    message: `${shown(name.value)} is ${same ? 'already listed. Merge the entries into one' : `the same actor as ${shown(first.name.value)}. Keep one entry, and list the other names in its \`aliases\``}.`,
    related: [{ span: first.name.span, message: 'First named here' }],
    fixes: [
      ...aliases,
      ...removalFix(context, 'actors', entry, {
        title: `Remove ${shown(name.value)}`,
        preferred: aliases.length === 0,
      }),
    ],
  });
}

/** Groups the rows by actor, in list order. */
function sameActors(context: RuleContext): Iterable<readonly NamedEntry[]> {
  const entries = new Map<string, NamedEntry[]>();
  for (const entry of context.advisory.actors?.items ?? []) {
    const { name } = entry;
    const key = name && identity(context, entry, name.value);
    if (!name || key === undefined) continue;
    const known = entries.get(key);
    if (known) known.push({ entry, name });
    else entries.set(key, [{ entry, name }]);
  }
  return entries.values();
}

function isNamed({ entry, name: own }: NamedEntry, name: Text): boolean {
  return [own, ...entry.aliases].some(({ value }) => nameKey(value) === nameKey(name.value));
}

/**
 * Returns a key that identifies the actor. Two rows for the same actor have the same key. If ATT&CK lists the name, the key is the ID of
 * the ATT&CK group with that name, even if other sources assign the name to another actor. If the row's actor is unknown or ambiguous, the
 * key consists of the row's kind and name. Returns undefined if the row's `attack_id` and name belong to different actors:
 * `actor/id-mismatch` reports that, and either actor may be meant.
 */
function identity(lookup: Lookup, entry: ActorEntry, name: string): string | undefined {
  if (idMismatch(lookup, entry)) return undefined;
  const [actor, another] = meantActors(lookup.catalogue, entry);
  const group = matchOf(lookup.catalogue, name)?.inAttack;
  if (group) return group.attackId;
  if (actor && !another) return actor.attackId ?? `actor ${actor.name}`;
  return `${entry.kind?.value ?? ''} name ${name.toLowerCase().replace(/[\s_-]+/g, '')}`;
}

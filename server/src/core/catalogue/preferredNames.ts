/** Determines which of an actor's names a team prefers. */
import type { PreferredNaming } from '../settings/settings.ts';
import type { Actor } from './catalogue.ts';
import { nameKey } from './names.ts';

/** An actor's preferred name. */
export interface Preference {
  readonly name: string;
  /** The source of the preference, for a message; `everyone` if no preference applies to the actor. */
  readonly by: 'everyone' | 'ATT&CK' | 'the MISP galaxy' | 'your team';
}

/**
 * Returns an actor's preferred name. For an actor in a team's catalogue, the name there replaces the names in ATT&CK and MISP. Without a
 * preference, or if the preferred source or the team's list does not contain the actor, this is `actor.name`.
 */
export function preferenceOf(naming: PreferredNaming, actor: Actor): Preference {
  const anyones = { name: actor.name, by: 'everyone' } as const;
  if (naming === 'any') return anyones;
  // A team's catalogue may rename an actor in ATT&CK or MISP, so its name is not the name in these sources.
  if (typeof naming === 'string' && actor.sources.includes('own')) return { name: actor.name, by: 'your team' };
  if (naming === 'attack') return actor.attackId === undefined ? anyones : { name: actor.name, by: 'ATT&CK' };
  if (naming === 'misp') {
    const name = actor.sources.includes('misp') ? (actor.galaxyName ?? actor.name) : undefined;
    return name === undefined ? anyones : { name, by: 'the MISP galaxy' };
  }
  const own = new Set([...actor.primaryNames, ...actor.aliases].map(nameKey));
  const name = naming.find((listed) => own.has(nameKey(listed)));
  return name === undefined ? anyones : { name, by: 'your team' };
}

/**
 * Returns the name that should replace `written`; undefined if `written` is acceptable. `primary` states whether `written` is a primary
 * name in a source.
 */
export function betterName(
  naming: PreferredNaming,
  actor: Actor,
  written: string,
  primary: boolean,
): Preference | undefined {
  const preferred = preferenceOf(naming, actor);
  if (preferred.by === 'everyone') return primary ? undefined : preferred;
  return nameKey(preferred.name) === nameKey(written) ? undefined : preferred;
}

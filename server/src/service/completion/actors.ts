/** Completes actors by any of their names, and the IDs of their ATT&CK groups. */
import { preferenceOf, type Actor, type Hit, type PreferredNaming } from '../../core/index.ts';
import { vendorsOf } from '../describeActor.ts';
import { foundNames } from './likeness.ts';
import { allOf, found, searchLimit, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';
import { siblingText } from './row.ts';

/**
 * Proposes actors by name. Inserts the matching name in the spelling of its source, and shows the actor, its country and its ATT&CK ID next
 * to it, where known. If the team prefers a name, that name comes first, unless the author has typed the matching name in full.
 */
export const actors: ValueSource = (request) => {
  if (request.shape.value !== 'actor') return undefined;
  const { env, cursor } = request;
  const query = cursor.prefix.trim();
  const hits = ownFirst(request, query === '' ? wellKnown(request) : env.catalogue.searchActors(query, searchLimit));
  const naming = env.preferredNaming ?? 'any';
  return foundNames(
    request,
    hits.flatMap((hit) =>
      namesToWrite(naming, hit.item, hit.matched, query).map((name) => ({ hit, proposal: propose(hit.item, name) })),
    ),
  );
};

/** Puts the actor with the row's `attack_id` first. If nothing has been typed, adds this actor even if it is not among the hits. */
function ownFirst(request: ValueRequest, hits: readonly Hit<Actor>[]): readonly Hit<Actor>[] {
  const id = siblingText(request, 'attack_id')?.trim().toUpperCase() ?? '';
  const own = request.env.catalogue.actorByAttackId(id);
  if (own === undefined) return hits;
  const isOwn = ({ item }: Hit<Actor>): boolean => item.name === own.name;
  const first =
    request.cursor.prefix.trim() === '' ? [{ item: own, matched: own.name, score: Infinity }] : hits.filter(isOwn);
  return [...first, ...hits.filter((hit) => !isOwn(hit))];
}

/** Returns the names to insert, best first. If the query matched the ATT&CK ID, only the preferred name is inserted. */
function namesToWrite(naming: PreferredNaming, actor: Actor, matched: string, query: string): readonly string[] {
  const preferred = preferenceOf(naming, actor).name;
  const typed = matched === actor.attackId ? preferred : matched;
  if (naming === 'any') return [typed];
  return [...new Set(fold(typed) === fold(query) ? [typed, preferred] : [preferred, typed])];
}

/**
 * Proposes group IDs, starting with the IDs of the actors that the row's `name` may refer to. The other IDs are those that match the typed
 * text. If nothing has been typed, they are omitted if the row's actor is known, and otherwise come from `wellKnown`.
 */
export const actorIds: ValueSource = (request) => {
  if (request.shape.value !== 'actor-id') return undefined;
  const own = ownActors(request).filter((actor) => actor.attackId !== undefined);
  const query = request.cursor.prefix.trim();
  if (own.length > 0 && query === '') return allOf(own.map(proposeId));
  const hits = query === '' ? wellKnown(request) : request.env.catalogue.searchActors(query, searchLimit);
  const all = [...new Set([...own, ...hits.map(({ item }) => item)])].filter((actor) => actor.attackId !== undefined);
  return found(all.map(proposeId));
};

/** Returns the actors that the row's `name` may refer to. */
export function ownActors(request: ValueRequest): readonly Actor[] {
  const name = siblingText(request, 'name');
  return name === undefined ? [] : (request.env.catalogue.actor(name)?.actors ?? []);
}

/** Returns the groups that are named `APT` and a number, in numerical order. Used for an empty query, which cannot rank results. */
function wellKnown({ env }: ValueRequest): readonly Hit<Actor>[] {
  return env.catalogue
    .searchActors('APT', 500)
    .filter(({ item }) => item.attackId !== undefined && /^APT\d/.test(item.name))
    .map(({ item }) => ({ item, matched: item.name, score: Infinity }))
    .sort((a, b) => a.matched.localeCompare(b.matched, 'en', { numeric: true }));
}

/** Returns the proposal for an actor under one of its names. */
function propose(actor: Actor, name: string): Proposal {
  const isAlias = fold(name) !== fold(actor.name);
  const facts = [actor.kind, actor.country, actor.attackId].filter((fact) => fact !== undefined);
  return {
    label: name,
    value: name,
    kind: 'Class',
    words: isAlias ? `${name} ${actor.name}` : name,
    ...(isAlias ? { labelDetail: `(${actor.name})`, ...namedBy(actor, name) } : {}),
    ...(facts.length === 0 ? {} : { labelDescription: facts.join(' · ') }),
    data: { kind: 'actor', id: actor.name },
  };
}

/** Returns a detail that names the vendors that gave an actor this alias; none if they are unknown. */
function namedBy(actor: Actor, alias: string): Pick<Proposal, 'detail'> {
  const vendors = vendorsOf(actor, alias);
  return vendors.length === 0 ? {} : { detail: `${alias}: the name given by ${vendors.join(' and ')}` };
}

function proposeId(actor: Actor): Proposal {
  const id = actor.attackId ?? '';
  return {
    label: `${id} - ${actor.name}`,
    value: id,
    kind: 'Class',
    words: `${id} ${actor.name}`,
    data: { kind: 'actor', id: actor.name },
  };
}

const fold = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

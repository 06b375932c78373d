/** Actors by any of their names, and the IDs of their ATT&CK groups. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { preferenceOf, type Actor, type PreferredNaming } from '../../core/index.ts';
import { vendorsOf } from '../describeActor.ts';
import { allOf, found, searchLimit, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';
import { siblingText } from './row.ts';

/** The preferred name is inserted; the alias that matched, country and ATT&CK ID are shown beside it. */
export const actors: ValueSource = (request) => {
  if (request.form.value !== 'actor') return undefined;
  const { env, cursor } = request;
  const query = cursor.prefix.trim();
  const hits = query === '' ? wellKnown(request) : env.catalogue.searchActors(query, searchLimit);
  return found(
    hits.map(({ item, matched }) => propose(item, matched, nameToWrite(env.preferredNaming ?? 'any', item, matched))),
  );
};

/** A main name of a source stays as it was typed where the team prefers none; an alias gives way to the preferred name. */
function nameToWrite(naming: PreferredNaming, actor: Actor, matched: string): string {
  const isMain = naming === 'any' && actor.primaryNames.includes(matched);
  return isMain ? matched : preferenceOf(naming, actor).name;
}

/** Groups' IDs: that of the row's own actor, when its name is known, else those that what is typed finds. */
export const actorIds: ValueSource = (request) => {
  if (request.form.value !== 'actor-id') return undefined;
  const own = ownActors(request).filter((actor) => actor.attackId !== undefined);
  const query = request.cursor.prefix.trim();
  if (own.length > 0 && query === '') return allOf(own.map(proposeId));
  const hits = query === '' ? wellKnown(request) : request.env.catalogue.searchActors(query, searchLimit);
  const all = [...new Set([...own, ...hits.map(({ item }) => item)])].filter((actor) => actor.attackId !== undefined);
  return found(all.map(proposeId));
};

/** The actors that the row's `name` may mean. */
export function ownActors(request: ValueRequest): readonly Actor[] {
  const name = siblingText(request, 'name');
  return name === undefined ? [] : (request.env.catalogue.actor(name)?.actors ?? []);
}

/** With nothing typed there is nothing to rank: the best-known family of names stands in, in the order of its numbers. */
function wellKnown({ env }: ValueRequest): readonly { readonly item: Actor; readonly matched: string }[] {
  return env.catalogue
    .searchActors('APT', 500)
    .filter(({ item }) => item.attackId !== undefined && /^APT\d/.test(item.name))
    .map(({ item }) => ({ item, matched: item.name }))
    .sort((a, b) => a.matched.localeCompare(b.matched, 'en', { numeric: true }));
}

/** `name` is the one to write: the preferred one. */
function propose(actor: Actor, matched: string, name: string): Proposal {
  const alias = [name, actor.attackId ?? ''].map(fold).includes(fold(matched)) ? undefined : matched;
  const facts = [actor.kind, actor.country, actor.attackId].filter((fact) => fact !== undefined);
  return {
    label: name,
    value: name,
    kind: CompletionItemKind.Class,
    words: alias === undefined ? name : `${alias} ${name}`,
    ...(alias === undefined ? {} : { labelDetail: `(${alias})`, ...namedBy(actor, alias) }),
    ...(facts.length === 0 ? {} : { labelDescription: facts.join(' · ') }),
    data: { kind: 'actor', id: actor.name },
  };
}

/** Who gave an actor the alias that matched. */
function namedBy(actor: Actor, alias: string): Pick<Proposal, 'detail'> {
  const vendors = vendorsOf(actor, alias);
  return vendors.length === 0 ? {} : { detail: `${alias}: the name that ${vendors.join(' and ')} gave it` };
}

function proposeId(actor: Actor): Proposal {
  const id = actor.attackId ?? '';
  return {
    label: `${id} - ${actor.name}`,
    value: id,
    kind: CompletionItemKind.Class,
    words: `${id} ${actor.name}`,
    data: { kind: 'actor', id: actor.name },
  };
}

const fold = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

/** Actors by any of their names, and the IDs of their ATT&CK groups. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Actor } from '../../core/index.ts';
import { allOf, found, searchLimit, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';
import { siblingText } from './row.ts';

/** The preferred name is inserted; the alias that matched, country and ATT&CK ID are shown beside it. */
export const actors: ValueSource = (request) => {
  if (request.form.value !== 'actor') return undefined;
  const { env, cursor } = request;
  // With nothing typed there is nothing to rank: the best-known family of names stands in for the catalogue.
  const query = cursor.prefix.trim() || 'APT';
  return found(env.catalogue.searchActors(query, searchLimit).map(({ item, matched }) => propose(item, matched)));
};

/** Groups' IDs: that of the row's own actor, when its name is known, else those that what is typed finds. */
export const actorIds: ValueSource = (request) => {
  if (request.form.value !== 'actor-id') return undefined;
  const own = ownActors(request).filter((actor) => actor.attackId !== undefined);
  const query = request.cursor.prefix.trim();
  if (own.length > 0 && query === '') return allOf(own.map(proposeId));
  const hits = request.env.catalogue.searchActors(query || 'APT', searchLimit).map(({ item }) => item);
  const all = [...new Set([...own, ...hits])].filter((actor) => actor.attackId !== undefined);
  return found(all.map(proposeId));
};

/** The actors that the row's `name` may mean. */
export function ownActors(request: ValueRequest): readonly Actor[] {
  const name = siblingText(request, 'name');
  return name === undefined ? [] : (request.env.catalogue.actor(name)?.actors ?? []);
}

function propose(actor: Actor, matched: string): Proposal {
  const alias =
    fold(matched) === fold(actor.name) || fold(matched) === fold(actor.attackId ?? '') ? undefined : matched;
  const facts = [actor.country, actor.attackId].filter((fact) => fact !== undefined);
  return {
    label: actor.name,
    value: actor.name,
    kind: CompletionItemKind.Class,
    words: alias === undefined ? actor.name : `${alias} ${actor.name}`,
    ...(alias === undefined ? {} : { labelDetail: `(${alias})` }),
    ...(facts.length === 0 ? {} : { labelDescription: facts.join(' · ') }),
    data: { kind: 'actor', id: actor.name },
  };
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

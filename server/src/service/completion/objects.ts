/** Functions for the completion of ATT&CK objects such as software, campaigns and data components. */
import { nameKey, type AttackObject, type Hit } from '../../core/index.ts';
import type { KindName, Proposal, ValueRequest } from './proposal.ts';
import { siblingText } from './row.ts';

/** An object and the name, alias or ID that matched. */
export interface Match {
  readonly item: AttackObject;
  readonly matched: string;
}

/** Returns a proposal that inserts the matching alias of an object, with its main name next to it, or else the main name. */
export function proposeObject({ item, matched }: Match, release: string, kind: KindName): Proposal {
  const alias = matched === item.name || matched === item.id ? undefined : matched;
  return {
    label: alias ?? item.name,
    value: alias ?? item.name,
    kind,
    words: alias === undefined ? item.name : `${alias} ${item.name}`,
    ...(alias === undefined ? {} : { labelDetail: `(${item.name})` }),
    labelDescription: item.id === '' ? "your team's" : item.id,
    data: item.id === '' ? { kind: 'named', id: item.name, release } : { kind: 'object', id: item.id, release },
  };
}

/** Returns a proposal that inserts the ID of an object. */
export function proposeObjectId(item: AttackObject, release: string, kind: KindName): Proposal {
  return {
    label: `${item.id} - ${item.name}`,
    value: item.id,
    kind,
    words: `${item.id} ${item.name}`,
    data: { kind: 'object', id: item.id, release },
  };
}

/**
 * Moves the object with the row's `attack_id` to the front of the hits. If nothing has been typed, looks the object up by its ID with
 * `search`.
 */
export function ownNameFirst<T extends AttackObject>(
  hits: readonly Hit<T>[],
  search: (query: string, limit: number) => readonly Hit<T>[],
  request: ValueRequest,
): readonly Hit<T>[] {
  const id = siblingText(request, 'attack_id')?.trim().toUpperCase() ?? '';
  if (id === '') return hits;
  const isOwn = ({ item }: Hit<T>): boolean => item.id === id;
  const own = request.cursor.prefix.trim() === '' ? search(id, 1) : hits;
  return [...own.filter(isOwn), ...hits.filter((hit) => !isOwn(hit))];
}

function namedObject(
  kind: 'software' | 'campaign' | 'data-component',
  name: string,
  { attack }: ValueRequest,
): AttackObject | undefined {
  if (kind !== 'data-component') return attack.named(kind, name);
  const [hit] = attack.searchDataComponents(name, 1);
  return hit && nameKey(hit.matched) === nameKey(name) ? hit.item : undefined;
}

/** Puts the object with the row's `name` first, even if it is not among `objects`, and removes objects without an ID. */
export function withOwn<T extends AttackObject>(
  kind: 'software' | 'campaign' | 'data-component',
  objects: readonly T[],
  request: ValueRequest,
): readonly AttackObject[] {
  const name = siblingText(request, 'name');
  const own = name === undefined ? undefined : namedObject(kind, name, request);
  const all = own === undefined ? objects : [own, ...objects.filter(({ id }) => id !== own.id)];
  // An object that exists only in a team's catalogue has no ID.
  return all.filter(({ id }) => id !== '');
}

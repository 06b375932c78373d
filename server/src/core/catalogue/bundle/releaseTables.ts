/** Builds the tables of a release in an update. Data that the update does not contain is taken from the previous release. */
import type { AttackTables, Table } from '../attack.ts';
import type { AttackObject, AttackRelease, Domain, ObjectKind, Software, Tactic, Technique } from '../catalogue.ts';
import { once } from '../../util/once.ts';
import { parentId } from '../techniqueId.ts';
import { domainOrder } from './releaseData.ts';
import type { ReleaseData, ReleaseObject } from './releaseData.ts';
import { pushAll } from '../../util/lists.ts';

/**
 * Creates the tables of the release in `data`. Objects that only `before`, the previous release, contains are included so that their IDs
 * remain known. Active ones become deprecated if the release describes all their domains.
 */
export function createReleaseTables(data: ReleaseData, before: AttackRelease): AttackTables {
  const objects = (kind: ObjectKind): ReadonlyMap<string, AttackObject> => objectsOf(kind, data, before, common);
  return {
    technique: tableOf(() => withParents(objectsOf('technique', data, before, technique))),
    tactic: tableOf(() => ordered(objectsOf('tactic', data, before, tactic), data, before)),
    group: tableOf(() => objects('group')),
    software: tableOf(() => objectsOf('software', data, before, software)),
    campaign: tableOf(() => objects('campaign')),
    mitigation: tableOf(() => objects('mitigation')),
    'data-component': tableOf(() => objects('data-component')),
  };
}

function tableOf<T>(make: () => ReadonlyMap<string, T>): Table<T> {
  const objects = once(make);
  const values = once(() => [...objects().values()]);
  return { get: (id) => objects().get(id), values };
}

/** Creates an object of the release; `known` is the same object in the previous release. */
type Make<T> = (object: ReleaseObject, known: AttackObject | undefined, data: ReleaseData) => T;

function objectsOf<T extends AttackObject>(
  kind: ObjectKind,
  data: ReleaseData,
  before: AttackRelease,
  make: Make<T>,
): ReadonlyMap<string, T> {
  // The cast is safe because all objects of a kind have the type for that kind.
  const known = new Map((before.objects(kind) as readonly T[]).map((object) => [object.id, object]));
  const table = new Map<string, T>();
  for (const object of known.values()) table.set(object.id, carriedOver(object, data.domains));
  const own = data.objects.filter((object) => object.kind === kind);
  for (const object of own) table.set(object.id, make(object, known.get(object.id), data));
  const successors = new Map([...table.values()].map(({ id, revokedBy }) => [id, revokedBy]));
  const successorsOf = createSuccessors(table, successors);
  for (const object of table.values())
    if (object.revoked) table.set(object.id, { ...object, revokedBy: successorsOf(object.id) });
  return table;
}

/**
 * Returns an object of the previous release for a release that does not contain it. The domains in `described`, which the release covers,
 * are removed from the object. If no domain would remain, the object keeps its domains and becomes deprecated. Objects that were revoked,
 * deprecated or in no domain are unchanged.
 */
function carriedOver<T extends AttackObject>(object: T, described: readonly Domain[]): T {
  if (object.revoked || object.deprecated || object.domains.length === 0) return object;
  const domains = object.domains.filter((domain) => !described.includes(domain));
  return domains.length === 0 ? { ...object, deprecated: true } : { ...object, domains };
}

function common(object: ReleaseObject, known: AttackObject | undefined, data: ReleaseData): AttackObject {
  const elsewhere = known?.domains.filter((domain) => !data.domains.includes(domain)) ?? [];
  return {
    kind: object.kind,
    id: object.id,
    name: object.name,
    domains: domainOrder.filter((domain) => object.domains.includes(domain) || elsewhere.includes(domain)),
    revokedBy: object.revokedBy ?? [],
    revoked: object.status === 'revoked',
    deprecated: object.status === 'deprecated',
    aliases: object.aliases ?? [],
    stixId: object.stixId,
  };
}

function technique(object: ReleaseObject, known: AttackObject | undefined, data: ReleaseData): Technique {
  return {
    ...common(object, known, data),
    kind: 'technique',
    aliases: [],
    tactics: object.tactics ?? [],
    platforms: object.platforms ?? [],
  };
}

function tactic(object: ReleaseObject, known: AttackObject | undefined, data: ReleaseData): Tactic {
  return { ...common(object, known, data), kind: 'tactic', aliases: [], shortname: object.shortname ?? '' };
}

function software(object: ReleaseObject, known: AttackObject | undefined, data: ReleaseData): Software {
  return { ...common(object, known, data), kind: 'software', type: object.type ?? 'malware' };
}

function withParents(techniques: ReadonlyMap<string, Technique>): ReadonlyMap<string, Technique> {
  return new Map(
    [...techniques].map(([id, one]) => {
      const { parentName: _former, ...rest } = one;
      const parent = techniques.get(parentId(id) ?? '');
      return [id, parent === undefined ? rest : { ...rest, parentName: parent.name }];
    }),
  );
}

/**
 * Returns the tactics sorted by domain (Enterprise, Mobile, ICS). Within a domain that the bundle contains, they are in the order of the
 * bundle's matrix; within other domains, they keep their previous order. All other tactics come last.
 */
function ordered(
  tactics: ReadonlyMap<string, Tactic>,
  data: ReleaseData,
  before: AttackRelease,
): ReadonlyMap<string, Tactic> {
  const own = data.objects.filter(({ kind }) => kind === 'tactic').map(({ id }) => id);
  const earlier = before.objects('tactic').map(({ id }) => id);
  const ids = domainOrder.flatMap((domain) => {
    const order = data.domains.includes(domain) ? own : earlier;
    return order.filter((id) => tactics.get(id)?.domains[0] === domain);
  });
  const sorted = new Map<string, Tactic>();
  for (const id of [...ids, ...tactics.keys()]) {
    const one = tactics.get(id);
    if (one !== undefined) sorted.set(id, one);
  }
  return sorted;
}

/**
 * Creates a function that returns the active objects that replace a revoked object, through revocation chains of any length. All objects in
 * an unbranched chain have the same successors, which are computed only once. Objects in a cycle that leads to no active object have no
 * successors.
 */
function createSuccessors(
  table: ReadonlyMap<string, AttackObject>,
  successors: ReadonlyMap<string, readonly string[]>,
): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const nextOf = (id: string): readonly string[] => (successors.get(id) ?? []).filter((next) => table.has(next));
  const isActive = (id: string): boolean => {
    const object = table.get(id);
    return object !== undefined && !object.revoked && !object.deprecated;
  };
  const reached = (id: string): readonly string[] => {
    const active = new Set<string>();
    const seen = new Set([id]);
    const open = [...nextOf(id)].reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (isActive(next)) active.add(next);
      else pushAll(open, [...nextOf(next)].reverse());
    }
    return [...active];
  };
  return (id) => {
    const path = new Set<string>();
    let at = id;
    for (let [next, other] = nextOf(at); next !== undefined && other === undefined; [next, other] = nextOf(at)) {
      if (path.has(at) || known.has(at) || isActive(next)) break;
      path.add(at);
      at = next;
    }
    const found = known.get(at) ?? (path.has(at) ? [] : reached(at));
    for (const passed of [...path, at]) known.set(passed, found);
    return found;
  };
}

/** Builds the newest release: the objects of the previous release, updated from ATT&CK's newest list and MISP galaxy's clusters. */

import { asText, asTexts, fail } from './shapes.ts';
import { domainLetters } from './snapshots.ts';
import type { Snapshot, Snapshots } from './snapshots.ts';
import type { MispValue, NewestList, Sources } from './sources.ts';

/** A MISP value for an ATT&CK object. Its name contains the ID (`Masquerading - T1036`). */
interface MispObject {
  readonly id: string;
  readonly name: string;
  readonly value: MispValue;
}

/** Returns the tactics: active ones from the newest list, and those of earlier releases and PRE-ATT&CK, which are no longer active. */
export function newestTactics(before: Snapshots, sources: Sources): Snapshots {
  const result = new Map<string, Snapshot>();
  for (const [id, old] of before) result.set(id, old.status === 0 ? { ...old, status: 2 } : old);
  for (const { id, name } of mispObjects(sources.clusters['mitre-attack-pattern'])) {
    if (/^TA/.test(id) && !result.has(id))
      result.set(id, { id, name, domains: '', status: 2, facts: [slug(name)], revokedBy: [] });
  }
  for (const { id, name, domain } of sources.newest.tactics) {
    const old = before.get(id);
    const facts = old?.name === name ? old.facts : [slug(name)];
    result.set(id, { id, name, domains: domainLetters([domain]), status: 0, facts, revokedBy: [] });
  }
  return sorted(result);
}

/**
 * Returns the techniques: active ones from the newest list, and revoked ones according to MISP. All others, including those of PRE-ATT&CK,
 * are deprecated or remain revoked.
 */
export function newestTechniques(before: Snapshots, tactics: Snapshots, sources: Sources): Snapshots {
  const misp = new Map(mispObjects(sources.clusters['mitre-attack-pattern']).map((object) => [object.id, object]));
  const idOf = new Map([...misp.values()].map((object) => [object.value.uuid, object.id]));
  const result = new Map<string, Snapshot>();
  for (const [id, old] of before) {
    const successors = revokers(misp.get(id), idOf);
    if (misp.get(id)?.value.revoked === true) result.set(id, { ...old, status: 1, revokedBy: successors });
    else result.set(id, old.status === 0 ? { ...old, status: 2 } : old);
  }
  for (const { id, name, value } of misp.values()) {
    if (id.startsWith('TA') || result.has(id)) continue;
    const chain = asTexts(value.meta['kill_chain'], id).map((step) => step.split(':'));
    if (chain.length > 0 && chain.every(([platform]) => platform === 'pre-attack')) {
      const facts = [...new Set(chain.map(([, tactic]) => asText(tactic, id)))];
      result.set(id, { id, name, domains: '', status: 2, facts, revokedBy: [] });
    } else if (!sources.newest.techniques.some((technique) => technique.id === id)) {
      fail(id, 'MISP has a technique that is neither in the newest list nor in the history');
    }
  }
  for (const technique of livingTechniques(sources.newest, tactics)) {
    const object = misp.get(technique.id);
    if (object?.value.revoked === true) fail(technique.id, 'active in the newest list, revoked in MISP');
    if (object !== undefined && object.name !== technique.name) fail(technique.id, 'named differently in MISP');
    result.set(technique.id, technique);
  }
  return sorted(result);
}

function livingTechniques(newest: NewestList, tactics: Snapshots): readonly Snapshot[] {
  const living = new Map(newest.techniques.map((technique) => [technique.id, technique]));
  const tacticsOf = new Map<string, string[]>();
  for (const [tactic, technique] of newest.pairs) {
    if (!living.has(technique)) continue;
    const shortname = tactics.get(tactic)?.facts[0] ?? fail(technique, `in an unknown tactic ${tactic}`);
    tacticsOf.set(technique, [...(tacticsOf.get(technique) ?? []), shortname]);
  }
  return [...living.values()].map(({ id, name, domain }) => ({
    id,
    name,
    domains: domainLetters([domain]),
    status: 0,
    facts: tacticsOf.get(id) ?? fail(id, 'without a tactic'),
    revokedBy: [],
  }));
}

/**
 * Returns the objects of one kind, updated from MISP. The synonyms in an object's MISP cluster become its aliases. Objects without a
 * cluster are unchanged, because MISP's ICS data is older. `successors` are the values that may replace revoked ones.
 */
export function newestObjects(
  before: Snapshots,
  values: readonly MispValue[],
  successors: readonly MispValue[],
): Snapshots {
  const result = new Map(before);
  const objects = mispObjects(values);
  const idOf = new Map(mispObjects(successors).map((object) => [object.value.uuid, object.id]));
  for (const object of objects) {
    const { id, name, value } = object;
    if (/^T\d/.test(id)) continue;
    const old = before.get(id);
    const aliases = asTexts(value.meta['synonyms'], id).filter((alias) => alias !== name);
    const unchanged = value.meta['synonyms'] === undefined || (old !== undefined && sameSet(aliases, old.facts));
    const next = revokers(object, idOf);
    result.set(id, {
      id,
      name,
      domains: old?.domains ?? domainsOfPlatforms(asTexts(value.meta['mitre_platforms'], id), id),
      status: value.revoked ? 1 : (old?.status ?? 0),
      facts: unchanged ? (old?.facts ?? []) : aliases,
      revokedBy: !value.revoked ? [] : next.length > 0 ? next : (old?.revokedBy ?? []),
    });
  }
  return sorted(result);
}

function revokers(object: MispObject | undefined, idOf: ReadonlyMap<string, string>): readonly string[] {
  const relations = object?.value.related.filter(({ type }) => type === 'revoked-by') ?? [];
  return relations.map(
    ({ uuid }) => idOf.get(uuid) ?? fail(object?.id ?? '', `revoked by an object that MISP does not contain (${uuid})`),
  );
}

function mispObjects(values: readonly MispValue[]): readonly MispObject[] {
  return values.map((value) => {
    const id = asText(value.meta['external_id'], value.value);
    const suffix = ` - ${id}`;
    if (!value.value.endsWith(suffix)) fail(value.value, `does not end with its ID ${id}`);
    return { id, name: value.value.slice(0, -suffix.length), value };
  });
}

const mobilePlatforms = ['Android', 'iOS'];
const enterprisePlatforms = [
  'Containers',
  'ESXi',
  'IaaS',
  'Identity Provider',
  'Linux',
  'Network Devices',
  'Office Suite',
  'SaaS',
  'Windows',
  'macOS',
];

function domainsOfPlatforms(platforms: readonly string[], where: string): string {
  return domainLetters(
    platforms.map((platform) => {
      if (mobilePlatforms.includes(platform)) return 'mobile';
      return enterprisePlatforms.includes(platform) ? 'enterprise' : fail(where, `unknown platform ${platform}`);
    }),
  );
}

/** Returns a tactic's shortname, which ATT&CK derives from its name. */
function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function sameSet(one: readonly string[], two: readonly string[]): boolean {
  return new Set(one).size === new Set(two).size && one.every((item) => two.includes(item));
}

function sorted(snapshots: ReadonlyMap<string, Snapshot>): Snapshots {
  return new Map([...snapshots].sort(([one], [two]) => (one < two ? -1 : 1)));
}

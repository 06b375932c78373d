/** STIX bundles created from a domain in a release, by default ICS: whole releases that are small, and by default newer than any real one. */
import type { AttackRelease, Domain, Technique } from '../../server/src/core/catalogue/catalogue.ts';

export type StixObject = Record<string, unknown>;

export interface BundleOptions {
  readonly release?: string;
  readonly domain?: Domain;
  /** Changes the objects before they are bundled. */
  change?(objects: StixObject[]): StixObject[];
}

const sources: Readonly<Record<Domain, string>> = {
  enterprise: 'mitre-attack',
  mobile: 'mitre-mobile-attack',
  ics: 'mitre-ics-attack',
};

/** Returns a bundle of the tactics and active techniques of a domain, dated 2027-04-01. */
export function attackBundle(
  from: AttackRelease,
  { release = '90.0', domain = 'ics', change }: BundleOptions = {},
): {
  readonly type: 'bundle';
  readonly id: string;
  readonly objects: StixObject[];
} {
  const tactics = from.tactics.filter(({ domains }) => domains[0] === domain);
  const techniques = from
    .objects('technique')
    .filter((one): one is Technique => !one.revoked && !one.deprecated && one.domains.includes(domain));
  const objects: StixObject[] = [
    { type: 'x-mitre-collection', x_mitre_version: release, modified: '2027-04-01T14:00:00.000Z' },
    { type: 'x-mitre-matrix', tactic_refs: tactics.map(({ id }) => `x-mitre-tactic--${id}`) },
    ...tactics.map(({ id, name, shortname }) => ({
      ...common('x-mitre-tactic', id, name, domain),
      x_mitre_shortname: shortname,
    })),
    ...techniques.map(({ id, name, tactics: own }) => techniqueObject(id, name, own, domain)),
  ];
  return { type: 'bundle', id: 'bundle--made-for-a-test', objects: change?.(objects) ?? objects };
}

/** Returns a technique as a STIX object. */
export function techniqueObject(
  id: string,
  name: string,
  tactics: readonly string[],
  domain: Domain = 'ics',
): StixObject {
  return {
    ...common('attack-pattern', id, name, domain),
    kill_chain_phases: tactics.map((phase) => ({ kill_chain_name: sources[domain], phase_name: phase })),
    x_mitre_platforms: ['None'],
  };
}

/** Returns a STIX object of any type that has an ATT&CK ID, with the properties that these types have in common. */
export function common(type: string, id: string, name: string, domain: Domain = 'ics'): StixObject {
  return {
    type,
    id: `${type}--${id}`,
    name,
    modified: '2027-04-01T14:00:00.000Z',
    external_references: [{ source_name: sources[domain], external_id: id }],
    x_mitre_domains: [`${domain}-attack`],
  };
}

/** Returns the relationship that states that an object was revoked in favour of another one of its type. */
export function revokedBy(type: string, from: string, to: string): StixObject {
  return {
    type: 'relationship',
    relationship_type: 'revoked-by',
    source_ref: `${type}--${from}`,
    target_ref: `${type}--${to}`,
  };
}

/** Adds more data to rows: STIX identifiers, and techniques' platforms in the newest releases. */

import type { PlatformState, Row } from '../../server/src/core/catalogue/source.ts';
import { readPlatforms } from './bundles.ts';
import { fail } from './shapes.ts';
import type { MispValue, Sources, StixType } from './sources.ts';

/**
 * Creates a function that returns an object's UUID from the bundles, the newest list or MISP (which uses ATT&CK's UUIDs); empty if none of
 * them has it.
 */
export function stixIdentifiers({ bundles, newest, clusters }: Sources): (type: StixType, id: string) => string {
  const mispIds = new Map<string, string>();
  const byCluster = [
    ['intrusion-set', clusters['mitre-intrusion-set']],
    ['malware', clusters['mitre-malware']],
    ['tool', clusters['mitre-tool']],
    ['course-of-action', clusters['mitre-course-of-action']],
    ['x-mitre-data-component', clusters['mitre-data-component']],
  ] as const;
  for (const [type, values] of byCluster) {
    for (const value of values) mispIds.set(`${type} ${externalId(value)}`, `${type}--${value.uuid}`);
  }
  return (type, id) => {
    const key = `${type} ${id}`;
    const listed = type === 'attack-pattern' || type === 'x-mitre-tactic' ? newest.stixIds[id] : undefined;
    const known = bundles.stixIds.get(key);
    if (known !== undefined && listed !== undefined && known !== listed)
      fail(id, `two STIX identifiers, ${listed} as well`);
    const whole = known ?? listed ?? mispIds.get(key) ?? '';
    if (whole !== '' && !whole.startsWith(`${type}--`)) fail(id, `the STIX identifier ${whole} of a different type`);
    return whole.slice(type.length + 2);
  };
}

/** Returns the names of all platforms in alphabetical order, and a function that returns a technique's platform states. */
export function techniquePlatforms(
  { bundles, newest, clusters }: Sources,
  encoded: readonly string[],
): { readonly names: readonly string[]; readonly of: (id: string) => readonly PlatformState[] } {
  const living = new Set(newest.techniques.map(({ id }) => id));
  const misp = new Map(
    clusters['mitre-attack-pattern'].map((value) => [
      externalId(value),
      readPlatforms(value.meta['mitre_platforms'], value.value),
    ]),
  );
  const listsOf = (id: string): readonly (readonly [release: string, platforms: readonly string[]])[] => {
    const before = bundles.platforms.get(id);
    // MISP lacks some ICS and Mobile techniques; these keep their earlier platforms.
    const now = living.has(id) ? (misp.get(id) ?? before) : before;
    if (before === undefined) return now === undefined ? [] : [[newest.release, now]];
    return now === undefined || sameSet(before, now)
      ? [[bundles.release, before]]
      : [
          [bundles.release, before],
          [newest.release, now],
        ];
  };
  const lists = new Map([...new Set([...living, ...bundles.platforms.keys()])].map((id) => [id, listsOf(id)]));
  const names = [...new Set([...lists.values()].flat().flatMap(([, list]) => list))].sort();
  return {
    names,
    of: (id) =>
      (lists.get(id) ?? []).map(([release, list]): PlatformState => {
        const indices = [...new Set(list)].map((name) => names.indexOf(name));
        return [encoded.indexOf(release), ...indices.sort((one, two) => one - two)];
      }),
  };
}

/** Returns the row with those additions that are not empty. */
export function withExtras([id, domains, states]: Row, uuid: string, platforms: readonly PlatformState[]): Row {
  if (platforms.some(([, ...names]) => names.length > 0)) return [id, domains, states, uuid, platforms];
  return uuid === '' ? [id, domains, states] : [id, domains, states, uuid];
}

function externalId(value: MispValue): string {
  const id = value.meta['external_id'];
  return typeof id === 'string' ? id : fail(value.value, 'no ID');
}

function sameSet(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((item) => two.includes(item));
}

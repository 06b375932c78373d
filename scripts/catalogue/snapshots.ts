/** The objects of each release that the catalogue describes, as the sources give them. */

import { compareReleases } from '../../server/src/core/catalogue/release.ts';
import { fail } from './shapes.ts';
import type { Domain, HistoryLine, StixType } from './sources.ts';

export type Status = 0 | 1 | 2;

/** An object as it stands in one release. */
export interface Snapshot {
  readonly id: string;
  readonly name: string;
  /** Letters of its domains. */
  readonly domains: string;
  readonly status: Status;
  /** Tactics, a tactic's shortname, or aliases. */
  readonly facts: readonly string[];
  readonly revokedBy: readonly string[];
}

/** The objects of one kind in one release, by ID. */
export type Snapshots = ReadonlyMap<string, Snapshot>;

/** The letters under which the data holds domains, in their order. */
export function domainLetters(domains: Iterable<Domain>): string {
  const letters = new Set([...domains].map((domain) => domain.charAt(0)));
  return [...'emi'].filter((letter) => letters.has(letter)).join('');
}

/**
 * The objects of a type in a release of the history. What only earlier releases had is there too, as deprecated under its last name:
 * an ID that once existed is never "unknown". Old mitigations with a technique's ID are left out, since the technique hides them.
 */
export function snapshotsOf(history: readonly HistoryLine[], type: StixType, release: string): Snapshots {
  // Some software was once filed as malware and later as a tool, or the reverse: what it was last counts.
  const family: readonly StixType[] = type === 'malware' || type === 'tool' ? ['malware', 'tool'] : [type];
  const lines = history.filter(
    (line) =>
      family.includes(line.type) &&
      compareReleases(line.release, release) <= 0 &&
      !(type === 'course-of-action' && /^T\d/.test(line.id)),
  );
  const byId = new Map<string, HistoryLine[]>();
  for (const line of lines) byId.set(line.id, [...(byId.get(line.id) ?? []), line]);
  const ids = [...byId.keys()].sort();
  return new Map(
    ids.flatMap((id) => {
      const present = inLastRelease(byId.get(id) ?? []);
      return present[0]?.type === type ? [[id, mergeDomains(id, present, release)] as const] : [];
    }),
  );
}

function inLastRelease(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const last = lines
    .map((line) => line.release)
    .sort(compareReleases)
    .at(-1);
  return lines.filter((line) => line.release === last);
}

/** One object of the lines of its domains in its last release, where a living domain's line speaks for it. */
function mergeDomains(id: string, present: readonly HistoryLine[], release: string): Snapshot {
  const living = present.filter((line) => !line.revoked && !line.deprecated);
  const speaking = living.length > 0 ? living : present;
  const [first] = speaking;
  if (first === undefined) fail(id, 'no line in its last release');
  if (speaking.some((line) => line.name !== first.name)) fail(id, `several names in release ${first.release}`);
  const revoked = speaking.every((line) => line.revoked);
  const names =
    first.type === 'attack-pattern' ? speaking.flatMap((line) => line.tactics) : speaking.flatMap(otherNames);
  return {
    id,
    name: first.name,
    domains: domainLetters(speaking.map((line) => line.domain)),
    status: living.length > 0 && first.release === release ? 0 : revoked ? 1 : 2,
    facts: [...new Set(names)],
    revokedBy: revoked ? [...new Set(speaking.flatMap((line) => line.revokedBy))] : [],
  };
}

function otherNames(line: HistoryLine): readonly string[] {
  return line.type === 'x-mitre-tactic' ? [line.shortname] : line.aliases.filter((alias) => alias !== line.name);
}

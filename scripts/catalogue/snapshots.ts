/** Builds each release's objects from the history. */

import { compareReleases } from '../../server/src/core/catalogue/release.ts';
import { fail } from './shapes.ts';
import { domains } from './sources.ts';
import type { Domain, HistoryLine, StixType } from './sources.ts';

export type Status = 0 | 1 | 2;

/** The state of an object in one release. */
export interface Snapshot {
  readonly id: string;
  readonly name: string;
  /** The letters that stand for the object's domains. */
  readonly domains: string;
  readonly status: Status;
  /** A technique's tactics, a tactic's shortname, or the aliases of an object of any other kind. */
  readonly facts: readonly string[];
  readonly revokedBy: readonly string[];
}

/** The objects of one kind in a release, by ID. */
export type Snapshots = ReadonlyMap<string, Snapshot>;

/** Returns the letters that stand for domains in the data, in order. */
export function domainLetters(names: Iterable<Domain>): string {
  const letters = new Set([...names].map((domain) => domain.charAt(0)));
  return [...'emi'].filter((letter) => letters.has(letter)).join('');
}

/** Returns the releases in the history, oldest first. */
export function historyReleases(history: readonly HistoryLine[]): readonly string[] {
  return [...new Set(history.map((line) => line.release))].sort(compareReleases);
}

/**
 * Returns the objects of a type in each release of the history, oldest first. An object that a release drops is kept as deprecated under
 * its last name, so that its ID remains known. Software that moved between malware and tool keeps only its last type.
 */
export function snapshotsOf(history: readonly HistoryLine[], type: StixType): readonly Snapshots[] {
  const family: readonly StixType[] = type === 'malware' || type === 'tool' ? ['malware', 'tool'] : [type];
  const lines = withIds(history.filter((line) => family.includes(line.type)));
  const typeOf = lastTypes(lines);
  const byRelease = groupBy(
    lines.filter((line) => typeOf.get(line.id) === type),
    (line) => line.release,
  );
  let before: Snapshots = new Map<string, Snapshot>();
  return historyReleases(history).map((release) => {
    const present = groupBy(byRelease.get(release) ?? [], (line) => line.id);
    const all = [...new Set([...before.keys(), ...present.keys()])].sort();
    before = new Map(all.map((id) => [id, snapshotOf(id, present.get(id), before.get(id))]));
    return before;
  });
}

function snapshotOf(id: string, lines: readonly HistoryLine[] | undefined, before: Snapshot | undefined): Snapshot {
  if (lines !== undefined) return mergeDomains(id, lines);
  if (before === undefined) return fail(id, 'neither in a release nor in the one before');
  return before.status === 0 ? { ...before, status: 2 } : before;
}

function lastTypes(lines: readonly HistoryLine[]): ReadonlyMap<string, StixType> {
  const inOrder = [...lines].sort((one, two) => compareReleases(one.release, two.release));
  return new Map(inOrder.map((line) => [line.id, line.type]));
}

/**
 * Adds IDs to data components from before release 18, which introduced them. A component receives the ID of the only later component with
 * the same name. Others are left out, because nothing can refer to them.
 */
function withIds(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  if (lines.every((line) => line.id !== '')) return lines;
  const idsByName = new Map<string, Set<string>>();
  for (const { id, name } of lines) if (id !== '') idsByName.set(name, (idsByName.get(name) ?? new Set()).add(id));
  return lines.flatMap((line) => {
    if (line.id !== '') return [line];
    const [id, ...others] = idsByName.get(line.name) ?? [];
    return id === undefined || others.length > 0 ? [] : [{ ...line, id }];
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Merges the lines for an object in several domains. Active lines take precedence. */
function mergeDomains(id: string, present: readonly HistoryLine[]): Snapshot {
  const living = present.filter((line) => !line.revoked && !line.deprecated);
  const candidates = [...(living.length > 0 ? living : present)].sort(byDomain);
  const [first] = candidates;
  if (first === undefined) return fail(id, 'no line');
  // ICS once reused two of Enterprise's software IDs for other software; the object in the first domain is used.
  const speaking = candidates.filter((line) => line.name === first.name);
  if (first.type === 'attack-pattern' && speaking.length < candidates.length) fail(id, `two names in ${first.release}`);
  const revoked = speaking.every((line) => line.revoked);
  const names =
    first.type === 'attack-pattern' ? speaking.flatMap((line) => line.tactics) : speaking.flatMap(otherNames);
  return {
    id,
    name: first.name,
    domains: domainLetters(speaking.map((line) => line.domain)),
    status: living.length > 0 ? 0 : revoked ? 1 : 2,
    facts: [...new Set(names)],
    revokedBy: revoked ? [...new Set(speaking.flatMap((line) => line.revokedBy))] : [],
  };
}

function byDomain(one: HistoryLine, two: HistoryLine): number {
  return domains.indexOf(one.domain) - domains.indexOf(two.domain);
}

function otherNames(line: HistoryLine): readonly string[] {
  return line.type === 'x-mitre-tactic' ? [line.shortname] : line.aliases.filter((alias) => alias !== line.name);
}

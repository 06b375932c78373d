/** Converts the snapshots of all releases to rows. An object gets a new state in each release in which it has changed. */

import type { Row, State } from '../../server/src/core/catalogue/source.ts';
import type { Snapshot, Snapshots } from './snapshots.ts';

/**
 * Returns one row per object, sorted by ID. `releases` contains the snapshots of each release, oldest first. PRE-ATT&CK, which was
 * published separately, is active before the release with index `retired` and deprecated from then on.
 */
export function encodeRows(releases: readonly Snapshots[], retired = 0): readonly Row[] {
  const ids = [...new Set(releases.flatMap((snapshots) => [...snapshots.keys()]))].sort();
  return ids.map((id) => {
    const present = releases.flatMap((snapshots) => snapshots.get(id) ?? []);
    const historic = present.every((snapshot) => snapshot.status !== 0 && snapshot.domains === '');
    const domains = present.at(-1)?.domains ?? '';
    const states: State[] = [];
    let known = '';
    releases.forEach((snapshots, index) => {
      const snapshot = snapshots.get(id) ?? (historic ? historicAt(present[0], index < retired) : undefined);
      if (snapshot === undefined) return;
      const state = stateOf(snapshot, index, domains);
      const text = JSON.stringify(state.slice(1));
      if (text !== known) states.push(state);
      known = text;
    });
    return [id, domains, states];
  });
}

function historicAt(snapshot: Snapshot | undefined, isLiving: boolean): Snapshot | undefined {
  return snapshot && { ...snapshot, status: isLiving ? 0 : snapshot.status };
}

/** Returns the state of a snapshot, without empty members at its end. */
function stateOf({ name, status, facts, revokedBy, domains }: Snapshot, from: number, last: string): State {
  if (domains !== last) return [from, name, status, facts, revokedBy, domains];
  if (revokedBy.length > 0) return [from, name, status, facts, revokedBy];
  if (facts.length > 0) return [from, name, status, facts];
  return status === 0 ? [from, name] : [from, name, status];
}

/** Turns the snapshots of all releases into rows: a state each time that something changes. */

import type { Row, State } from '../../server/src/core/catalogue/source.ts';
import type { Snapshot, Snapshots } from './snapshots.ts';

/** A row an object, sorted by ID; `releases` are the snapshots of each release in their order. */
export function encodeRows(releases: readonly Snapshots[]): readonly Row[] {
  const ids = [...new Set(releases.flatMap((snapshots) => [...snapshots.keys()]))].sort();
  return ids.map((id) => {
    const present = releases.flatMap((snapshots) => snapshots.get(id) ?? []);
    // PRE-ATT&CK was published apart from these releases: its objects are historic in each of them.
    const historic = present.every((snapshot) => snapshot.status !== 0 && snapshot.domains === '');
    const domains = present.at(-1)?.domains ?? '';
    const states: State[] = [];
    let known = '';
    releases.forEach((snapshots, index) => {
      const snapshot = snapshots.get(id) ?? (historic ? present[0] : undefined);
      if (snapshot === undefined) return;
      const state = stateOf(snapshot, index, domains);
      const text = JSON.stringify(state.slice(1));
      if (text !== known) states.push(state);
      known = text;
    });
    return [id, domains, states];
  });
}

/** Without the trailing members that say nothing. */
function stateOf({ name, status, facts, revokedBy, domains }: Snapshot, from: number, last: string): State {
  if (domains !== last) return [from, name, status, facts, revokedBy, domains];
  if (revokedBy.length > 0) return [from, name, status, facts, revokedBy];
  if (facts.length > 0) return [from, name, status, facts];
  return status === 0 ? [from, name] : [from, name, status];
}

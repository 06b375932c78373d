/** Histories of objects across all releases: when they are active, and their names. */

import type { LifeName, ObjectKind, ObjectLife } from './catalogue.ts';
import { kindOfId } from './objectId.ts';
import { isLivingState } from './rows.ts';
import type { RowTables } from './rows.ts';
import type { AttackData, Row, State } from './source.ts';

/** The part of a catalogue that spans all releases. */
export interface ObjectHistories {
  life(id: string, kind?: ObjectKind): ObjectLife | undefined;
  introducedIn(id: string): string | undefined;
}

/** Creates an `ObjectHistories`. Each history is computed when it is requested. */
export function createObjectHistories(data: () => AttackData, rows: RowTables): ObjectHistories {
  const life = (id: string, kind: ObjectKind | undefined = kindOfId(id)): ObjectLife | undefined => {
    const row = kind === undefined ? undefined : rows[kind]().get(id);
    return kind === undefined || row === undefined ? undefined : lifeOf(kind, row, data().encoded);
  };
  return { life, introducedIn: (id) => life(id)?.firstRelease };
}

function lifeOf(kind: ObjectKind, [id, domains, states]: Row, encoded: readonly string[]): ObjectLife {
  const historic = domains === '' && !states.some(isLivingState);
  return {
    kind,
    id,
    firstRelease: historic ? undefined : encoded[states[0]?.[0] ?? 0],
    lastRelease: lastRelease(states, encoded),
    names: namesOf(states, encoded),
  };
}

/** Returns the last release in which an object is active; undefined if it never was, or if it is still active in the newest release. */
function lastRelease(states: readonly State[], encoded: readonly string[]): string | undefined {
  const last = states.findLastIndex(isLivingState);
  const ended = last < 0 ? undefined : states[last + 1];
  return ended === undefined ? undefined : encoded[ended[0] - 1];
}

function namesOf(states: readonly State[], encoded: readonly string[]): readonly LifeName[] {
  return states
    .filter((state, at) => states[at - 1]?.[1] !== state[1])
    .map(([from, name]) => ({ from: encoded[from] ?? '', name }));
}

/** The rows of `data/attack.json` by ID, shared by all releases, and a row's state in each release. */

import type { ObjectKind } from './catalogue.ts';
import { once } from '../util/once.ts';
import type { AttackData, Row, State } from './source.ts';

/** The rows of one kind by ID, in data order. */
export type RowTable = ReadonlyMap<string, Row>;

/**
 * The rows of each kind; each table is built on first use. Malware and tools are one kind, because a tool can replace revoked malware and
 * vice versa.
 */
export type RowTables = Readonly<Record<ObjectKind, () => RowTable>>;

/** Creates the row tables; `data` is called on first use. */
export function createRowTables(data: () => AttackData): RowTables {
  const table = (rowsOf: (objects: AttackData['objects']) => readonly Row[]): (() => RowTable) =>
    once(() => new Map(rowsOf(data().objects).map((row) => [row[0], row])));
  return {
    technique: table(({ technique }) => technique),
    tactic: table(({ tactic }) => tactic),
    group: table(({ group }) => group),
    software: table(({ malware, tool }) => [...malware, ...tool]),
    campaign: table(({ campaign }) => campaign),
    mitigation: table(({ mitigation }) => mitigation),
    'data-component': table((objects) => objects['data-component']),
  };
}

/** Returns a row's state in the release with this index in `encoded`; undefined if the object did not exist yet. */
export function stateAt(row: Row | undefined, index: number): State | undefined {
  return row?.[2].findLast((state) => state[0] <= index);
}

/** Whether an object in this state is neither revoked nor deprecated. */
export function isLivingState(state: State): boolean {
  return (state[2] ?? 0) === 0;
}

/**
 * Returns the active objects that replace a revoked one in a release, through any number of revocations and without duplicates. Each object
 * is visited only once, so that cycles do not cause an endless loop.
 */
export function livingSuccessors(
  id: string,
  rows: RowTable,
  index: number,
  met = new Set<string>(),
): readonly string[] {
  if (met.has(id)) return [];
  met.add(id);
  const living = (stateAt(rows.get(id), index)?.[4] ?? []).flatMap((next) => {
    const state = stateAt(rows.get(next), index);
    if (state === undefined) return [];
    return isLivingState(state) ? [next] : livingSuccessors(next, rows, index, met);
  });
  return [...new Set(living)];
}

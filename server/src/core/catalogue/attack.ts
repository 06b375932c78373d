/** Decodes `data/attack.json` to the objects of one release, a kind at a time. */

import type { AttackObject, Domain, ObjectKind, Software, Tactic, Technique } from './catalogue.ts';
import { once } from './once.ts';
import type { AttackData, Row, State } from './source.ts';
import { parentId } from './techniqueId.ts';

/** The objects of one kind by ID, in the data's order. */
export type Table<T> = ReadonlyMap<string, T>;

/** All objects of one release; each table is decoded on first use. */
export interface AttackTables {
  techniques(): Table<Technique>;
  tactics(): Table<Tactic>;
  groups(): Table<AttackObject>;
  software(): Table<Software>;
  campaigns(): Table<AttackObject>;
  mitigations(): Table<AttackObject>;
  dataComponents(): Table<AttackObject>;
}

const domainNames: Readonly<Record<string, Domain>> = { e: 'enterprise', m: 'mobile', i: 'ics' };

/** Takes the data and the index of a release in its `encoded`; gives that release's tables. */
export function createTables(data: AttackData, index: number): AttackTables {
  const { objects } = data;
  return {
    techniques: once(() => decodeTechniques(objects.technique, index)),
    tactics: once(() =>
      decode(objects.tactic, index, (row, state, successors) => ({
        ...common('tactic', row, state, successors),
        kind: 'tactic',
        aliases: [],
        shortname: state[3]?.[0] ?? '',
      })),
    ),
    groups: once(() => decodePlain('group', objects.group, index)),
    software: once(() => decodeSoftware(objects.malware, objects.tool, index)),
    campaigns: once(() => decodePlain('campaign', objects.campaign, index)),
    mitigations: once(() => decodePlain('mitigation', objects.mitigation, index)),
    dataComponents: once(() => decodePlain('data-component', objects['data-component'], index)),
  };
}

function decodeTechniques(rows: readonly Row[], index: number): Table<Technique> {
  const names = new Map<string, string>();
  for (const [id, , states] of rows) {
    const state = stateAt(states, index);
    if (state !== undefined) names.set(id, state[1]);
  }
  return decode(rows, index, (row, state, successors): Technique => {
    const parentName = names.get(parentId(row[0]) ?? '');
    return {
      ...common('technique', row, state, successors),
      kind: 'technique',
      aliases: [],
      tactics: state[3] ?? [],
      ...(parentName === undefined ? {} : { parentName }),
    };
  });
}

/** Malware and tools together, since one can be revoked by the other. */
function decodeSoftware(malware: readonly Row[], tools: readonly Row[], index: number): Table<Software> {
  const toolRows = new Set(tools);
  return decode([...malware, ...tools], index, (row, state, successors) => ({
    ...common('software', row, state, successors),
    kind: 'software',
    type: toolRows.has(row) ? 'tool' : 'malware',
  }));
}

function decodePlain(kind: ObjectKind, rows: readonly Row[], index: number): Table<AttackObject> {
  return decode(rows, index, (row, state, successors) => common(kind, row, state, successors));
}

function decode<T>(
  rows: readonly Row[],
  index: number,
  make: (row: Row, state: State, successors: readonly string[]) => T,
): Table<T> {
  const states = new Map<string, State>();
  for (const [id, , all] of rows) {
    const state = stateAt(all, index);
    if (state !== undefined) states.set(id, state);
  }
  const table = new Map<string, T>();
  for (const row of rows) {
    const state = states.get(row[0]);
    if (state !== undefined) table.set(row[0], make(row, state, livingSuccessors(row[0], states)));
  }
  return table;
}

function common(kind: ObjectKind, row: Row, state: State, successors: readonly string[]): AttackObject {
  return {
    kind,
    id: row[0],
    name: state[1],
    domains: [...row[1]].flatMap((letter) => domainNames[letter] ?? []),
    revokedBy: successors,
    revoked: state[2] === 1,
    deprecated: state[2] === 2,
    aliases: state[3] ?? [],
  };
}

function stateAt(states: readonly State[], index: number): State | undefined {
  return states.findLast((state) => state[0] <= index);
}

/** Follows revocations to what is living; `seen` keeps a cycle from going round. */
function livingSuccessors(id: string, states: ReadonlyMap<string, State>, seen = new Set<string>()): readonly string[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const living = (states.get(id)?.[4] ?? []).flatMap((next) => {
    const state = states.get(next);
    if (state === undefined) return [];
    return (state[2] ?? 0) === 0 ? [next] : livingSuccessors(next, states, seen);
  });
  return [...new Set(living)];
}

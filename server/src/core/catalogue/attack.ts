/** Decodes `data/attack.json` into the objects of a single release. */

import type { AttackObject, Domain, ObjectKind, Software, Tactic, Technique } from './catalogue.ts';
import { once } from '../util/once.ts';
import { livingSuccessors, stateAt } from './rows.ts';
import type { RowTables, RowTable } from './rows.ts';
import type { AttackData, PlatformState, Row, State } from './source.ts';
import { parentId } from './techniqueId.ts';

/** The objects of one kind in one release. They are created on first use and cached. */
export interface Table<T> {
  get(id: string): T | undefined;
  /** Returns all objects, in data order. */
  values(): readonly T[];
}

/** All objects of one release. */
export interface AttackTables {
  readonly technique: Table<Technique>;
  readonly tactic: Table<Tactic>;
  readonly group: Table<AttackObject>;
  readonly software: Table<Software>;
  readonly campaign: Table<AttackObject>;
  readonly mitigation: Table<AttackObject>;
  readonly 'data-component': Table<AttackObject>;
}

/** The STIX type for each kind. Software that is a tool has the type `tool` instead of the one listed here. */
const stixTypes: Readonly<Record<ObjectKind, string>> = {
  technique: 'attack-pattern',
  tactic: 'x-mitre-tactic',
  group: 'intrusion-set',
  software: 'malware',
  campaign: 'campaign',
  mitigation: 'course-of-action',
  'data-component': 'x-mitre-data-component',
};

const domainNames: Readonly<Record<string, Domain>> = { e: 'enterprise', m: 'mobile', i: 'ics' };

/** Creates a release's tables. `rows` are the rows of `data`, and `index` is the release's index in `data.encoded`. */
export function createTables(data: AttackData, rows: RowTables, index: number): AttackTables {
  const plain = (kind: ObjectKind): Table<AttackObject> =>
    createTable(rows[kind], index, (row, state, successors) => common(kind, row, state, successors));
  const tools = once(() => new Set(data.objects.tool));
  return {
    technique: createTable(rows.technique, index, (row, state, successors): Technique => {
      const parentName = stateAt(rows.technique().get(parentId(row[0]) ?? ''), index)?.[1];
      return {
        ...common('technique', row, state, successors),
        kind: 'technique',
        aliases: [],
        tactics: state[3] ?? [],
        platforms: platformsAt(row[4] ?? [], index, data.platforms),
        ...(parentName === undefined ? {} : { parentName }),
      };
    }),
    tactic: createTable(rows.tactic, index, (row, state, successors) => ({
      ...common('tactic', row, state, successors),
      kind: 'tactic',
      aliases: [],
      shortname: state[3]?.[0] ?? '',
    })),
    group: plain('group'),
    software: createTable(rows.software, index, (row, state, successors): Software => {
      const type = tools().has(row) ? 'tool' : 'malware';
      return { ...common('software', row, state, successors, type), kind: 'software', type };
    }),
    campaign: plain('campaign'),
    mitigation: plain('mitigation'),
    'data-component': plain('data-component'),
  };
}

function createTable<T>(
  rows: () => RowTable,
  index: number,
  make: (row: Row, state: State, successors: readonly string[]) => T,
): Table<T> {
  const made = new Map<string, T>();
  const get = (id: string): T | undefined => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const row = rows().get(id);
    const state = stateAt(row, index);
    if (row === undefined || state === undefined) return undefined;
    const object = make(row, state, livingSuccessors(id, rows(), index));
    made.set(id, object);
    return object;
  };
  return { get, values: once(() => [...rows().keys()].flatMap((id) => get(id) ?? [])) };
}

function common(
  kind: ObjectKind,
  row: Row,
  state: State,
  successors: readonly string[],
  stixType = stixTypes[kind],
): AttackObject {
  const uuid = row[3] ?? '';
  return {
    kind,
    id: row[0],
    name: state[1],
    domains: [...(state[5] ?? row[1])].flatMap((letter) => domainNames[letter] ?? []),
    revokedBy: successors,
    revoked: state[2] === 1,
    deprecated: state[2] === 2,
    aliases: state[3] ?? [],
    ...(uuid === '' ? {} : { stixId: `${stixType}--${uuid}` }),
  };
}

function platformsAt(states: readonly PlatformState[], index: number, names: readonly string[]): readonly string[] {
  const [, ...indices] = states.findLast(([from]) => from <= index) ?? [0];
  return indices.flatMap((at) => names[at] ?? []);
}

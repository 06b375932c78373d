import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { mergeActors } from '../../scripts/catalogue/actorMerge.ts';
import type { Group, MispActor } from '../../scripts/catalogue/actorMerge.ts';
import { bundleFacts } from '../../scripts/catalogue/bundles.ts';
import { describeChanges } from '../../scripts/catalogue/changes.ts';
import { encodeRows } from '../../scripts/catalogue/rows.ts';
import { asFlag, asTexts, asWord, checkKeys } from '../../scripts/catalogue/shapes.ts';
import { snapshotsOf } from '../../scripts/catalogue/snapshots.ts';
import type { Snapshot } from '../../scripts/catalogue/snapshots.ts';
import type { HistoryLine } from '../../scripts/catalogue/sources.ts';
import type { ActorData, AttackData, Row } from '../../server/src/core/catalogue/source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const group = (id: string, name: string, aliases: readonly string[] = []): Group => ({
  id,
  name,
  aliases,
  uuid: `uuid-${id}`,
});
const misp = (name: string, rest: Partial<MispActor> = {}): MispActor => ({
  name,
  aliases: [],
  country: '',
  groupIds: [],
  similar: [],
  naming: new Map(),
  sponsor: '',
  ...rest,
});

const emptyLine: HistoryLine = {
  release: '1.0',
  domain: 'enterprise',
  type: 'malware',
  id: '',
  name: '',
  tactics: [],
  shortname: '',
  aliases: [],
  revoked: false,
  deprecated: false,
  revokedBy: [],
};

/** Returns the merged actors as pairs of a group's ID and MISP's name. */
function pairs(groups: readonly Group[], actors: readonly MispActor[]): readonly (readonly [string, string])[] {
  return [...mergeActors(groups, actors)].map(([id, { name }]) => [id, name] as const);
}

describe('the merging of actors', () => {
  it('merges actors with the same primary name', () => {
    assert.deepEqual(pairs([group('G0001', 'Apt 1')], [misp('APT1')]), [['G0001', 'APT1']]);
  });

  it('never merges by a shared alias', () => {
    assert.deepEqual(pairs([group('G0001', 'One', ['Shared'])], [misp('Two', { aliases: ['Shared'] })]), []);
  });

  it('does not merge if only one names the other', () => {
    assert.deepEqual(pairs([group('G0001', 'One', ['Two'])], [misp('Two')]), []);
    assert.deepEqual(pairs([group('G0001', 'One')], [misp('Two', { aliases: ['One'] })]), []);
  });

  it('merges if each names the other, or one does and MISP links the group', () => {
    assert.deepEqual(pairs([group('G0001', 'One', ['Two'])], [misp('Two', { aliases: ['One'] })]), [['G0001', 'Two']]);
    assert.deepEqual(pairs([group('G0001', 'One', ['Two'])], [misp('Two', { groupIds: ['G0001'] })]), [
      ['G0001', 'Two'],
    ]);
    assert.deepEqual(pairs([group('G0001', 'One', ['Two'])], [misp('Two', { similar: ['uuid-G0001'] })]), [
      ['G0001', 'Two'],
    ]);
    assert.deepEqual(pairs([group('G0001', 'One')], [misp('Two', { groupIds: ['G0001'] })]), []);
  });

  it('does not merge ambiguous matches', () => {
    const rivals = [misp('Two', { groupIds: ['G0001'] }), misp('Three', { groupIds: ['G0001'] })];
    assert.deepEqual(pairs([group('G0001', 'One', ['Two', 'Three'])], rivals), []);
    const umbrella = misp('Umbrella', { aliases: ['One', 'Other'], groupIds: ['G0001', 'G0002'] });
    assert.deepEqual(pairs([group('G0001', 'One'), group('G0002', 'Other')], [umbrella]), []);
  });
});

describe('the build of the catalogue', () => {
  it('reports missing sources in one line', () => {
    const script = join(root, 'scripts', 'build-catalogue.ts');
    const args = ['--import', 'tsx', script, '--from', join(root, 'no-such-folder')];
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.equal(run.status, 2);
    assert.match(run.stderr.replace(/^npm .*\n/gm, ''), /^No source data in [^\n]*\n$/);
  });

  it('rejects unknown structures', () => {
    assert.throws(() => asWord('space', ['enterprise', 'mobile'], 'file'), /file: unknown value "space"/);
    assert.throws(() => asTexts(['a', 1], 'file'), /file: not a text/);
    assert.throws(() => asFlag('yes', 'file'), /file: not a boolean/);
    assert.throws(() => checkKeys({ id: 1, shape: 2 }, ['id'], 'file'), /file: unknown key shape/);
  });

  it('keeps objects of earlier releases, and prefers the active domain', () => {
    const line = (release: string, id: string, rest: Partial<HistoryLine> = {}): HistoryLine => ({
      ...emptyLine,
      release,
      id,
      name: id,
      ...rest,
    });
    const history = [
      line('9.0', 'S0001'),
      line('10.0', 'S0002', { name: 'Dead', domain: 'ics', deprecated: true }),
      line('10.0', 'S0002', { name: 'Living' }),
      line('9.0', 'S0003'),
      line('10.0', 'S0003', { type: 'tool' }),
    ];
    const malware = snapshotsOf(history, 'malware').at(-1)?.values() ?? [];
    assert.deepEqual(
      [...malware].map(({ name, status, domains }) => [name, status, domains]),
      [
        ['S0001', 2, 'e'],
        ['Living', 0, 'e'],
      ],
    );
    assert.deepEqual(
      snapshotsOf(history, 'tool').map((snapshots) => [...snapshots.keys()]),
      [['S0003'], ['S0003']],
    );
  });

  it('identifies a data component without an ID by a later one with the same name, if there is one', () => {
    const component = (release: string, id: string, name: string): HistoryLine => ({
      ...emptyLine,
      release,
      type: 'x-mitre-data-component',
      id,
      name,
    });
    const history = [
      component('9.0', '', 'One'),
      component('9.0', '', 'Two'),
      component('9.0', '', 'Gone'),
      component('10.0', 'DC0001', 'One'),
      component('10.0', 'DC0002', 'Two'),
      component('10.0', 'DC0003', 'Two'),
    ];
    assert.deepEqual(
      snapshotsOf(history, 'x-mitre-data-component').map((snapshots) => [...snapshots.keys()]),
      [['DC0001'], ['DC0001', 'DC0002', 'DC0003']],
    );
  });

  it('writes a state for each change, and domains if they differ from the last ones', () => {
    const snapshot = (rest: Partial<Snapshot>): ReadonlyMap<string, Snapshot> =>
      new Map([['G1', { id: 'G1', name: 'One', domains: 'e', status: 0, facts: [], revokedBy: [], ...rest }]]);
    const releases = [new Map(), snapshot({ domains: 'm' }), snapshot({}), snapshot({}), snapshot({ name: 'Two' })];
    assert.deepEqual(encodeRows(releases), [
      [
        'G1',
        'e',
        [
          [1, 'One', 0, [], [], 'm'],
          [2, 'One'],
          [4, 'Two'],
        ],
      ],
    ]);
  });

  it('reads identifiers and platforms from bundles, preferring active objects', () => {
    const object = (id: string, attackId: string, rest: Readonly<Record<string, unknown>> = {}) => ({
      type: 'attack-pattern',
      id,
      external_references: [{ source_name: 'elsewhere' }, { source_name: 'mitre-attack', external_id: attackId }],
      ...rest,
    });
    const { stixIds, platforms } = bundleFacts([
      [object('attack-pattern--1', 'T1', { x_mitre_deprecated: true }), { type: 'relationship' }],
      [object('attack-pattern--2', 'T1', { x_mitre_platforms: ['Windows', 'None'] })],
    ]);
    assert.deepEqual([...stixIds], [['attack-pattern T1', 'attack-pattern--2']]);
    assert.deepEqual([...platforms], [['T1', ['Windows']]]);
  });

  it('reports the changes', () => {
    const actors: ActorData = { format: 1, actors: [['One', '', 'One', '']], revokedGroups: {} };
    const attack = (technique: readonly Row[]): AttackData => ({
      format: 2,
      releases: [],
      encoded: [],
      platforms: [],
      objects: {
        technique,
        tactic: [],
        group: [],
        malware: [],
        tool: [],
        campaign: [],
        mitigation: [],
        'data-component': [],
      },
    });
    const before = attack([
      ['T1', 'e', [[0, 'One']]],
      ['T2', 'e', [[0, 'Two']]],
      ['T3', 'e', [[0, 'Three']]],
    ]);
    const after = attack([
      ['T1', 'e', [[0, 'Uno']]],
      ['T2', 'e', [[0, 'Two', 1, [], ['T4']]]],
      ['T4', 'e', [[0, 'Four']]],
    ]);
    const next: ActorData = { ...actors, actors: [['Two', '', 'Two', '']] };
    assert.deepEqual(describeChanges({ attack: before, actors }, { attack: after, actors: next }), [
      'renamed technique T1 from One to Uno',
      'revoked technique T2 Two',
      'added technique T4 Four',
      'removed technique T3',
      'added actor Two',
      'removed actor One',
    ]);
  });
});

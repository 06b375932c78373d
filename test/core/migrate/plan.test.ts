/** The text after a migration, and the decisions left to the author. */
import assert from 'node:assert/strict';
import {
  analyze,
  applyEdits,
  parseAdvisory,
  planMigration,
  type AttackRelease,
  type Catalogue,
  type Environment,
  type MigrationPlan,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();
const plan = (text: string, to?: string): MigrationPlan =>
  planMigration(parseAdvisory(text, environment.schema), environment, to);
const after = (text: string, to?: string): string => applyEdits(text, plan(text, to).edits);

/** Returns each remaining decision, as its text and the candidates. */
const left = (text: string, to?: string): string[] =>
  plan(text, to).left.map(({ span, candidates }) => `${text.slice(...span)}: ${candidates.join(', ')}`);

const v18 = "attack_version: '18.1'\n";
const v19 = "attack_version: '19.1'\n";

describe('migration of the release', () => {
  const mapping = 'mitre_attack: [T1562.004]\n';
  it('keeps the quotes, and a major version if it identifies the release', () => {
    assert.equal(
      after(`attack_version: "18.1" # own\n${mapping}`),
      'attack_version: "19.1" # own\nmitre_attack: [T1686]\n',
    );
    assert.equal(after(`attack_version: '18'\n${mapping}`), "attack_version: '19'\nmitre_attack: [T1686]\n");
    assert.equal(after(`attack_version: '17'\n${mapping}`, '18.0'), `attack_version: '18.0'\n${mapping}`);
  });
  it('adds the release if the date implies an older one', () => {
    assert.equal(
      after(`title: A\r\nanalyzed: 2025-11-20\r\ntags: [a]\r\n${mapping}`),
      'title: A\r\nanalyzed: 2025-11-20\r\nattack_version: "19.1"\r\ntags: [a]\r\nmitre_attack: [T1686]\n',
    );
  });
  it('fills in a key without a value', () => {
    for (const empty of ['attack_version:', 'attack_version: ~', 'attack_version:   # own']) {
      assert.equal(
        after(`analyzed: 2025-11-20\n${empty}\n${mapping}`),
        `analyzed: 2025-11-20\nattack_version: "19.1"${/ +#.*/.exec(empty)?.[0] ?? ''}\nmitre_attack: [T1686]\n`,
      );
    }
  });
  it('changes nothing without a date, to an older or unknown release, or in a broken file', () => {
    for (const text of [`title: A\n${mapping}`, `${v19}${mapping}`]) assert.deepEqual(plan(text).changes, []);
    assert.deepEqual(plan(`${v18}${mapping}`, '17').changes, []);
    assert.deepEqual(plan(`${v18}${mapping}`, '99').changes, []);
    assert.deepEqual(plan(`${v18}title: "a\n${mapping}`).edits, []);
  });
});

describe('migration of techniques', () => {
  it('preserves comments, quotes, separators and line endings', () => {
    assert.equal(
      after(
        `${v18}mitre_attack:\r\n- "T1562.004 – Impair Defenses: Disable or Modify System Firewall" # one\r\n- 'T1027'\r\n`,
      ),
      `${v19}mitre_attack:\r\n- "T1686 – Disable or Modify System Firewall" # one\r\n- 'T1027'\r\n`,
    );
  });
  it('merges entries that became the same, in block and flow lists', () => {
    assert.equal(
      after(`${v18}mitre_attack:\n  - T1562\n  - T1562.001\n  - T1027\n  - T1562.006\n`),
      `${v19}mitre_attack:\n  - T1685\n  - T1027\n`,
    );
    assert.equal(
      after(`${v18}mitre_attack: [T1562, T1562.001, T1562.006, T1027]\n`),
      `${v19}mitre_attack: [T1685, T1027]\n`,
    );
    assert.equal(
      after(`${v18}timeline:\n  - time: now\n    techniques: [T1562, T1562.006, T1685, T1562.001]\n`),
      `${v19}timeline:\n  - time: now\n    techniques: [T1685]\n`,
    );
  });
  it('merges rows with the same tactics', () => {
    const row = (id: string): string => `  - id: ${id}\n    tactics: [Defense Evasion]\n`;
    assert.equal(
      after(`${v18}mitre_attack:\n${row('T1562')}${row('T1562.001')}`),
      `${v19}mitre_attack:\n  - id: T1685\n    tactics: [Defense Impairment]\n`,
    );
  });
  it('does not merge a row with its own text, but reports it to the author', () => {
    const own = '  - id: T1562.001\n    description: The agent was stopped.\n';
    assert.equal(after(`${v18}mitre_attack:\n  - T1562\n${own}`), `${v19}mitre_attack:\n  - T1685\n${own}`);
    assert.deepEqual(left(`${v18}mitre_attack:\n  - T1562\n${own}`), ['T1562.001: T1685']);
    const commented = '  - T1562.001 # see the appendix\n';
    assert.equal(after(`${v18}mitre_attack:\n  - T1562\n${commented}`), `${v19}mitre_attack:\n  - T1685\n${commented}`);
  });
  it('does not change techniques without a successor', () => {
    const text = `attack_version: '7.0'\nmitre_attack: [T1454]\n`;
    assert.ok(after(text, '19.1').includes('mitre_attack: [T1454]'));
    assert.deepEqual(left(text, '19.1'), ['T1454: ']);
  });
  it('follows a revoked group to its successor', () => {
    assert.equal(
      after(`attack_version: '4.0'\nactors: [{ name: Dragonfly, attack_id: G0074 }]\n`, '13'),
      `attack_version: '13.1'\nactors: [{ name: Dragonfly, attack_id: G0035 }]\n`,
    );
  });
  it('reports prose, and does not change it', () => {
    const text = `${v18}summary: T1562.001 and \`T1562.004\`, T1027.\nmitre_attack: []\n`;
    assert.equal(after(text), text.replace('18.1', '19.1'));
    assert.deepEqual(left(text), ['T1562.001: T1685']);
  });
});

describe('migration of tactics', () => {
  const row = (tactics: string, id = 'T1027'): string => `mitre_attack:\n  - id: ${id}\n    tactics: ${tactics}\n`;
  const moved = (tactics: string, id?: string): string => after(v18 + row(tactics, id)).replace(v19, '');
  it('keeps the notation of tactics', () => {
    assert.equal(moved('Defense Evasion'), row('Stealth'));
    assert.equal(moved('[defense-evasion] # x'), row('[stealth] # x'));
    assert.equal(moved('"TA0005 - Defense Evasion"'), row('"TA0005 - Stealth"'));
    assert.equal(moved('[TA0005]'), row('[TA0005]'));
    assert.equal(moved('[TA0005]', 'T1562.004'), row('[TA0112]', 'T1686'));
  });
  it('removes a tactic that the technique has left, and reports it if none remains', () => {
    assert.equal(moved('[Defense Evasion, Lateral Movement]', 'T1550'), row('[Lateral Movement]', 'T1550'));
    assert.equal(
      moved('\n      - Defense Evasion # a\n      - Lateral Movement # b', 'T1550'),
      row('\n      - Lateral Movement # b', 'T1550'),
    );
  });
  it('adds new tactics of a technique only to its only row', () => {
    const one = (tactics: string): string => `  - id: T1098\n    tactics: ${tactics}\n`;
    const text = (version: string, ...rows: string[]): string =>
      `attack_version: '${version}'\nmitre_attack:\n${rows.map(one).join('')}`;
    assert.equal(after(text('13.0', '[Persistence]'), '14'), text('14.1', '[Persistence, Privilege Escalation]'));
    const two = ['[Persistence]', '[Privilege Escalation]'];
    assert.equal(after(text('13.0', ...two), '14'), text('14.1', ...two));
  });
  it('keeps tactics that Mobile kept', () => {
    assert.equal(moved('Defense Evasion', 'T1406'), row('Defense Evasion', 'T1406'));
  });
  it('renames a tactic only in the domain in which it was renamed', () => {
    const text = (version: string, tactic: string): string =>
      `attack_version: '${version}'\nmitre_attack:\n  - id: T1447\n    tactics: [${tactic}]\n`;
    assert.equal(after(text('4.0', 'Effects'), '5.0'), text('5.0', 'Impact'));
  });
});

describe('migration of stages', () => {
  const stage = (text: string, techniques: string): string =>
    `hunting_hypotheses:\n  - hypothesis: H\n    telemetry: [L]\n    attack_stage: ${text}\n    techniques: ${techniques}\n`;
  const moved = (text: string, techniques: string): string => after(v18 + stage(text, techniques)).replace(v19, '');
  it("uses the tactics of the row's techniques", () => {
    assert.equal(moved('Defense Evasion # x', '[T1562.004]'), stage('Defense Impairment # x', '[T1686]'));
    assert.equal(moved('"Persistence / TA0005"', '[T1562.004]'), stage('"Persistence / TA0112"', '[T1686]'));
    assert.equal(
      moved('Defense Evasion', '[T1562.004, T1027]'),
      stage('Stealth / Defense Impairment', '[T1686, T1027]'),
    );
    assert.equal(moved('Defense Evasion', '[T1406]'), stage('Defense Evasion', '[T1406]'));
  });
  it('does not guess without techniques', () => {
    assert.equal(moved('Defense Evasion', '[]'), stage('Defense Evasion', '[]'));
    assert.deepEqual(left(v18 + stage('Defense Evasion', '[]')), ['Defense Evasion: Stealth, Defense Impairment']);
  });
  it('does not change free text of an attack chain', () => {
    const chain = (stage: string, id: string): string =>
      `attack_chain:\n  - stage: ${stage}\n    description: D\n    techniques: ${id}\n`;
    assert.equal(
      after(v18 + chain('Getting rid of defenses', 'T1562.004')),
      v19 + chain('Getting rid of defenses', 'T1686'),
    );
    assert.equal(after(v18 + chain('Defense Evasion', 'T1562.004')), v19 + chain('Defense Impairment', 'T1686'));
  });
});

describe('migration with several successors in the data', () => {
  /** Returns an environment in whose newest release T1562.004 has two successors. */
  const split = (): Environment => {
    const { catalogue } = environment;
    const newest = catalogue.at(catalogue.newest);
    const technique: AttackRelease['technique'] = (id) => {
      const found = newest.technique(id);
      return found && id === 'T1562.004' ? { ...found, revokedBy: ['T1686', 'T1690'] } : found;
    };
    const view: AttackRelease = { ...newest, tactics: newest.tactics, technique };
    const at: Catalogue['at'] = (release) => (catalogue.at(release) === newest ? view : catalogue.at(release));
    const { releases, newest: name } = catalogue;
    return { ...environment, catalogue: { ...catalogue, releases, newest: name, at } };
  };

  it('keeps the old ID with all candidates, and so does the diagnostic afterwards', () => {
    const env = split();
    const text = `${v18}mitre_attack:\n  - id: T1562.004\n    tactics: [Defense Evasion]\n  - T1562\n`;
    const migration = planMigration(parseAdvisory(text, env.schema), env);
    assert.deepEqual(
      migration.left.map(({ candidates }) => candidates),
      [['T1686', 'T1690']],
    );
    const migrated = applyEdits(text, migration.edits);
    assert.equal(migrated, `${v19}mitre_attack:\n  - id: T1562.004\n    tactics: [Defense Evasion]\n  - T1685\n`);
    const revoked = analyze(parseAdvisory(migrated, env.schema), env, {}).find(({ code }) => code === 'attack/revoked');
    assert.deepEqual(
      revoked?.fixes?.map(({ title }) => title.split(' ')[2]),
      ['T1686', 'T1690'],
    );
    assert.ok(revoked.fixes.every(({ safe }) => safe !== true));
  });
});

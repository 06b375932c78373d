import assert from 'node:assert/strict';

import { createCatalogue } from '../../../server/src/core/catalogue/createCatalogue.ts';
import type { AttackData, Row } from '../../../server/src/core/catalogue/source.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();
const newest = catalogue.at('19.1');
const before = catalogue.at('18.1');

describe('ATT&CK by release', () => {
  it('knows the releases, and which was current on a day', () => {
    assert.equal(catalogue.newest, '19.1');
    assert.equal(catalogue.resolveRelease('18'), '18.1');
    assert.equal(catalogue.resolveRelease('19'), '19.1');
    assert.equal(catalogue.resolveRelease('21'), undefined);
    assert.equal(catalogue.releaseOn('2025-11-12'), '18.0');
    assert.equal(catalogue.releaseOn('2025-11-13'), '18.1');
    assert.equal(catalogue.releaseOn('2025-11-13T23:00:00Z'), '18.1');
    assert.equal(catalogue.releaseOn('2019-10-24'), '6.0');
  });

  it('knows later releases without data by name and date', () => {
    assert.equal(catalogue.resolveRelease('20'), '20.0');
    assert.equal(catalogue.resolveRelease('19.2'), '19.2');
    assert.deepEqual(
      ['2026-08-04', '2026-08-05', '2026-09-30', '2026-10-15'].map((day) => catalogue.releaseOn(day)),
      ['19.1', '19.2', '19.2', '20.0'],
    );
    assert.deepEqual(
      ['19.2', '20.0'].map((release) => catalogue.at(release).release),
      ['19.1', '19.1'],
    );
  });

  it('returns the newest of several releases with the same date', () => {
    assert.equal(catalogue.releaseOn('2019-07-31'), '5.2');
    assert.equal(catalogue.releaseOn('2019-10-23'), '5.2');
  });

  it('returns the first release for the days before it', () => {
    assert.equal(catalogue.releaseOn('2018-01-01'), '1.0');
    assert.equal(catalogue.releaseOn('2018-06-01'), '2.0');
    assert.equal(catalogue.releaseOn('2018-10-23'), '3.0');
  });

  it('returns each release separately, and for one without a list another of its major version', () => {
    const techniqueNames = ['8.0', '18.0', '18.1'].map((release) => catalogue.at(release).technique('T1562.001')?.name);
    assert.deepEqual(techniqueNames, ['Disable or Modify Tools', 'Disable or Modify Tools', 'Disable or Modify Tools']);
    assert.deepEqual(
      ['1.0', '6.3', '18.0', '19.0', '19.1'].map((release) => catalogue.at(release).release),
      ['1.0', '6.3', '18.0', '19.1', '19.1'],
    );
    assert.equal(catalogue.at(catalogue.resolveRelease('13') ?? '').release, '13.1');
    assert.equal(catalogue.at('6.3').technique('T1562.001'), undefined);
    assert.equal(catalogue.at('6.3').technique('T1089')?.name, 'Disabling Security Tools');
    assert.equal(catalogue.at('6.3').technique('T1089')?.revoked, false);
    assert.deepEqual(catalogue.at('7.0').technique('T1089')?.revokedBy, ['T1562.001']);
  });

  it('has the names, tactics and shortnames of each release', () => {
    assert.equal(catalogue.at('6.3').technique('T1003')?.name, 'Credential Dumping');
    assert.equal(catalogue.at('7.0').technique('T1003')?.name, 'OS Credential Dumping');
    assert.equal(catalogue.at('4.0').tactic('Effects')?.id, 'TA0034');
    assert.deepEqual(
      catalogue
        .at('4.0')
        .tacticsNamed('Impact')
        .map(({ id }) => id),
      ['TA0040'],
    );
    assert.deepEqual(
      catalogue
        .at('5.0')
        .tacticsNamed('Impact')
        .map(({ id }) => id),
      ['TA0040', 'TA0034'],
    );
    assert.equal(catalogue.at('12.1').tactic('collection-ics')?.id, 'TA0100');
    assert.equal(catalogue.at('13.0').tactic('collection-ics'), undefined);
    assert.equal(catalogue.at('1.0').tactic('Initial Access'), undefined);
    assert.equal(catalogue.at('2.0').tactic('Initial Access')?.id, 'TA0001');
  });

  it('returns the tactics of a technique in its domain', () => {
    assert.deepEqual(before.tacticsIn('T1078', 'enterprise'), [
      'defense-evasion',
      'initial-access',
      'persistence',
      'privilege-escalation',
    ]);
    assert.deepEqual(before.tacticsIn('T1078', 'mobile'), []);
    assert.deepEqual(before.tacticsIn('T0859', 'ics'), ['lateral-movement', 'persistence']);
    assert.deepEqual(newest.tacticsIn('T1562', 'enterprise'), []);
    assert.deepEqual(newest.tacticsIn('T9999', 'enterprise'), []);
  });

  it('knows platforms and STIX identifiers of the newest releases', () => {
    assert.deepEqual(newest.technique('T1218.011')?.platforms, ['Windows']);
    assert.deepEqual(before.technique('T1562.012')?.platforms, ['Linux']);
    assert.deepEqual(newest.technique('T1398')?.platforms, ['Android', 'iOS']);
    assert.deepEqual(catalogue.at('13.1').technique('T1218.011')?.platforms, []);
    const ids = ['T1566.002', 'TA0112', 'G0007', 'S0154', 'S0002', 'C0024', 'M1013', 'DC0032'];
    assert.deepEqual(
      ids.map((id) => newest.object(id)?.stixId?.replace(/--[0-9a-f-]{36}$/, '')),
      [
        'attack-pattern',
        'x-mitre-tactic',
        'intrusion-set',
        'malware',
        'tool',
        'campaign',
        'course-of-action',
        'x-mitre-data-component',
      ],
    );
    assert.equal(newest.technique('T1566.002')?.stixId, 'attack-pattern--2b742742-28c3-4e1b-bab7-8350d6300fa7');
  });

  it('renames TA0005 in Enterprise, but not in Mobile and ICS', () => {
    assert.equal(before.tactic('TA0005')?.name, 'Defense Evasion');
    assert.equal(newest.tactic('TA0005')?.name, 'Stealth');
    assert.deepEqual(
      before.tacticsNamed('defense_evasion').map(({ id }) => id),
      ['TA0005', 'TA0030'],
    );
    assert.deepEqual(
      newest.tacticsNamed('Defense-Evasion').map(({ id }) => id),
      ['TA0030'],
    );
    assert.equal(newest.tactic('evasion')?.id, 'TA0103');
    assert.equal(newest.tactic('Defense Impairment')?.id, 'TA0112');
    assert.equal(before.tactic('TA0112'), undefined);
  });

  it('returns the Enterprise tactic first if domains share a tactic', () => {
    assert.deepEqual(
      newest.tacticsNamed('PERSISTENCE').map(({ id }) => id),
      ['TA0003', 'TA0028', 'TA0110'],
    );
    assert.equal(newest.tactic('initial access')?.id, 'TA0001');
    assert.equal(newest.tactic('TA0028')?.domains[0], 'mobile');
  });

  it('sorts tactics in the order of the matrices', () => {
    const enterprise = newest.tactics
      .filter(({ domains }) => domains.includes('enterprise'))
      .map(({ shortname }) => shortname);
    assert.deepEqual(enterprise, [
      'reconnaissance',
      'resource-development',
      'initial-access',
      'execution',
      'persistence',
      'privilege-escalation',
      'stealth',
      'defense-impairment',
      'credential-access',
      'discovery',
      'lateral-movement',
      'collection',
      'command-and-control',
      'exfiltration',
      'impact',
    ]);
    assert.equal(newest.tactics.at(-1)?.id, 'TA0105');
  });

  it('follows revoked techniques to active ones, over several steps', () => {
    assert.equal(before.technique('T1562')?.revoked, false);
    for (const id of ['T1562', 'T1562.001', 'T1562.006', 'T1089']) {
      assert.deepEqual([id, newest.technique(id)?.revoked, newest.technique(id)?.revokedBy], [id, true, ['T1685']]);
    }
    assert.deepEqual(before.technique('T1089')?.revokedBy, ['T1562.001']);
    assert.equal(before.technique('T1685'), undefined);
  });

  it('distinguishes deprecated and removed techniques from those that never existed', () => {
    const lost = newest.technique('T0803');
    assert.deepEqual([lost?.deprecated, lost?.revoked, lost?.revokedBy], [true, false, []]);
    assert.equal(before.technique('T0803')?.deprecated, false);
    assert.equal(newest.technique('T1224')?.deprecated, true);
    assert.equal(newest.technique('MOB-T1001')?.deprecated, true);
    assert.equal(newest.technique('T9999'), undefined);
  });

  it('finds objects of every kind by ID', () => {
    const kinds = ['T1003', 'TA0012', 'G0007', 'S0154', 'S0508', 'C0024', 'M1013', 'DC0032'].map(
      (id) => newest.object(id)?.kind,
    );
    assert.deepEqual(kinds, [
      'technique',
      'tactic',
      'group',
      'software',
      'software',
      'campaign',
      'mitigation',
      'data-component',
    ]);
    assert.deepEqual(newest.object('G0118')?.revokedBy, ['G0016']);
    assert.equal(newest.object('X0001'), undefined);
  });

  it('finds groups, software and campaigns by name and alias', () => {
    assert.equal(newest.named('software', 'cobalt strike')?.id, 'S0154');
    assert.equal(newest.named('software', 'SNAKEHOSE')?.name, 'EKANS');
    assert.equal(newest.named('group', 'Fancy Bear')?.id, 'G0007');
    assert.equal(newest.named('campaign', 'SolarWinds Compromise')?.id, 'C0024');
    assert.equal(newest.named('software', 'No Such Thing'), undefined);
  });

  it('names the parent of a sub-technique', () => {
    assert.equal(newest.technique('T1566.002')?.parentName, 'Phishing');
    assert.equal(newest.technique('T1566')?.parentName, undefined);
  });

  it('stops at a cycle of revocations, and returns every branch of a split once', () => {
    const technique: Row[] = [
      ['T0001', 'e', [[0, 'One', 1, [], ['T0002']]]],
      ['T0002', 'e', [[0, 'Two', 1, [], ['T0001']]]],
      ['T0003', 'e', [[0, 'Split', 1, [], ['T0004', 'T0005', 'T0006']]]],
      ['T0004', 'e', [[0, 'Four', 1, [], ['T0006']]]],
      ['T0005', 'e', [[0, 'Five']]],
      ['T0006', 'e', [[0, 'Six']]],
    ];
    const view = createCatalogue({
      attack: () => small(technique),
      actors: () => ({ format: 1, actors: [], revokedGroups: {} }),
      galaxy: () => ({ format: 1, ransomware: [], vendor: [], software: {} }),
    }).at('1.0');
    assert.deepEqual(view.technique('T0001')?.revokedBy, []);
    assert.deepEqual(view.technique('T0003')?.revokedBy, ['T0006', 'T0005']);
  });
});

function small(technique: readonly Row[]): AttackData {
  const none: readonly Row[] = [];
  const rest = {
    tactic: none,
    group: none,
    malware: none,
    tool: none,
    campaign: none,
    mitigation: none,
    'data-component': none,
  };
  const objects = { technique, ...rest };
  return { format: 2, releases: [['1.0', '2020-01-01']], encoded: ['1.0'], platforms: [], objects };
}

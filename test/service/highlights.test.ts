import assert from 'node:assert/strict';
import { readCursor, textIn } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the highlighted texts for `▮`; those in prose with `~`. */
function highlighted(marked: string): readonly string[] {
  const { text, position } = readCursor(marked);
  return service
    .highlights(service.parse(text), position)
    .map(({ range, kind }) => `${textIn(text, range)}${kind === 2 ? '~' : ''}`);
}

describe('highlights', () => {
  it('show a technique in mapping, chain and prose', () => {
    const text =
      'summary: They used T1078, t1078 and T1078.001.\nattack_chain: [{stage: X, description: D, techniques: [T1078]}]\nmitre_attack: ["T10▮78 - Valid Accounts", T1078.001]\n';
    assert.deepEqual(highlighted(text), ['T1078~', 't1078~', 'T1078', 'T1078']);
  });

  it('show an actor, software and a campaign under all their names and IDs', () => {
    const text =
      'summary: Cozy Bear, which is APT29, used Emotet and APT290.\nactors: ["Cozy Be▮ar", {name: APT29, attack_id: G0016}, APT28]\nmalware: [Emotet, {name: X, attack_id: S0367}]\n';
    assert.deepEqual(highlighted(text), ['Cozy Bear~', 'APT29~', 'Cozy Bear', 'APT29', 'G0016']);
    assert.deepEqual(highlighted(text.replace('▮', '').replace('[Emotet', '[Emo▮tet')), [
      'Emotet~',
      'Emotet',
      'X',
      'S0367',
    ]);
    assert.deepEqual(highlighted(text.replace('▮', '').replace('is APT29', 'is AP▮T29')), [
      'Cozy Bear~',
      'APT29~',
      'Cozy Bear',
      'APT29',
      'G0016',
    ]);
  });

  it('show an alias of a listed actor in prose', () => {
    assert.deepEqual(highlighted('summary: Cozy Bear, also known as The Dukes.\nactors: [APT▮29]\n'), [
      'Cozy Bear~',
      'The Dukes~',
      'APT29',
    ]);
  });

  it('show a vulnerability and an indicator in every notation', () => {
    assert.deepEqual(highlighted('summary: Of cve-2024-40766.\nvulnerabilities: [CVE-2024-4▮0766]\n'), [
      'cve-2024-40766~',
      'CVE-2024-40766',
    ]);
    const text =
      'summary: From evil.top, (evil[.]top) and EVIL[.]TOP. Not a.evil.top.\nindicators: [{type: domain, value: "evil[.]t▮op"}, evil.top, a.top]\n';
    assert.deepEqual(highlighted(text), ['evil.top~', 'evil[.]top~', 'EVIL[.]TOP~', 'evil[.]top', 'evil.top']);
    assert.deepEqual(highlighted(text.replace('▮', '').replace('EVIL', 'EV▮IL')).length, 5);
  });

  it('show a mitigation, a data component and a tactic in lists and prose', () => {
    const text =
      'summary: As m1032 says for TA0006, DC0032 shows it.\n' +
      'required_log_sources: [{name: Processes, attack_id: DC0032}]\n' +
      'hunting_hypotheses: [{attack_stage: TA0006 - Credential Access}]\n' +
      'recommendations: {immediate_mitigation: [{text: Use MFA (M1032)., mitigations: [M1032, M1036]}]}\n';
    for (const [id, expected] of [
      ['M1032', ['m1032~', 'M1032~', 'M1032']],
      ['DC0032', ['DC0032~', 'DC0032']],
      ['TA0006', ['TA0006~', 'TA0006']],
    ] as const) {
      const at = text.lastIndexOf(id);
      assert.deepEqual(highlighted(`${text.slice(0, at)}▮${text.slice(at)}`), expected, id);
      const first = text.toUpperCase().indexOf(id);
      assert.deepEqual(highlighted(`${text.slice(0, first)}▮${text.slice(first)}`), expected, id);
    }
  });

  it('include the object that begins or ends at the cursor', () => {
    for (const actors of ['[▮APT29, Turla]', '[APT29▮, Turla]'])
      assert.deepEqual(highlighted(`summary: Of Cozy Bear.\nactors: ${actors}\n`), ['Cozy Bear~', 'APT29'], actors);
    assert.deepEqual(highlighted('summary: Of Cozy Bear.\nactors: [APT29,▮ Turla]\n'), []);
  });

  it('show nothing on other text', () => {
    for (const marked of ['title: T10▮78\n', 'ti▮tle: T\n', 'summary: so▮me\n', '▮', 'x_own: [APT▮29]\n'])
      assert.deepEqual(highlighted(marked), [], marked);
  });
});

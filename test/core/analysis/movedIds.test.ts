/** Fixes that move an ATT&CK ID out of `mitre_attack`, and that remove an `attack_id` in braces. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

/** Returns the titles of the fixes for the first problem with the given code, and the text after the first fix. */
function fixed(text: string, code: string): { titles: string[]; after: string } {
  const [problem] = analyze(parseAdvisory(text, environment.schema), environment, {}).filter(
    (one) => one.code === code,
  );
  const fixes = problem?.fixes ?? [];
  return { titles: fixes.map(({ title }) => title), after: applyEdits(text, fixes[0]?.edits ?? []) };
}

describe('an ATT&CK ID in the wrong list', () => {
  it('is moved to the section for its kind, by name', () => {
    assert.deepEqual(fixed('actors:\n  - APT28\nmitre_attack:\n  - T1566\n  - G0016 # group\n', 'attack/wrong-kind'), {
      titles: ['Move to `actors` as APT29'],
      after: 'actors:\n  - APT28\n  - APT29\nmitre_attack:\n  - T1566\n',
    });
    assert.equal(
      fixed('malware: [Emotet]\nmitre_attack: [T1566, S0154]\n', 'attack/wrong-kind').after,
      'malware: [Emotet, Cobalt Strike]\nmitre_attack: [T1566]\n',
    );
    assert.equal(
      fixed('malware: [Emotet]\nmitre_attack:\n  - S0029 - PsExec\n  - T1566\n', 'attack/wrong-kind').after,
      'malware: [Emotet]\ntools:\n  - PsExec\nmitre_attack:\n  - T1566\n',
    );
  });

  it('is moved from a row that has nothing but its ID and name', () => {
    for (const row of ['{id: G0016, name: APT29}', '{id: G0016}'])
      assert.equal(
        fixed(`actors: [APT28]\nmitre_attack: [T1566, ${row}]\n`, 'attack/wrong-kind').after,
        'actors: [APT28, APT29]\nmitre_attack: [T1566]\n',
      );
  });

  it('is removed if that section lists it by any name', () => {
    for (const actors of ['APT29', 'Cozy Bear', '{name: x, attack_id: G0016}'])
      assert.deepEqual(fixed(`actors: [${actors}]\nmitre_attack: [G0016, T1566]\n`, 'attack/wrong-kind'), {
        titles: ['Remove G0016, which `actors` lists'],
        after: `actors: [${actors}]\nmitre_attack: [T1566]\n`,
      });
  });

  it('stays if no section is for its kind, or if there is other text in the item', () => {
    for (const item of ['TA0001', 'M1032', 'G0016 - used a loader', '{id: G0016, tactics: Impact}'])
      assert.deepEqual(fixed(`mitre_attack: [T1566, ${item}]\n`, 'attack/wrong-kind').titles, []);
  });
});

describe('a deprecated `attack_id` in braces', () => {
  it('is removed with its comma', () => {
    for (const [row, after] of [
      ['{name: Gelsemium, attack_id: G0141}', '{name: Gelsemium}'],
      ['{attack_id: G0141, name: Gelsemium}', '{name: Gelsemium}'],
      ['{name: Gelsemium, attack_id: "G0141", kind: cluster}', '{name: Gelsemium, kind: cluster}'],
    ] as const)
      assert.equal(fixed(`actors: ${row}\n`, 'attack/deprecated').after, `actors: ${after}\n`);
  });
});

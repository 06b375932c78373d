import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { attackReleaseOf, parseAdvisory, renderJson, analyze } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { rootUrl } from '../../support/schema.ts';

const environment = testEnvironment();
const schema = JSON.parse(readFileSync(new URL('schemas/report.schema.json', rootUrl), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

const jsonOf = (text: string): string => {
  const { advisory } = parseAdvisory(text, environment.schema);
  return renderJson(advisory, attackReleaseOf(advisory, environment.catalogue));
};
const valueOf = (text: string): Record<string, unknown> => JSON.parse(jsonOf(text)) as Record<string, unknown>;

const examples = readdirSync(new URL('examples/', rootUrl)).filter((name) => name.endsWith('.yaml'));
const read = (name: string): string => readFileSync(new URL(`examples/${name}`, rootUrl), 'utf8');

describe('JSON', () => {
  for (const name of examples) {
    it(`of ${name} is valid, and an advisory with the same JSON`, () => {
      const json = jsonOf(read(name));
      validate(JSON.parse(json));
      assert.deepEqual(validate.errors ?? [], []);
      const document = parseAdvisory(json, environment.schema);
      const errors = analyze(document, environment, {}).filter(({ severity }) => severity === 'error');
      // Paths of rule files are relative to the advisory, which is in another folder here.
      assert.deepEqual(
        errors.filter(({ code }) => code !== 'detection/file-not-found').map(({ message }) => message),
        [],
      );
      assert.equal(jsonOf(json), json);
    });
  }

  it('has one form for values with several notations', () => {
    const value = valueOf(`severity: MODERATE
tlp: TLP:White
analyzed: 31.03.2026
actors: apt29
mitre_attack:
  - t1566/002
  - T1566.002 - Phishing: Spearphishing Link
attack_chain:
  - stage: TA0001
    description: x
detection_availability: {yara: yes, notes: n}
indicators:
  - hxxps://evil[.]example/a
  - {type: ip, value: 198.51.100[.]7, x_note: {a: [b]}}
vulnerabilities: cve-2026-0001
references: https://vendor.example/
control_gaps: []
x_own: [a, {b: c}]
`);
    assert.deepEqual(value['severity'], 'medium');
    assert.deepEqual(value['tlp'], 'CLEAR');
    assert.deepEqual(value['analyzed'], '2026-03-31');
    assert.deepEqual(value['actors'], [{ name: 'apt29' }]);
    const technique = { id: 'T1566.002', name: 'Phishing: Spearphishing Link' };
    assert.deepEqual((value['mitre_attack'] as unknown[])[0], technique);
    assert.deepEqual(value['attack_chain'], [{ stage: 'Initial Access', description: 'x' }]);
    assert.deepEqual(value['detection_availability'], { yara: { available: true }, notes: 'n' });
    assert.deepEqual(value['indicators'], [
      { type: 'url', value: 'https://evil.example/a' },
      { type: 'ipv4', value: '198.51.100.7', x_note: { a: ['b'] } },
    ]);
    assert.deepEqual(value['vulnerabilities'], [{ id: 'CVE-2026-0001' }]);
    assert.deepEqual(value['references'], [{ title: 'https://vendor.example/', url: 'https://vendor.example/' }]);
    assert.deepEqual(value['control_gaps'], []);
    assert.deepEqual(value['x_own'], ['a', { b: 'c' }]);
  });

  it('has an empty list for each key with an empty list, which means that there is nothing to report', () => {
    const keys = environment.schema.root.keys.filter(({ shape }) => shape.list).map(({ key }) => key);
    assert.ok(keys.includes('control_gaps'));
    const other = keys.filter((key) => JSON.stringify(valueOf(`${key}: []\n`)[key]) !== '[]');
    assert.deepEqual(
      other,
      [],
      `Add these keys to \`lists\` in server/src/core/report/json/toJson.ts: ${other.join(', ')}`,
    );
  });

  it('keeps an indicator as written if it cannot be parsed', () =>
    assert.deepEqual(valueOf('indicators:\n  - {type: sha256, value: not a hash}\n')['indicators'], [
      { type: 'sha256', value: 'not a hash' },
    ]));

  it('keeps the lines of a rule', () =>
    assert.deepEqual(
      valueOf('detection_rules:\n  - type: yara\n    body: |\n      rule r {\n        a\n      }\n')['detection_rules'],
      [{ type: 'yara', body: 'rule r {\n  a\n}\n' }],
    ));
});

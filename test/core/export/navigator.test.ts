import assert from 'node:assert/strict';
import { exportAdvisory, parseAdvisory } from '../../../server/src/core/index.ts';
import { cleanAdvisory } from '../../cli/support.ts';
import { testEnvironment } from '../../support/environment.ts';
import { filesOf } from '../../support/exports.ts';

const text = `${cleanAdvisory.replace(/^mitre_attack:[^]*/m, '')}attack_version: "18.1"
indicators: [evil.example]
references:
  - {title: Guidance, url: "https://www.example.org/a"}
  - {title: Theirs, url: "https://evil.example/b"}
detection_rules:
  - {name: Odd logins, type: sigma, url: "https://www.example.org/rule.yml", techniques: [T1078]}
mitre_attack:
  - T1566.002
  - {id: T1078, tactics: [Persistence, Initial Access], description: From evil.example, confidence: high}
  - {id: T1078, tactics: [Persistence], description: A second row}
  - T0855
  - T1456
  - T9999
`;

interface Layer {
  readonly domain: string;
  readonly versions: object;
  readonly links: readonly object[];
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
  readonly techniques: readonly object[];
}
const layers = (): readonly Layer[] => filesOf(text, 'navigator').map((file) => JSON.parse(file.text) as Layer);

describe('the layers of the ATT&CK Navigator', () => {
  it('are one per domain, each with its release', () => {
    assert.deepEqual(
      filesOf(text, 'navigator').map(({ suffix }) => suffix),
      ['.enterprise.json', '.mobile.json', '.ics.json'],
    );
    assert.deepEqual(
      layers().map(({ domain }) => domain),
      ['enterprise-attack', 'mobile-attack', 'ics-attack'],
    );
    assert.deepEqual(layers()[0]?.versions, { attack: '18', navigator: '5.1.0', layer: '4.5' });
    const release = layers()[0]?.metadata.find(({ name }) => name === 'ATT&CK release');
    assert.equal(release?.value, '18.1');
  });

  it('mark a technique under the tactics of its row, with confidence, comment, rules and links', () => {
    assert.deepEqual(layers()[0]?.techniques, [
      { techniqueID: 'T1566.002', score: 66 },
      {
        techniqueID: 'T1078',
        tactic: 'persistence',
        score: 100,
        comment: 'From evil[.]example\nA second row',
        metadata: [{ name: 'Detection rule', value: 'Odd logins' }],
        links: [{ label: 'Odd logins', url: 'https://www.example.org/rule.yml' }],
      },
      {
        techniqueID: 'T1078',
        tactic: 'initial-access',
        score: 100,
        comment: 'From evil[.]example',
        metadata: [{ name: 'Detection rule', value: 'Odd logins' }],
        links: [{ label: 'Odd logins', url: 'https://www.example.org/rule.yml' }],
      },
    ]);
  });

  it('link to references, and never to an indicator', () => {
    assert.deepEqual(layers()[0]?.links, [{ label: 'Guidance', url: 'https://www.example.org/a' }]);
  });

  it('omit techniques that the release does not contain, and count them', () => {
    const env = testEnvironment();
    const result = exportAdvisory(parseAdvisory(text, env.schema), env, { to: 'navigator' });
    assert.deepEqual('refused' in result ? [] : result.leftOut, [
      { count: 1, what: ['technique', 'techniques'], reason: 'not active in ATT&CK 18.1' },
    ]);
  });

  it('report an advisory without a mapping', () => {
    const env = testEnvironment();
    const document = parseAdvisory(text.replace(/^mitre_attack:[^]*/m, ''), env.schema);
    const result = exportAdvisory(document, env, { to: 'navigator' });
    assert.deepEqual(result, { files: [], leftOut: [], remarks: ['maps no techniques'] });
  });
});

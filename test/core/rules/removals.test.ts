/** Fixes that remove an entry or correct a value and that the author must choose, and the text after them. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

/** Returns the text after the first fix of the only problem with this code, and the title of the fix. */
function fixed(text: string, code: string): { readonly title: string; readonly text: string } {
  const found = analyze(parseAdvisory(text, environment.schema), environment, {}).filter((one) => one.code === code);
  assert.equal(found.length, 1, `${found.length} of ${code}`);
  const [fix] = found[0]?.fixes ?? [];
  assert.ok(fix, `no fix for ${code}`);
  assert.notEqual(fix.safe, true, 'the author must decide');
  return { title: fix.title, text: applyEdits(text, fix.edits) };
}

const cases: readonly (readonly [code: string, title: string, before: string, after: string])[] = [
  [
    'indicator/benign',
    'Remove the indicator',
    'indicators:\r\n  - 1.2.3[.]4 # ours\r\n  - value: 8.8.8.8\r\n    type: ipv4\r\n  - evil[.]top\r\n',
    'indicators:\r\n  - 1.2.3[.]4 # ours\r\n  - evil[.]top\r\n',
  ],
  [
    'indicator/benign',
    'Remove the indicator',
    'indicators: [{ type: ipv4, value: 8.8.8.8 }, evil.top]\n',
    'indicators: [evil.top]\n',
  ],
  [
    'indicator/not-routable',
    'Remove the indicator',
    'indicators:\n- 10.0.0.1\ntags: [a]\n',
    'indicators: []\ntags: [a]\n',
  ],
  [
    'detection/unsupported',
    'Change to no',
    'detection_availability:\n  sigma: yes # soon\n',
    'detection_availability:\n  sigma: no # soon\n',
  ],
  ['attack/deprecated', 'Remove T1064', 'mitre_attack: [T1059, T1064, T1190]\n', 'mitre_attack: [T1059, T1190]\n'],
  [
    'attack/deprecated',
    'Remove T1064',
    'mitre_attack:\n  - id: T1064\n    name: Scripting\n  - T1190\n',
    'mitre_attack:\n  - T1190\n',
  ],
  [
    'vulnerability/malformed-id',
    'Change to CVE-2026-0042',
    'vulnerabilities:\n  - id: "CVE-2026-42"\n',
    'vulnerabilities:\n  - id: "CVE-2026-0042"\n',
  ],
  [
    'link/malformed',
    'Change to https://cert.example.org/a%20b.pdf',
    'references:\n  - title: Report\n    url: https://cert.example.org/a b.pdf\n',
    'references:\n  - title: Report\n    url: https://cert.example.org/a%20b.pdf\n',
  ],
  ['sections/empty', 'Remove `tlp`', '\ufefftlp: ~\ntitle: a\n', '\ufefftitle: a\n'],
  [
    'sections/empty',
    'Remove `tlp`',
    'title: a\r\ntlp: # ask the team: GREEN?\r\n',
    'title: a\r\n# ask the team: GREEN?\r\n',
  ],
  ['sections/empty', 'Remove `tlp`', 'title: a\ntlp: "" # ask', 'title: a\n# ask'],
  ['sections/empty', 'Remove `tlp`', 'title: a\ntlp:', 'title: a\n'],
  [
    'date/order',
    'Change to 2026-02-02',
    'published: 2026-01-31\nupdated: 2025-02-02\n',
    'published: 2026-01-31\nupdated: 2026-02-02\n',
  ],
  [
    'date/order',
    'Swap `first_seen` and `last_seen`',
    'indicators:\n  - { value: evil.top, first_seen: 2026-01-05, last_seen: "2026-01-02" }\n',
    'indicators:\n  - { value: evil.top, first_seen: 2026-01-02, last_seen: "2026-01-05" }\n',
  ],
];

describe('fixes that remove an entry or correct a value', () => {
  for (const [code, title, before, after] of cases)
    it(`${code}: ${JSON.stringify(before.slice(0, 60))}`, () => {
      assert.deepEqual(fixed(before, code), { title, text: after });
    });

  it('offer no year for a date that would still be earlier, or in the future', () => {
    for (const updated of ['2025-01-02', '2025-12-31']) {
      const text = `published: 2026-11-20\nupdated: ${updated}\n`;
      const problems = analyze(
        parseAdvisory(text, environment.schema),
        { ...environment, today: () => '2026-11-27' },
        {},
      );
      const [found] = problems.filter(({ code }) => code === 'date/order');
      assert.deepEqual(found?.fixes ?? [], [], updated);
    }
  });
});

describe('dates with typos', () => {
  for (const [written, right] of [
    ['2025\u201112\u201104', '2025-12-04'],
    ['2025-12-O4', '2025-12-04'],
    ['2O25-l2-04', '2025-12-04'],
    ['2025-12-04Z', '2025-12-04'],
  ] as const)
    it(`${written} can only mean ${right}`, () => {
      const text = `published: ${written}\n`;
      const [found] = analyze(parseAdvisory(text, environment.schema), environment, {}).filter(
        ({ code }) => code === 'schema/format',
      );
      const [fix] = found?.fixes ?? [];
      assert.ok(fix?.safe);
      assert.equal(applyEdits(text, fix.edits), `published: ${right}\n`);
    });
  it('are not guessed if the day does not exist', () => {
    const text = 'published: 2025-O2-3O\n';
    const found = analyze(parseAdvisory(text, environment.schema), environment, {}).find(
      ({ code }) => code === 'schema/format',
    );
    assert.ok(found);
    assert.deepEqual(found.fixes ?? [], []);
  });
});

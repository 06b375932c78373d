import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyze, importAdvisory, parseAdvisory, renderReport, renderText } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const examples = path.join(import.meta.dirname, '../../../examples');
const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);

const textOf = (source: string): string =>
  renderText(renderReport(parseAdvisory(source, env.schema), env, 'published'));

function imported(text: string): string {
  const result = importAdvisory(text, { from: 'text', name: 'page.txt', catalogue: env.catalogue, order });
  assert.ok(typeof result !== 'string', JSON.stringify(result));
  return result.text;
}

const errorsOf = (source: string): string[] =>
  analyze(parseAdvisory(source, env.schema), env, {})
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);

/** A published page, copied from a browser that shows some of its values without separators. */
const copiedPage = `Skip to content
2 mincritical

Parcel lures

A mail names a parcel.

Conf:moderateAnalyzed:2026-02-03phishing

Authors: Response Team, Detection Engineering

ActorsAPT31Star BlizzardLockBitHarbour crews

Source:CERT

Key Takeaways

  • The lure names a parcel: it waits for customs.

Affected Systems

  • Mail clients

Attack Chain

A mail leads to a sign-in page.

Detection Availability

  • YARA Rules: No
  • Sigma Rules: Yes
  • Snort/Suricata Rules: No
  • KQL Queries: No
  • Splunk SPL Queries: No
  • EQL Queries: No
  • Other Detection Logic: No

The source has a rule.

Detection Engineering Assessment

EDR Visibility: None — It is a web page. Network Visibility: Low — TLS. Detection Difficulty: Very Hard — Little is seen.

Hunting Hypotheses

HypothesisTelemetryATT&CK StageFP Risk
Sign-ins follow a mail that names a parcel.Mail logs / Sign-in logsInitial AccessLow

False Positive Assessment

  • Low

Recommendations

Immediate Mitigation

  • Block the page.

Security Awareness

  • None

MITRE ATT&CK Mapping

  • T1566.002 - Phishing: Spearphishing Link
  • T1078 - Valid Accounts`;

const seedFile = path.join(import.meta.dirname, '../../../../shared/spec/seed-advisory.txt');

/** Registers a test of the specification's page; if that is absent, the test is listed as pending. */
function seedIt(name: string, run: () => void): void {
  if (fs.existsSync(seedFile)) it(name, run);
  else it(`${name} (needs the specification)`);
}

describe('the import of a published page as text', () => {
  for (const name of fs.readdirSync(examples).filter((file) => file.endsWith('.advisory.yaml'))) {
    it(`creates an advisory that renders to the same page: ${name}`, () => {
      const page = textOf(fs.readFileSync(path.join(examples, name), 'utf8'));
      const advisory = imported(page);
      assert.equal(textOf(advisory), page);
      assert.deepEqual(errorsOf(advisory), []);
    });
  }

  it('separates what the page joins: false positives, context of an indicator, URLs with parentheses', () => {
    const source = `title: Joined values
key_takeaways: [One]
control_gaps: [Two]
detection_rules:
  - { type: kql, name: R, body: 'T | take 1', false_positives: [Admins, 'Backups, at night'] }
indicators:
  - { type: ipv4, value: '45[.]8[.]146[.]213', description: C2 of the loader; seen twice }
  - { type: ipv4, value: '45[.]8[.]146[.]214', role: relay }
references:
  - { title: Report, url: 'https://vendor.example/r_(1)' }
`;
    const page = textOf(source);
    const { advisory } = parseAdvisory(imported(page), env.schema);
    assert.deepEqual(
      advisory.detectionRules?.items[0]?.falsePositives.map(({ value }) => value),
      ['Admins', 'Backups, at night'],
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ role, description }) => [role?.value, description?.value]),
      [
        [undefined, 'C2 of the loader; seen twice'],
        ['relay', undefined],
      ],
    );
    assert.equal(advisory.references?.items[0]?.url?.value, 'https://vendor.example/r_(1)');
    assert.equal(textOf(imported(page)), page);
  });

  it('reads a page whose values have no separators', () => {
    const advisory = parseAdvisory(imported(copiedPage), env.schema).advisory;
    assert.equal(advisory.severity?.value, 'critical');
    assert.equal(advisory.confidence?.value, 'moderate');
    assert.equal(advisory.category?.value, 'phishing');
    assert.deepEqual(
      advisory.actors?.items.map(({ name }) => name?.value),
      ['APT31', 'Star Blizzard', 'LockBit', 'Harbour crews'],
    );
    const [hunt] = advisory.huntingHypotheses?.items ?? [];
    assert.equal(hunt?.hypothesis?.value, 'Sign-ins follow a mail that names a parcel.');
    assert.deepEqual(
      hunt?.telemetry.map(({ value }) => value),
      ['Mail logs', 'Sign-in logs'],
    );
    assert.deepEqual([hunt?.attackStage?.value, hunt?.fpRisk?.value], ['Initial Access', 'low']);
    assert.equal(advisory.detectionEngineering?.detectionDifficulty?.rating?.value, 'very_hard');
    assert.equal(advisory.detectionEngineering?.networkVisibility?.rationale?.value, 'TLS.');
    assert.equal(advisory.detectionAvailability?.kinds.get('sigma')?.available?.value, true);
    assert.deepEqual(advisory.recommendations?.groups.get('security_awareness')?.items, []);
    assert.equal(advisory.mitreAttack?.items.length, 2);
    assert.deepEqual(errorsOf(imported(copiedPage)), []);
  });

  it('names the source of each value, and keeps text without a key', () => {
    const advisory = imported(copiedPage);
    assert.match(advisory, /^# Not imported: line 1: Skip to content$/m);
    assert.match(advisory, /^title: Parcel lures # line 4$/m);
    assert.match(
      advisory,
      /^key_takeaways: # lines 16 to 18\n {2}- 'The lure names a parcel: it waits for customs\.'$/m,
    );
  });

  const notes = "The mapping follows the vendor's.\nCopyright notices in the lure are forged.\nContact us for samples.";

  for (const [last, below] of [
    ['MITRE ATT&CK Mapping\n\n  • T1078 - Valid Accounts', notes],
    ['References\n\n  1. A report', ''],
    ['Recommendations\n\nImmediate Mitigation\n\n  • Block the page.', ''],
    ['Attack Chain', notes],
  ] as const)
    it(`keeps the footer of a website out of the last section, ${last.split('\n')[0] ?? ''}`, () => {
      const footer = [
        '© 2026 Example CERT. All rights reserved.',
        'Privacy Policy | Terms of Use | Impressum',
        'Return to top',
      ];
      const page = `Title\n\nKey Takeaways\n\n  • x\n\nControl Gaps\n\n  • y\n\n${last}\n\n${below}`.trimEnd();
      const plain = imported(`${page}\n`);
      const advisory = imported(`${page}\n\n${footer.join('\n')}\n`);
      const isComment = (line: string): boolean => line.startsWith('# Not imported: ');
      const lines = advisory.split('\n');
      assert.equal(lines.filter((line) => !isComment(line)).join('\n'), plain);
      assert.deepEqual(
        lines.filter(isComment).map((line) => line.replace(/^.*?line \d+: /, '')),
        footer,
      );
    });

  it("keeps an organisation's footer out of the last section", () => {
    const source = fs.readFileSync(path.join(examples, 'akira-ransomware.advisory.yaml'), 'utf8');
    const look = { footer: 'Ask the duty officer.\n\n- by phone\n- by mail' };
    const page = renderText(renderReport(parseAdvisory(source, env.schema), env, 'published', { look }));
    assert.match(page, /\n--\n\nAsk the duty officer\.\n\n {2}• by phone\n/);
    const advisory = imported(page);
    assert.equal(textOf(advisory), textOf(source));
    assert.deepEqual(
      advisory.match(/(?<=^# Not imported: line \d+: ).*$/gm)?.map((line) => line.trim()),
      ['Ask the duty officer.', '• by phone', '• by mail'],
    );
  });

  it('reads indicators that are listed without a table, and keeps the other items', () => {
    const page = `Title\n\nKey Takeaways\n\n  • x\n\nControl Gaps\n\n  • y\n\nIndicators of Compromise\n\n  • https://relay.evil.top/in\n  • 45.8.146[.]213\n  • See the list of the vendor.\n`;
    const advisory = imported(page);
    assert.deepEqual(
      parseAdvisory(advisory, env.schema).advisory.indicators?.items.map(({ type, value }) => [
        type?.value,
        value?.value,
      ]),
      [
        ['url', 'hxxps://relay[.]evil[.]top/in'],
        ['ipv4', '45[.]8[.]146[.]213'],
      ],
    );
    assert.match(advisory, /^# Not imported: line \d+: • See the list of the vendor\.$/m);
  });

  it('reads the headings of other languages', () => {
    const source = fs
      .readFileSync(path.join(examples, 'akira-ransomware.advisory.yaml'), 'utf8')
      .replace(/^tlp: /m, 'language: de\ntlp: ');
    const page = textOf(source);
    assert.match(page, /^Wichtigste Erkenntnisse$|^Kernaussagen$|^Das Wichtigste/m);
    const advisory = imported(page);
    assert.equal(parseAdvisory(advisory, env.schema).advisory.language?.value, 'de');
    assert.equal(textOf(advisory), page);
  });

  seedIt('reproduces the published page of the specification, line by line', () => {
    const page = fs.readFileSync(seedFile, 'utf8');
    const advisory = imported(page);
    assert.deepEqual(errorsOf(advisory), []);
    assert.deepEqual(advisory.match(/^# Not imported: .*$/gm), [
      '# Not imported: line 1: Skip to content',
      '# Not imported: line 2: .ca',
    ]);
    // Whitespace is not compared, because the two pages separate values differently.
    const solid = (text: string): string => text.replace(/\s/g, '');
    const shown = textOf(advisory).replace(/^ATT&CK v[\d.]+$/m, '');
    assert.equal(solid(shown), solid(page.replace(/^Skip to content\r?\n\.ca$/m, '')));
  });

  it('rejects any other text with a sentence', () => {
    const options = { name: 'notes.txt', catalogue: env.catalogue, order };
    assert.equal(
      importAdvisory('Good morning,\n\nsee below.', { ...options, from: 'text' }),
      'The source is not in the expected format (Text). No indicator, vulnerability, technique or actor was found in the text.',
    );
    assert.equal(importAdvisory('\n', { ...options, from: 'auto' }), 'The source is empty.');
  });

  it('keeps hostile text as text', () => {
    const hostile = [
      '&a [',
      '!!js/function x',
      '*a',
      '- - - {',
      '# advisory-disable',
      '"',
      "'",
      '\u202e\u0007',
      '%TAG',
      '|',
      'key: value',
    ];
    const page = `Title\n\nKey Takeaways\n\n${hostile.map((text) => `  • ${text}`).join('\n')}\n\nControl Gaps\n\n  • x\n\nAffected Systems\n\n  • y\n`;
    const { advisory, syntaxProblems } = parseAdvisory(imported(page), env.schema);
    assert.deepEqual(syntaxProblems, []);
    assert.deepEqual(
      advisory.keyTakeaways?.items.map(({ value }) => value),
      hostile.map((text) => text.trim()),
    );
  });
});

/** The import of published pages, mostly in Markdown, and of similar reports by other authors. */
import assert from 'node:assert/strict';
import { parseAdvisory, renderMarkdown, renderReport } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { exampleTexts, importText } from '../../support/imports.ts';

const env = testEnvironment();

const markdownOf = (source: string): string =>
  renderMarkdown(renderReport(parseAdvisory(source, env.schema), env, 'published'));

describe('the import of a published page in Markdown', () => {
  for (const [name, source] of exampleTexts)
    it(`creates an advisory that renders to the same page: ${name}`, () => {
      const page = markdownOf(source);
      const { text, errors, unread } = importText(page, 'text');
      assert.deepEqual([errors, unread], [[], []]);
      assert.equal(markdownOf(text), page);
    });

  it('reads the headings of other languages', () => {
    const [, source = ''] = exampleTexts[0] ?? [];
    const page = markdownOf(source.replace(/^language: .*\n/m, '').replace(/^title:/m, 'language: de\ntitle:'));
    const { text, advisory } = importText(page, 'text');
    assert.equal(advisory.language?.value, 'de');
    assert.equal(markdownOf(text), page);
  });

  it('reads the report of another author that has some of the headings', () => {
    const { advisory, errors, unread } = importText(
      `# Parcel lures

A mail names a parcel. See the [analysis](https://vendor.example/a).

## Affected Systems

* Mail clients
* Browsers

## Detection Rules

### Lure in a mail

\`\`\`sigma
title: Lure in a mail
id: 3c0a6f3e-58d1-4c1f-9c57-7b8e2f1d94a6
status: experimental
tags:
  - attack.t1566
references: []
\`\`\`

## Our view

- **List:** partners
- **Next report:** in May

## Indicators of Compromise

| Type | Indicator | Context |
|---|---|---|
| Domain | \`evil[.]top\` | C2 \\| relay of the second wave |

## References

- [The \\[first\\] report](https://vendor.example/b_(1))
- [Alert](<https://cert.example/x>) — CERT, 2026-01-02
`,
      'text',
    );
    assert.deepEqual([errors, unread], [[], []]);
    assert.equal(advisory.title?.value, 'Parcel lures');
    assert.equal(advisory.summary?.value, 'A mail names a parcel. See the [analysis](https://vendor.example/a).');
    assert.deepEqual(
      advisory.affectedSystems?.items.map(({ name }) => name?.value),
      ['Mail clients', 'Browsers'],
    );
    const [rule] = advisory.detectionRules?.items ?? [];
    assert.equal(rule?.name?.value, 'Lure in a mail');
    assert.match(rule?.body?.value ?? '', /^title: Lure in a mail\n[^]*\nreferences: \[\]$/);
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value, description }) =>
        [type, value, description].map((one) => one?.value),
      ),
      [['domain', 'evil[.]top', 'C2 | relay of the second wave']],
    );
    assert.deepEqual(
      advisory.references?.items.map(({ title, url, publisher }) => [title, url, publisher].map((one) => one?.value)),
      [
        ['The [first] report', 'https://vendor.example/b_(1)', undefined],
        ['Alert', 'https://cert.example/x', 'CERT'],
      ],
    );
    assert.deepEqual(advisory.custom[0]?.value, { list: 'partners', next_report: 'in May' });
  });

  it('reads stages and rules without a blank line around their headings', () => {
    const { advisory, errors, unread } = importText(
      `# Parcel lures

A mail names a parcel.

## Affected Systems
- Mail clients

## Attack Chain
### Initial Access
They sent a mail.
It has a link.
### Execution
Techniques: T1204
The user runs a script.

## Detection Rules
Both rules are new.
They are tested.
### Lure in a mail
Finds the lure.
File: lure.yml
### Script
ID: two
Author: Harbour
\`\`\`yara
rule script { condition: true }
\`\`\`

## Recommendations
- Wait
`,
      'text',
    );
    assert.deepEqual(errors, []);
    const chain = advisory.attackChain;
    assert.deepEqual(
      chain && 'items' in chain
        ? chain.items.map((one) => [
            one.stage?.value,
            one.description?.value,
            one.techniques?.map(({ id }) => id?.value),
          ])
        : [],
      [
        ['Initial Access', 'They sent a mail.\nIt has a link.', []],
        ['Execution', 'The user runs a script.', ['T1204']],
      ],
    );
    assert.deepEqual(
      advisory.detectionRules?.items.map((one) =>
        [one.name, one.file, one.id, one.author, one.language, one.description, one.body].map((text) => text?.value),
      ),
      [
        ['Lure in a mail', 'lure.yml', undefined, undefined, undefined, 'Finds the lure.', undefined],
        ['Script', undefined, 'two', 'Harbour', 'yara', undefined, 'rule script { condition: true }'],
      ],
    );
    assert.deepEqual(unread, ['line 17: Both rules are new.', 'line 18: They are tested.']);
  });

  it('reads the sections of other authors in their own form, and finds facts in the text that have no section', () => {
    const hash = 'a'.repeat(64);
    const { advisory, errors, unread } = importText(
      `# Lynx deploys a loader

**TLP:GREEN**

A loader of APT29 uses evil[.]top.

## Background

CVE-2024-3400 was used.

## Indicators of Compromise

### C2

| Indicator | Type | Notes |
|---|---|---|
| evil[.]top | Domain | relay |
| 45.8.146.213 | IP | |

### Files

\`\`\`
${hash}  x.exe
\`\`\`

## Recommendations

- Patch now.
- Block [the indicators](https://vendor.example/i).

## MITRE ATT&CK Mapping

| Tactic | ID | Name | Use |
|---|---|---|---|
| Initial Access | [T1566.002](https://attack.mitre.org/techniques/T1566/002/) | Spearphishing Link | Mail with a link |
| Persistence | T1078 | Valid Accounts | |
| Initial Access | T1078 | Valid Accounts | |

## References

- Second: https://vendor.example/2
`,
      'text',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [advisory.tlp?.value, advisory.actors?.items[0]?.name?.value, advisory.vulnerabilities?.items[0]?.id?.value],
      ['GREEN', 'APT29', 'CVE-2024-3400'],
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value, description }) =>
        [type, value, description].map((one) => one?.value),
      ),
      [
        ['domain', 'evil[.]top', 'relay'],
        ['ipv4', '45[.]8[.]146[.]213', undefined],
        ['sha256', hash, 'x.exe'],
      ],
    );
    assert.deepEqual(
      advisory.recommendations?.additional[0]?.items.map(({ text }) => text?.value),
      ['Patch now.', 'Block [the indicators](https://vendor.example/i).'],
    );
    assert.deepEqual(
      advisory.mitreAttack?.items.map(({ id, tactics, description }) => [
        id?.value,
        tactics.map(({ value }) => value),
        description?.value,
      ]),
      [
        ['T1566.002', ['Initial Access'], 'Mail with a link'],
        ['T1078', ['Persistence', 'Initial Access'], undefined],
      ],
    );
    assert.deepEqual(
      advisory.references?.items.map(({ title, url }) => [title?.value, url?.value]),
      [['Second', 'https://vendor.example/2']],
    );
    assert.deepEqual(unread, ['line 13: C2', 'line 20: Files']);
  });

  it('reads the summary of an HTML page on one line without the title', () => {
    const page =
      '<h1>Lures</h1><p>A mail names a parcel.</p><h2>Key Takeaways</h2><ul><li>One</li></ul><h2>Control Gaps</h2><ul><li>Two</li></ul><h2>Tags</h2><p>x</p>';
    const { advisory } = importText(page, 'html');
    assert.deepEqual([advisory.title?.value, advisory.summary?.value], ['Lures', 'A mail names a parcel.']);
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  analyze,
  importAdvisory,
  parseAdvisory,
  renderBody,
  renderPage,
  renderReport,
  renderText,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const examples = path.join(import.meta.dirname, '../../../examples');
const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);

const reportOf = (source: string): ReturnType<typeof renderReport> =>
  renderReport(parseAdvisory(source, env.schema), env, 'published');
const bodyOf = (source: string): string => renderBody(reportOf(source)).html;

function imported(text: string, from: 'auto' | 'html' = 'auto'): string {
  const result = importAdvisory(text, { from, name: 'page.html', catalogue: env.catalogue, order });
  assert.ok(typeof result !== 'string', JSON.stringify(result));
  assert.equal(result.format, 'html');
  return result.text;
}

const errorsOf = (source: string): string[] =>
  analyze(parseAdvisory(source, env.schema), env, {})
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);

/** A page of another generator with the same headings, and with other parts that pages have, such as navigation. */
const otherPage = `<!doctype html>
<html lang="en"><head><title>Parcel lures</title><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav>
<main>
<p>TLP:GREEN</p>
<h1>Parcel lures &amp; codes</h1>
<p>A mail <strong>names</strong> a parcel.<br>It waits.</p>
<dl><dt>Severity</dt><dd>High</dd><dt>Confidence</dt><dd>Moderate</dd><dt>Published</dt><dd><time datetime="2026-02-03">3 February</time></dd></dl>
<h2>Key Takeaways</h2><ul><li>The lure names a parcel: it waits<li>The page asks for <code>codes</code></ul>
<h2>Affected Systems</h2><table><tr><th>System</th><th>Fixed in</th></tr><tr><td>Mail, web</td><td>2.1, 2.2</td></tr></table>
<h2>Attack Chain</h2><h3>Initial Access</h3><p>A mail leads to <a href="https://vendor.example/a">a page</a>.</p>
<h2>Our Remarks</h2><p>Call us.</p>
<h2>References</h2><ol><li><a href="https://vendor.example/b">The report</a> — Vendor, 2026-01-02</li></ol>
</main><script>alert(1)</script></body></html>`;

describe('the import of a published page as HTML', () => {
  it("omits the organisation's header and footer", () => {
    const source = fs.readFileSync(path.join(examples, 'akira-ransomware.advisory.yaml'), 'utf8');
    const look = { publisher: 'Example CERT', header: 'For members.', footer: 'Ask us.' };
    const report = renderReport(parseAdvisory(source, env.schema), env, 'published', { look });
    const advisory = imported(renderPage(report, { css: '' }));
    assert.equal(bodyOf(advisory), bodyOf(source));
    assert.doesNotMatch(advisory, /Example CERT|For members|Ask us/);
  });

  for (const name of fs.readdirSync(examples).filter((file) => file.endsWith('.advisory.yaml'))) {
    it(`creates an advisory that renders to the same page: ${name}`, () => {
      const source = fs.readFileSync(path.join(examples, name), 'utf8');
      const advisory = imported(renderPage(reportOf(source), { css: '' }));
      assert.equal(bodyOf(advisory), bodyOf(source));
      assert.deepEqual(errorsOf(advisory), []);
      assert.doesNotMatch(advisory, /^# Not imported/m);
    });
  }

  it('distinguishes malware from roles, and keeps a list of mappings in a custom section', () => {
    const source = `title: Harbour
severity: low
confidence: low
malware: [SilkCoat]
key_takeaways: [One]
affected_systems: [Windows]
indicators:
  - { type: domain, value: "evil[.]example", malware: SilkCoat, confidence: high }
  - { type: domain, value: "c2.evil[.]example", role: C2 }
recommendations: { immediate_mitigation: [Wait] }
mitre_attack: [T1078]
x_contacts: [{ site: A, phone: "1" }, { site: B, phone: "2" }]
`;
    for (const page of [renderPage(reportOf(source), { css: '' }), renderText(reportOf(source))]) {
      const result = importAdvisory(page, { from: 'auto', name: 'page', catalogue: env.catalogue, order });
      assert.ok(typeof result !== 'string', JSON.stringify(result));
      const { indicators, custom } = parseAdvisory(result.text, env.schema).advisory;
      assert.deepEqual(
        indicators?.items.map(({ role, malware }) => [role?.value, malware?.value]),
        [
          [undefined, 'SilkCoat'],
          ['C2', undefined],
        ],
      );
      assert.equal(custom[0]?.name, 'x_contacts');
      assert.deepEqual(custom[0].value, [
        { site: 'A', phone: '1' },
        { site: 'B', phone: '2' },
      ]);
    }
  });

  it('keeps Markdown, the language of the report and the languages of its rules', () => {
    const source = `# advisory
title: Uses \`curl\`
language: fr
key_takeaways:
  - |-
    **Bold**, *odd*, \`code\` and [a link](https://vendor.example/x).

    - below
      - deeper
affected_systems:
  - name: A
    vendor: B
attack_chain: |-
  First.

  \`\`\`powershell
  $x = 1

  $y = 2
  \`\`\`
detection_rules:
  - type: other
    language: rust
    body: |
      a

        b
`;
    const advisory = imported(bodyOf(source));
    assert.equal(bodyOf(advisory), bodyOf(source));
  });

  it('reads a page from another generator', () => {
    const text = imported(otherPage);
    const { advisory } = parseAdvisory(text, env.schema);
    assert.deepEqual(
      [advisory.title?.value, advisory.tlp?.value, advisory.severity?.value, advisory.published?.value],
      ['Parcel lures & codes', 'GREEN', 'high', '2026-02-03'],
    );
    assert.equal(advisory.summary?.value, 'A mail **names** a parcel.\nIt waits.');
    assert.deepEqual(
      advisory.keyTakeaways?.items.map(({ value }) => value),
      ['The lure names a parcel: it waits', 'The page asks for `codes`'],
    );
    const [system] = advisory.affectedSystems?.items ?? [];
    assert.deepEqual(
      [system?.name?.value, system?.fixedVersions.map(({ value }) => value)],
      ['Mail, web', ['2.1', '2.2']],
    );
    assert.match(text, /description: A mail leads to \[a page\]\(https:\/\/vendor\.example\/a\)\./);
    assert.deepEqual(advisory.custom, [{ ...advisory.custom[0], name: 'x_our_remarks', value: 'Call us.' }]);
    const [reference] = advisory.references?.items ?? [];
    assert.deepEqual(
      [reference?.title?.value, reference?.url?.value, reference?.publisher?.value],
      ['The report', 'https://vendor.example/b', 'Vendor'],
    );
    assert.doesNotMatch(text, /alert|Home|color/);
    assert.match(text, /^severity: high # line 8$/m);
  });

  it('survives malicious pages', () => {
    const section = (content: string): string =>
      `<h1>T</h1><h2>Key Takeaways</h2>${content}<h2>Control Gaps</h2><ul><li>x</ul><h2>Affected Systems</h2><ul><li>y</ul>`;
    const hostile = [
      `<ul><li><script>alert(1)</script><svg onload=x></svg><style>a{}</style>&lt;script&gt;&#27;[31m&#0;&#x202e;</ul>`,
      `<ul><li>${'<b>'.repeat(900)}deep${'</b>'.repeat(900)}</ul>`,
      `<ul><li>&a [<li>!!js/function x<li>*a<li>- - {<li>key: value<li># advisory-disable</ul>`,
      `<ul>${'<li><ul>'.repeat(300)}<li>end${'</ul>'.repeat(301)}`,
      `<table>${'<tr><td>a<td>b'.repeat(500)}</table>`,
      `<p __proto__=1 constructor=2 class="__proto__">x</p>`,
      `<ul><li>${'&amp;'.repeat(5000)}&notanentity; &#xffffffff;</ul>`,
    ];
    for (const content of hostile) {
      const text = imported(section(content));
      assert.deepEqual(parseAdvisory(text, env.schema).syntaxProblems, [], content.slice(0, 60));
    }
    const shown = imported(section(hostile[0] ?? ''));
    assert.doesNotMatch(shown, /alert|onload|[\u0000-\u0008\u000b-\u001f\u202e]/u);
  });

  it('rejects deeply nested documents, and documents that are not pages, with one sentence', () => {
    const options = { name: 'page.html', catalogue: env.catalogue, order } as const;
    const deep = `<h2>Key Takeaways</h2>${'<div>'.repeat(300_000)}`.slice(0, 900_000);
    for (const from of ['html', 'auto'] as const)
      assert.equal(
        importAdvisory(deep, { ...options, from }),
        'The elements of the page are nested more than 2,000 levels deep.',
      );
    assert.equal(
      importAdvisory('<p>Hello', { ...options, from: 'html' }),
      'The source is not in the expected format (HTML page). No indicator, vulnerability, technique or actor was found in the text.',
    );
  });
});

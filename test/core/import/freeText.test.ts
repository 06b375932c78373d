import assert from 'node:assert/strict';
import { importText, refusal } from '../../support/imports.ts';

const post = `# Parcel lures return: APT29 and others

Published: 3 February 2026
TLP:GREEN
Severity: High

Researchers saw the Play ransomware gang use a loader, as Cozy Bear did. Play is fun, and Silence is golden.
The version 10.0.19041.1 and firmware 1.2.3.4 have CVE-2024-3400 and cve-2024-21762. See setup.exe and report.pdf.
The loader talks to evil[.]top and hxxps://bad[.]badsite[.]net/a?b=c over T1071.001, not T9999. Visit www.vendor.com for more.

Indicators of compromise

SHA-256
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
0123456789abcdef0123456789abcdef  dropper.exe

C2 domains:
- login.badsite.com
- 45.8.146.213

| Type | Value | Note |
|---|---|---|
| domain | c.evil.top | C2 |

References
https://vendor.example/report

The end.
`;

describe('the import of free text', () => {
  it('finds title, dates, label, severity, indicators, vulnerabilities, techniques and actors, and keeps the rest', () => {
    const { advisory, errors, text } = importText(post, 'text');
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [advisory.title, advisory.published, advisory.tlp, advisory.severity].map((one) => one?.value),
      ['Parcel lures return: APT29 and others', '2026-02-03', 'GREEN', 'high'],
    );
    assert.deepEqual(
      advisory.actors?.items.map(({ name, aliases }) => [name, ...aliases].map((one) => one?.value)),
      [['APT29', 'Cozy Bear'], ['Play']],
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value }) => [type?.value, value?.value]),
      [
        ['domain', 'evil[.]top'],
        ['url', 'hxxps://bad[.]badsite[.]net/a?b=c'],
        ['sha256', 'a'.repeat(64)],
        ['md5', '0123456789abcdef0123456789abcdef'],
        ['domain', 'login[.]badsite[.]com'],
        ['ipv4', '45[.]8[.]146[.]213'],
        ['domain', 'c[.]evil[.]top'],
      ],
    );
    assert.deepEqual(
      advisory.vulnerabilities?.items.map(({ id }) => id?.value),
      ['CVE-2024-3400', 'CVE-2024-21762'],
    );
    assert.deepEqual(
      advisory.mitreAttack?.items.map(({ id, name }) => [id?.value, name?.value]),
      [['T1071.001', 'Application Layer Protocol: Web Protocols']],
    );
    assert.equal(
      advisory.references?.items[0]?.url?.value ?? advisory.references?.items[0]?.title?.value,
      'https://vendor.example/report',
    );
    const notes = String(advisory.custom.find(({ name }) => name === 'x_import_notes')?.value);
    for (const kept of ['setup.exe and report.pdf', '10.0.19041.1', 'www.vendor.com', 'Silence is golden', 'The end.'])
      assert.ok(notes.includes(kept), kept);
    assert.match(text, /^title: 'Parcel lures return: APT29 and others' # line 1$/m);
  });

  it('reads the alerts of authorities: titles of references, columns in brackets, hashes in one line', () => {
    const [md5, sha256] = ['0123456789abcdef0123456789abcdef', 'b'.repeat(64)];
    const { advisory, errors } = importText(
      `Cybersecurity Advisory

Actors exploit the gateway

The actors used https://attack.mitre.org/techniques/T1555/003/ only.

Indicators of compromise
File name\tHash (SHA256)
loader.dll\t${'a'.repeat(64)}

Індикатори кіберзагроз
${md5} ${sha256} Акт.doc

Mutex
Global\\One

About us
We are a team of ten.

References
[1] Vendor: Notice: https://vendor.example/1
- [Report](https://vendor.example/2)
`,
      'text',
    );
    assert.deepEqual(errors, []);
    assert.equal(advisory.title?.value, 'Actors exploit the gateway');
    assert.deepEqual(
      advisory.mitreAttack?.items.map(({ id }) => id?.value),
      ['T1555.003'],
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value, role, description }) =>
        [type, value, role, description].map((one) => one?.value),
      ),
      [
        ['sha256', 'a'.repeat(64), undefined, 'loader.dll'],
        ['md5', md5, undefined, 'Акт.doc'],
        ['sha256', sha256, undefined, 'Акт.doc'],
        ['mutex', 'Global\\One', undefined, undefined],
      ],
    );
    assert.deepEqual(
      advisory.references?.items.map(({ title, url }) => [title?.value, url?.value]),
      [
        ['Vendor: Notice', 'https://vendor.example/1'],
        ['Report', 'https://vendor.example/2'],
      ],
    );
  });

  it('reads pages of any shape as HTML', () => {
    const page =
      '<html><body><nav>x</nav><h1>A loader</h1><p>It talks to evil[.]top, see CVE-2024-3400.</p></body></html>';
    const { advisory } = importText(page, 'html');
    assert.deepEqual(
      [
        advisory.title?.value,
        advisory.indicators?.items[0]?.value?.value,
        advisory.vulnerabilities?.items[0]?.id?.value,
      ],
      ['A loader', 'evil[.]top', 'CVE-2024-3400'],
    );
  });

  it('rejects text in which nothing is recognised', () => {
    const letter =
      'Good morning,\n\nsee below. Version 1.2.3.4 of setup.exe is out, see www.vendor.com and mail a@vendor.com.';
    assert.match(refusal(letter, 'text'), /^The source is not in the expected format \(Text\)\. No indicator/);
    assert.match(refusal(letter, 'auto'), /^The format of the source is not supported\. .* No indicator/);
  });

  it('reads the entries of a list of references in every common notation', () => {
    const { advisory, errors, text } = importText(
      `Cozy Bear report

## References
- [Vendor blog: the report](https://vendor.example/blog)
* See [Alert, with [brackets]](<https://cert.example/x> "tip") and its annex
- A book without a link
1. [Wiki](https://en.example/wiki/A_(b)) and [Defanged](hxxps://bad[.]example/y)
- [A](https://a.example/1), [B](https://b.example/2)
- <https://c.example/3>
[4]: https://d.example/4 "Title of four"

## Contact
[Not a reference](https://e.example/5)
`,
      'text',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      advisory.references?.items.map(({ title, url }) => [title?.value, url?.value]),
      [
        ['Vendor blog: the report', 'https://vendor.example/blog'],
        ['See Alert, with [brackets] and its annex', 'https://cert.example/x'],
        ['Wiki', 'https://en.example/wiki/A_(b)'],
        ['Defanged', 'hxxps://bad[.]example/y'],
        ['A', 'https://a.example/1'],
        ['B', 'https://b.example/2'],
        ['https://c.example/3', 'https://c.example/3'],
        ['Title of four', 'https://d.example/4'],
      ],
    );
    assert.match(text, /A book without a link[^]*\[Not a reference\]\(https:\/\/e\.example\/5\)/);
  });

  const indicatorsIn = (text: string): readonly (readonly (string | undefined)[])[] =>
    importText(text, 'text').advisory.indicators?.items.map(({ type, value, role, description }) =>
      [type, value, role, description].map((one) => one?.value),
    ) ?? [];

  it('reads lists of values without defanging as indicators if a heading or the list makes that certain', () => {
    const [first, second] = ['45.8.146.213', '91.92.240.11'];
    const addresses = [`45[.]8[.]146[.]213`, `91[.]92[.]240[.]11`].map((value) => [
      'ipv4',
      value,
      undefined,
      undefined,
    ]);
    const list = `${first}\n${second}`;
    assert.deepEqual(
      indicatorsIn(`# C2 servers\n${list}\n`),
      addresses.map(([type, value]) => [type, value, 'C2 servers', undefined]),
    );
    assert.deepEqual(
      indicatorsIn(`# Akira IOCs March 2026\n\n- ${first}\n- ${second}\n\nThe end, and good night.\n`),
      addresses,
    );
    assert.deepEqual(indicatorsIn(`# Akira, 2026-03\n\n${list}\n`), addresses);
    assert.deepEqual(
      indicatorsIn(`Dear all,\nthe following IPs were seen:\n${first} (since May)\n${second}\nRegards\n`),
      [['ipv4', '45[.]8[.]146[.]213', undefined, 'since May'], addresses[1]],
    );
    assert.deepEqual(indicatorsIn(`Notes on the case\n\n${list}\nlogin.badsite.com\n`), [
      ...addresses,
      ['domain', 'login[.]badsite[.]com', undefined, undefined],
    ]);
  });

  it('does not read versions, sites and prose as indicators', () => {
    const text = `# Cozy Bear and malicious domain use

The version 10.0.19041.1 talks to vendor.com over TLS.

Fixed versions:
12.1.0.4
13.0.1.2

Legitimate domains abused:
- github.com
- dropbox.com

Sites:
example.com
`;
    assert.deepEqual(indicatorsIn(text), []);
  });

  it('reads labels in bold and in code, and the rows of a table once', () => {
    const hash = 'a'.repeat(64);
    const text = `# Lumma loader

- **SHA256:** \`${hash}\`
- **IP:** 45.8.146.213:443

| Indicator | Type | Note |
|:--|:--|:--|
| [evil\\[.\\]top](#) | Domain | Staging |
| see below | | |
| \`0123456789abcdef0123456789abcdef\` | MD5 | x.exe |
`;
    assert.deepEqual(indicatorsIn(text), [
      ['sha256', hash, undefined, undefined],
      ['ip_port', '45[.]8[.]146[.]213:443', undefined, undefined],
      ['domain', 'evil[.]top', undefined, 'Staging'],
      ['md5', '0123456789abcdef0123456789abcdef', undefined, 'x.exe'],
    ]);
  });

  it('reads front matter and the head of an e-mail', () => {
    const facts = (text: string): readonly unknown[] => {
      const { title, published, authors, tags } = importText(text, 'text').advisory;
      const lists = [authors, tags].map((list) => list?.items.map(({ value }) => value));
      return [title?.value, published?.value, ...lists];
    };
    assert.deepEqual(
      facts('---\ntitle: "Parcel lures"\ndate: 2026-02-03\ntags: [phishing, apt29]\nauthor: Jane\n---\n\nevil[.]top\n'),
      ['Parcel lures', '2026-02-03', ['Jane'], ['phishing', 'apt29']],
    );
    assert.deepEqual(
      facts('From: a@cert.example\nSubject: Parcel lures\nDate: Tue, 3 Feb 2026 09:41:11 +0000\n\nevil[.]top\n'),
      ['Parcel lures', '2026-02-03', undefined, undefined],
    );
    assert.deepEqual(facts('# Lures\n\nThe mail is:\nSubject: Your invoice\nevil[.]top\n')[0], 'Lures');
  });
});

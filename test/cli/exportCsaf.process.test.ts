/** Runs the mandatory tests of CSAF 2.0 on exports, with Secvisogram's validator, whose modules take seconds to load. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { filesOf } from '../support/exports.ts';
import { rootUrl } from '../support/schema.ts';
import { cleanAdvisory } from './support.ts';

interface Verdict {
  readonly errors?: readonly object[];
  readonly isValid?: boolean;
}
type Check = (document: unknown) => Verdict | Promise<Verdict>;
const library = '@secvisogram/csaf-validator-lib';

const vulnerable = `${cleanAdvisory.replace(/^affected_systems:\n(?: .*\n)*/m, '')}affected_systems:
  - {name: Gateway, vendor: Example, versions: ["1.0", "1.1"], fixed_versions: ["1.2"], platform: Linux}
  - Another product
vulnerabilities:
  - {id: CVE-2026-0001, title: Bypass, cvss: [CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, "AV:N/AC:L/Au:N/C:P/I:P/A:P"], cwe: CWE-287, exploited: yes}
  - {id: GHSA-aaaa-bbbb-cccc, description: Two lines}
  - cve-2026-0001
references:
  - {title: Vendor, url: https://vendor.example/a b}
  - https://vendor.example/advisory
revisions:
  - {date: 2026-07-10, version: "0.9", description: First}
  - {date: 2026-07-12, version: "1.0"}
`;

/** Documents of each profile, with difficult content. */
const documents: Readonly<Record<string, string>> = {
  'an incident with references': `${cleanAdvisory}references: [https://vendor.example/]\n`,
  'a report without references': cleanAdvisory,
  'several vulnerabilities and products': vulnerable,
  'one vulnerability with scores': vulnerable.replace(/ {2}- \{id: GHSA.*\n/, ''),
  'a draft': `${vulnerable}status: draft\n`,
  'a strict label': vulnerable.replace('tlp: GREEN', 'tlp: AMBER+STRICT'),
  'another language': `${cleanAdvisory}language: pt-BR\nid: "  A  B "\n`,
};

describe('advisory export --to csaf', function () {
  this.timeout(120_000);
  let checks: readonly (readonly [string, Check])[] = [];

  before(async () => {
    const modules = (await Promise.all(
      ['schemaTests.js', 'mandatoryTests.js'].map((name) => import(`${library}/${name}`)),
    )) as [Record<string, Check>, Record<string, Check>];
    checks = [
      ...Object.entries(modules[0]).filter(([name]) => name === 'csaf_2_0_strict'),
      ...Object.entries(modules[1]),
    ];
    assert.ok(checks.length >= 44, `${checks.length} tests`);
  });

  const passes = async (text: string): Promise<void> => {
    const document: unknown = JSON.parse(filesOf(text, 'csaf')[0]?.text ?? '');
    for (const [name, check] of checks) {
      const { errors = [], isValid = errors.length === 0 } = await check(structuredClone(document));
      assert.ok(isValid, `${name}: ${JSON.stringify(errors)}`);
    }
  };

  for (const [what, text] of Object.entries(documents))
    it(`passes the mandatory tests with ${what}`, () => passes(text));

  for (const name of readdirSync(new URL('examples/', rootUrl)).filter((one) => one.endsWith('.yaml')))
    it(`passes them with ${name}`, () => passes(readFileSync(new URL(`examples/${name}`, rootUrl), 'utf8')));
});

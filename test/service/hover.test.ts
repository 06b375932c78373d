import assert from 'node:assert/strict';
import { withTeamEntries, type TeamEntries } from '../../server/src/core/index.ts';
import { readCursor } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';
import { hoverAt, service } from './support.ts';

const noEntries: TeamEntries = {
  actors: [],
  malware: [],
  tools: [],
  campaigns: [],
  logSources: [],
  sectors: [],
  tags: [],
};

/** Returns the hover at `▮`; fails if there is none. */
function shown(marked: string): { readonly markdown: string; readonly about: string } {
  const hover = hoverAt(marked);
  assert.ok(hover, `no hover at: ${marked}`);
  return hover;
}

describe('hover', () => {
  it('explains a rule code in a comment', () => {
    const { markdown, about } = shown('# advisory-disable-next-line tlp/exceeds attack/revo▮ked -- agreed\ntitle: T\n');
    assert.equal(about, 'attack/revoked');
    assert.match(markdown, /^\*\*attack\/revoked\*\*\n\n\S.*\n\n\[Open the rule documentation\]/);
    assert.match(
      shown('# advisory-disable tlp/depre▮cated\n').markdown,
      /\n\nA TLP label is `WHITE`, which was renamed to `CLEAR` in TLP 2\.0\.\n\n/,
    );
    assert.equal(hoverAt('# advisory-disable-next-line no/su▮ch\ntitle: T\n'), undefined);
  });

  it('shows what a key is for, what it accepts, and an example', () => {
    const { markdown, about } = shown('title: T\nseve▮rity: high\n');
    assert.equal(about, 'severity');
    assert.match(markdown, /\*\*Severity\*\* `severity` \(required\)/);
    assert.match(markdown, /Accepts `informational`, `low`, `medium`, `high` or `critical`/);
    assert.match(markdown, /```yaml\nseverity: \w+\n```/);
  });

  it('shows an example of rows as an author writes them', () => {
    assert.match(shown('time▮line: []\n').markdown, /```yaml\ntimeline:\n {2}- time: .+\n {4}event: .+\n/);
  });

  it('explains nested keys of rows', () => {
    assert.equal(shown('actors:\n  - name: X\n    coun▮try: RU\n').about, 'country');
  });

  it('describes a technique by its ID in prose', () => {
    const { markdown, about } = shown('mitre_attack:\n  - "T1566▮.002 - Phishing: Spearphishing Link"\n');
    assert.equal(about, 'T1566.002');
    assert.match(markdown, /\*\*T1566\.002\*\* Phishing: Spearphishing Link/);
    assert.match(markdown, /Tactics: Initial Access/);
    assert.match(markdown, /\(https:\/\/attack\.mitre\.org\/techniques\/T1566\/002\/\)/);
  });

  it('describes the technique of a whole row, and one named in prose', () => {
    assert.match(shown('mitre_attack:\n  - T1078 - Valid Acc▮ounts\n').markdown, /T1078/);
    assert.equal(shown('summary: |\n  They used 🐻 T1003.0▮06 again.\n').about, 'T1003.006');
  });

  it('names the successor of a revoked technique in the advisory’s release', () => {
    const { markdown } = shown('attack_version: "19.1"\nmitre_attack: [T156▮2]\n');
    assert.match(markdown, /\*\*Revoked\*\* in ATT&CK 19\.1\. Use T1685/);
  });

  it('explains the written name of an actor', () => {
    const { markdown, about } = shown('actors:\n  - "Midnight Bliz▮zard"\n');
    assert.equal(about, 'Midnight Blizzard');
    assert.match(markdown, /\*\*APT29\*\* \(G0016\)/);
    assert.match(markdown, /Midnight Blizzard is (?:an alias|another main name) of APT29/);
    assert.match(markdown, /Country: Russia \(`RU`\)/);
  });

  it('describes tactics, software, campaigns, data components and enum values', () => {
    assert.match(shown('hunting_hypotheses:\n  - attack_stage: Pers▮istence\n').markdown, /TA0003/);
    assert.match(shown('malware: [Emo▮tet]\n').markdown, /Malware in Enterprise/);
    assert.match(shown('campaigns: [SolarWinds Com▮promise]\n').markdown, /Campaign/);
    assert.match(shown('required_log_sources: [Process Cre▮ation]\n').markdown, /DC\d{4}/);
    assert.equal(shown('severity: "hi▮gh"\n').about, 'high');
    assert.match(shown('detection_availability:\n  yara: n▮o\n').markdown, /`false`/);
  });

  it('shows nothing on plain text, comments and hashes', () => {
    assert.equal(hoverAt('title: Some ti▮tle\n'), undefined);
    assert.equal(hoverAt('title: T # com▮ment\n'), undefined);
    assert.equal(hoverAt('indicators:\n  - value: T10▮78\n'), undefined);
    assert.equal(hoverAt('detection_rules:\n  - name: R\n    body: |\n      tags: attack.T10▮78\n'), undefined);
    assert.equal(hoverAt('detection_rules:\n  - name: R\n    body: T10▮78\n'), undefined);
  });

  it('names a country by its code', () => {
    const { markdown, about } = shown('actors: [{name: X, country: "r▮u"}]\n');
    assert.equal(about, 'ru');
    assert.equal(markdown, '**Russia**, `RU` in ISO 3166-1');
    assert.equal(hoverAt('actors: [{name: X, country: Ru▮ssia}]\n'), undefined);
    // A region of the UN has a name, but is no country.
    assert.equal(hoverAt('actors: [{name: X, country: "4▮19"}]\n'), undefined);
  });

  it('shows scores and metrics of a CVSS vector in words', () => {
    const { markdown, about } = shown(
      'vulnerabilities:\n  - id: X-1\n    cvss: CVSS:3.1/AV:N/AC:L/PR:N▮/UI:R/S:C/C:H/I:H/A:N\n',
    );
    assert.equal(about, 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:N');
    assert.match(markdown, /^\*\*CVSS 3\.1\*\* base score 9\.3 \(critical\)\n\n- Attack Vector: Network `AV:N`\n/);
    assert.match(markdown, /\n- User Interaction: Required `UI:R`\n- Scope: Changed `S:C`\n/);
    assert.match(
      shown('vulnerabilities: [{id: X, cvss: [{vector: "AV:N/AC:L/Au:N/C:P/I:P/A:P/E:▮U"}]}]\n').markdown,
      /base score 7\.5 \(high\), overall score 6\.4 \(medium\)/,
    );
    assert.equal(hoverAt('vulnerabilities: [{id: X, cvss: CVSS:3.1/AV▮:N}]\n'), undefined);
  });

  it('shows type and defanged form of an indicator, and other lines that list it', () => {
    const { markdown, about } = shown(
      'indicators:\n  - {type: domain, value: "evil[.]to▮p"}\n  - https://evil.top/a\n  - EVIL.TOP\n',
    );
    assert.equal(about, 'evil[.]top');
    assert.match(markdown, /^\*\*domain\*\*: a domain name\n\nDefanged: `evil\[\.\]top`\n\nAlso listed on line 4$/);
    const bare = shown('indicators:\n  - http://1.2.3.4/▮x\n').markdown;
    assert.equal(bare, '**url**: a URL, inferred from its value\n\nDefanged: `hxxp://1[.]2[.]3[.]4/x`');
  });

  it('shows how many more lines list an indicator than are named', () => {
    const rows = '  - evil.top\n'.repeat(22);
    const lines = '3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22';
    const inProse = shown(`summary: From evil.t▮op.\nindicators:\n${rows}`).markdown;
    assert.equal(inProse.split('\n').at(-1), `Listed on lines ${lines} and 2 more`);
    const inRow = shown(`title: T\nindicators:\n${rows.replace('evil', 'ev▮il')}`).markdown;
    assert.equal(inRow.split('\n').at(-1), `Also listed on lines ${lines.slice(3)}, 23 and 1 more`);
  });

  it('shows the type of an indicator in prose, and the lines that list it', () => {
    const listed = 'indicators:\n  - {type: domain, value: "evil[.]top"}\n  - hxxps://bad[.]top/a\n  - EVIL.TOP\n';
    const { markdown, about } = shown(`summary: 🐻 (see evil[.]t▮op, or not).\n${listed}`);
    assert.equal(about, 'evil[.]top');
    assert.equal(markdown, '**domain**: a domain name\n\nDefanged: `evil[.]top`\n\nListed on lines 3, 5');
    const url = shown(`key_takeaways:\n  - |\n    From https://bad.top/▮a.\n${listed}`);
    assert.equal(url.about, 'https://bad.top/a');
    assert.match(url.markdown, /^\*\*url\*\*: a URL, inferred from its value\n\nDefanged: `hxxps:\/\/bad\[\.\]top\/a`/);
    assert.equal(hoverAt(`summary: other.t▮op\n${listed}`), undefined);
    assert.equal(hoverAt(`title: evil.t▮op\n${listed}`), undefined);
  });

  it('describes names in prose that the advisory lists, and aliases', () => {
    const names = 'actors: [Cozy Bear]\nmalware: [{name: Emotet, aliases: [Geodo]}]\n';
    const actor = shown(`summary: Here cozy be▮ar came.\n${names}`);
    assert.equal(actor.about, 'cozy bear');
    assert.match(actor.markdown, /^\*\*APT29\*\* \(G0016\)/);
    assert.match(shown(`summary: With Geo▮do.\n${names}`).markdown, /^\*\*S0367\*\* Emotet/);
    assert.match(shown(names.replace('[Geodo]', '[Geo▮do]')).markdown, /^\*\*S0367\*\* Emotet/);
    assert.match(shown('actors: [{name: X, aliases: Fancy Be▮ar}]\n').markdown, /^\*\*APT28\*\* \(G0007\)/);
    assert.equal(hoverAt(`summary: Not Fancy Be▮ar.\n${names}`), undefined);
    assert.equal(hoverAt(`summary: Emotet▮s\n${names}`), undefined);
  });

  it('describes the object whose ID the row states, if several have the name', () => {
    const both = 'Grizzly Steppe is a name of 2 actors.';
    assert.ok(shown('actors: [{name: Grizzly St▮eppe}]\n').markdown.startsWith(both));
    assert.ok(shown('actors: [{name: Grizzly St▮eppe, attack_id: G0010}]\n').markdown.startsWith(both));
    assert.match(shown('actors: [{name: Grizzly St▮eppe, attack_id: g0016}]\n').markdown, /^\*\*APT29\*\* \(G0016\)/);
    assert.match(shown('mitre_attack: [{name: Phi▮shing}]\n').markdown, /^\*\*T1566\*\* Phishing/);
    assert.match(shown('mitre_attack: [{id: T1660, name: Phi▮shing}]\n').markdown, /^\*\*T1660\*\* Phishing/);
    assert.match(shown('mitre_attack: [{id: T1078, name: Phi▮shing}]\n').markdown, /^\*\*T1566\*\* Phishing/);
  });

  it('names regions by their codes, and languages', () => {
    assert.equal(shown('regions: [u▮a]\n').markdown, '**Ukraine**, `UA` in ISO 3166-1');
    assert.equal(hoverAt('regions: [Ukra▮ine]\n'), undefined);
    assert.equal(shown('language: pt▮-BR\n').markdown, '**Brazilian Portuguese**, `pt-BR` in BCP 47');
    assert.equal(hoverAt('language: french▮ text\n'), undefined);
  });

  it('shows the value of an alias, and the uses of an anchor', () => {
    const text = (at: 'anchor' | 'alias') =>
      `x_a: &one${at === 'anchor' ? '▮' : ''} [a, b]\nx_b: 1\nsectors: *on${at === 'alias' ? '▮' : ''}e\nregions: *one\n`;
    const alias = shown(text('alias'));
    assert.equal(alias.about, '*one');
    assert.equal(alias.markdown, 'Alias of `&one` on line 1\n\n```yaml\n[a, b]\n```');
    const anchor = shown(text('anchor'));
    assert.equal(anchor.about, '&one');
    assert.equal(anchor.markdown, 'Anchor `one`: used on lines 3, 4');
    // An anchor that is redefined is a different one.
    const again = shown('x_a: &one 1\nx_b: *one\nx_c: &one\n  k: v\n  l: w\nx_d: *o▮ne\n');
    assert.equal(again.markdown, 'Alias of `&one` on line 3\n\n```yaml\nk: v\nl: w\n```');
    assert.equal(shown('x_a: &tw▮o 2\n').markdown, 'Anchor `two`: not used');
    for (const name of ['▮*two', '*two▮']) assert.equal(shown(`x_a: &two 2\nx_b: [${name}, 1]\n`).about, '*two');
    assert.equal(hoverAt('x_a: &two 2\nx_b: [*two,▮ 1]\n'), undefined);
  });

  it('shows a name with markup as text', () => {
    const name = '<b>Panda</b> [x](http://a.example) *y* `z`';
    const escaped = '`` <b>Panda</b> [x](http://a.example) *y* `z` ``';
    const { catalogue } = testEnvironment();
    const actors = [{ name: 'Someone', aliases: [name] }];
    const team = withTeamEntries(catalogue, { ...noEntries, actors });
    const { text, position } = readCursor(`actors:\n  - "▮${name}"\n`);
    const hover = service.hover(service.parse(text), position, { catalogue: team });
    assert.ok(hover && typeof hover.contents === 'object' && 'value' in hover.contents);
    assert.ok(hover.contents.value.includes(`${escaped} is an alias of Someone.`), hover.contents.value);
    // The name does not occur outside of code.
    assert.ok(!hover.contents.value.replaceAll(escaped, '').includes(name));
  });
});

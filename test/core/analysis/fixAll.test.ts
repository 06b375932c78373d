/** The result of fix-all, its order, and what it leaves to the author. */
import assert from 'node:assert/strict';
import { allRules, analyze, fixAll, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();
const fixed = (text: string): string => fixAll(parseAdvisory(text, environment.schema), environment, {}).document.text;

/** Returns the codes of the problems that have a safe fix. */
const safe = (text: string): readonly string[] =>
  analyze(parseAdvisory(text, environment.schema), environment, {})
    .filter(({ fixes = [] }) => fixes.some((fix) => fix.safe === true))
    .map(({ code }) => code);

describe('fix-all', () => {
  // T1562.001 was current in 2022, and was revoked in release 19.
  for (const [what, before, after] of [
    ['a date in another writing', 'published: 2022/11/04\n', 'published: 2022-11-04\n'],
    ['a release without its minor', 'attack_version: v11\n', 'attack_version: v11\n'],
    ['a misspelt key of a date', 'publishd: 2022-11-04\n', 'published: 2022-11-04\n'],
    ['a date whose key lacks its space', 'published:2022-11-04\n', 'published: 2022-11-04\n'],
  ] as const)
    it(`judges techniques by the intended release: ${what}`, () => {
      const mapping = 'mitre_attack:\n  - T1562.001\n  - T1574.002 - DLL Side-Loading\n';
      assert.equal(fixed(`${before}${mapping}`), `${after}${mapping}`);
    });

  for (const [what, head] of [
    ['a date that can be read in two ways', 'analyzed: 03/04/2022\n'],
    ['a date of words', 'analyzed: last spring\n'],
    ['an unknown release', 'attack_version: "99 beta"\nanalyzed: 2026-08-31\n'],
    ['a publication date that is none, beside a date of analysis', 'published: soon\nanalyzed: 2026-08-31\n'],
  ] as const)
    it(`applies no ATT&CK fix while the release is only assumed: ${what}`, () => {
      const text = `${head}mitre_attack:\n  - T1562.001\n`;
      assert.deepEqual(
        safe(text).filter((code) => code.startsWith('attack/')),
        [],
      );
      assert.match(fixed(text), /^ {2}- T1562\.001$/m);
    });

  it("fixes a team's files, and returns what is left in them", () => {
    const fixedOf = (kind: 'config' | 'catalogue', text: string) => {
      const { document, problems } = fixAll(
        parseAdvisory(text, environment.others[kind].schema, kind),
        environment,
        {},
      );
      return [
        document.kind,
        document.text,
        problems.map(({ code, span }) => `${code} ${document.text.slice(...span)}`),
      ];
    };
    assert.deepEqual(fixedOf('config', 'rules: none\nactors:\n  preferredNaming: MISP\n'), [
      'config',
      'rules: none\nactors:\n  preferredNaming: misp\n',
      ['schema/type none'],
    ]);
    assert.deepEqual(fixedOf('catalogue', 'Actors:\n  - name: SLATE FALCON\n    aliases: [Cluster 7]\n    kynd: x\n'), [
      'catalogue',
      'actors:\n  - name: SLATE FALCON\n    aliases: [Cluster 7]\n    kynd: x\n',
      ['schema/unknown-key kynd'],
    ]);
  });

  it('covers every ATT&CK rule that depends on the release', () => {
    const others = allRules.flatMap(({ meta }) =>
      meta.code.startsWith('attack/') && meta.judgedBy !== 'release' ? [meta.code] : [],
    );
    assert.deepEqual(others, ['attack/unknown-version']);
  });

  it('replaces a revoked technique if a date determines the release, and if no release is stated', () => {
    assert.match(fixed('analyzed: 2026-08-31\nmitre_attack:\n  - T1562.001\n'), /- T1685$/m);
    assert.match(fixed('mitre_attack:\n  - T1562.001\n'), /- T1685$/m);
  });

  for (const [what, text] of [
    ['of a name in a list of texts', 'authors:\n  - name: Blue Team\n'],
    ['of a name and its description in a list of names', 'tools:\n  - Mimikatz: credential dumper\n'],
  ] as const)
    it(`does not quote a key and value that may be two texts: ${what}`, () => {
      assert.equal(fixed(text), text);
    });

  it('quotes a key and value that can only be one text', () => {
    assert.equal(fixed('key_takeaways:\n  - Note: do this\n'), "key_takeaways:\n  - 'Note: do this'\n");
    assert.match(
      fixed('mitre_attack:\n  - T1566.002 - Phishing: Spearphishing Link\n'),
      /- '?"?T1566\.002 - Phishing: Spear/,
    );
  });

  it('fixes problems that a first round of fixes uncovers', () => {
    assert.equal(fixed('tpl: WHITE\n'), 'tlp: CLEAR\n');
  });

  for (const [what, text] of [
    ['an alias', 'title: T\nkey_takeaways: &kgaps [One.]\ncontrol_gaps: *kgap\n'],
    ['an alias of a merge key', 'hunting_hypotheses:\n  - <<: *base\n    hypothesis: Users open it.\n'],
    ['a custom tag below a key of the author', 'x_vault:\n  key: !vault abc\n  list: [!ref a, *b]\n'],
    [
      'a hash with a file name',
      'indicators:\n  - {type: md5, value: "44d88612fea8a8f36de82e1278abb02f  loader.exe"}\n',
    ],
    [
      'a key that is like another one, with a value of another form',
      'publisher: CISA\nupdate: The section on persistence is new.\n',
    ],
    ['the order of sections', 'tlp: RED\ntitle: T\n'],
    [
      'text that stays unread whatever is quoted in it, above the section that it would repeat',
      'mitre_attack:\n      | project Timestamp\n    log_sources: Process Creation\n  - type: splunk_spl\ncontrol_gaps:\nmitre_attack:\n  - id: T1133\n',
    ],
    ['a line that is not a key', 'indicators:\n  - a.example\nra\n    x: y\n'],
    [
      'a technique ID with a name where only the ID belongs',
      'timeline:\n  - {time: 2026-01-01, event: E, techniques: [T1566 - Something Else]}\n',
    ],
  ] as const)
    it(`does not change: ${what}`, () => assert.equal(fixed(text), text));
});

import assert from 'node:assert/strict';
import { namesIn, renameEdits, nameObstacle } from '../../../server/src/core/corpus/index.ts';
import { applyEdits } from '../../../server/src/core/index.ts';
import { environment, namesOf, parsed, parsedCatalogue, shown } from './support.ts';

describe('mentions of an advisory', () => {
  it('finds techniques in rows, in mappings of rows, and in prose, but not in code', () => {
    const text = `summary: As T1059, then \`T1105\`.
attack_chain:
  - description: Runs PowerShell (T1059/001).
    techniques: [t1059, T1059.001]
mitre_attack:
  - "T1059 - Command and Scripting Interpreter"
  - { id: T1059.001 }
`;
    assert.deepEqual(namesOf(text), [
      'technique prose T1059: T1059',
      'technique prose T1059.001: T1059/001',
      'technique id T1059: t1059',
      'technique id T1059.001: T1059.001',
      'technique row T1059: T1059',
      'technique row T1059.001: T1059.001',
    ]);
  });

  it('have the same key for all names of an actor, in any notation, without quotes and remarks', () => {
    const text = `actors:\r
  - "Cozy Bear" # quoted\r
  - APT28 (Fancy Bear)\r
  - name: 'APT 29'\r
    aliases: [Midnight Blizzard]\r
    attack_id: g0016\r
  - |\r
    Unheard Of 🐻\r
`;
    assert.deepEqual(namesOf(text), [
      'actor row G0016: Cozy Bear',
      'actor row G0007: APT28',
      'actor row G0016: APT 29',
      'actor name G0016: Midnight Blizzard',
      'actor id G0016: g0016',
      'actor row unheardof: Unheard Of 🐻',
    ]);
  });

  it('treat malware and tools as one kind, including those in indicators', () => {
    const text = `malware: [Cobalt Strike]
tools:
  - { name: CobaltStrike, attack_id: S0154 }
indicators:
  - { type: domain, value: "evil[.]top", malware: Cobalt Strike }
`;
    assert.deepEqual(namesOf(text), [
      'software row S0154: Cobalt Strike',
      'software row S0154: CobaltStrike',
      'software id S0154: S0154',
      'indicator row domain evil.top: evil[.]top',
      'software name S0154: Cobalt Strike',
    ]);
  });

  it('compares indicators by type and normalised value, CVEs in upper case, tags by letters and digits', () => {
    const text = `vulnerabilities: [cve-2024-3400]
indicators:
  - "hxxps://Evil[.]top/a"
  - { type: url, value: "https://evil.top/a" }
tags: [Device-Code, device code]
key_takeaways: [CVE-2024-3400 was used.]
`;
    const names = namesOf(text);
    const [first = '', second = ''] = names.filter((name) => name.startsWith('indicator'));
    assert.equal(first.split(': ')[0], second.split(': ')[0]);
    assert.deepEqual(
      names.filter((name) => !name.startsWith('indicator')),
      [
        'vulnerability row CVE-2024-3400: cve-2024-3400',
        'tag row devicecode: Device-Code',
        'tag row devicecode: device code',
        'vulnerability prose CVE-2024-3400: CVE-2024-3400',
      ],
    );
  });

  it('do not include placeholders, and include a shared node once', () => {
    assert.deepEqual(namesOf('actors: ["<actor>"]\ntools: &t [Mimikatz]\nmalware: *t\n'), [
      'software row S0002: Mimikatz',
    ]);
  });

  it('of a team catalogue work like those of an advisory', () => {
    const text = '# advisory-catalogue\nactors:\n  - name: SLATE FALCON\n    aliases: [Cluster 7]\ntags: [own]\n';
    assert.deepEqual(
      namesIn(parsedCatalogue(text), environment).map((mention) => shown(mention, text)),
      ['actor row slatefalcon: SLATE FALCON', 'actor name slatefalcon: Cluster 7', 'tag row own: own'],
    );
  });
});

describe('renaming in a document', () => {
  const renamed = (text: string, from: string, to: string, kind: 'actor' | 'software' | 'tag' = 'actor'): string =>
    applyEdits(text, renameEdits(parsed(text), environment, { kind, from, to }));

  it('changes each equal name and no other text, and preserves quotes and comments', () => {
    const text = `title: SLATE FALCON again # SLATE FALCON
actors:
  - "SLATE FALCON" # ours
  - 'Slate Falcon'
  - name: slate falcon (new)
    aliases: [SLATE FALCON, OTHER]
tags: [slate falcon]
`;
    assert.equal(
      renamed(text, 'Slate-Falcon', "IRON O'NEIL"),
      `title: SLATE FALCON again # SLATE FALCON
actors:
  - "IRON O'NEIL" # ours
  - 'IRON O''NEIL'
  - name: IRON O'NEIL (new)
    aliases: [IRON O'NEIL, OTHER]
tags: [slate falcon]
`,
    );
  });

  it('quotes a new name if necessary', () => {
    assert.equal(renamed('actors: [OLD]\n', 'OLD', 'A, B'), "actors: ['A, B']\n");
    assert.equal(renamed('tags:\n  - old\n', 'old', '#new: x', 'tag'), "tags:\n  - '#new: x'\n");
  });

  it('renames in block scalars and names of several lines', () => {
    assert.equal(renamed('actors:\r\n  - |-\r\n    OLD ONE\r\n', 'old one', 'NEW'), 'actors:\r\n  - |-\r\n    NEW\r\n');
    assert.equal(renamed('actors:\n  - OLD\n    ONE\n  - B\n', 'old one', 'NEW'), 'actors:\n  - NEW\n  - B\n');
  });

  it('renames malware wherever it is listed or belongs to an indicator', () => {
    const text = 'malware: [BARKLOADER]\ntools: [x]\nindicators:\n  - { value: "a[.]top", malware: Barkloader }\n';
    assert.equal(renamed(text, 'BARKLOADER', 'NEWLOADER', 'software'), text.replaceAll(/barkloader/gi, 'NEWLOADER'));
  });

  it('explains why a value cannot be a name', () => {
    assert.match(nameObstacle(' ') ?? '', /Enter a name/);
    assert.match(nameObstacle('a\nb') ?? '', /one line/);
    assert.match(nameObstacle('a'.repeat(300)) ?? '', /at most/);
    assert.equal(nameObstacle("IRON O'NEIL"), undefined);
  });
});

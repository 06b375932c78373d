import assert from 'node:assert/strict';
import { CodeActionTriggerKind } from 'vscode-languageserver-types';
import { after, titles, uri } from './refactorings.ts';
import { service } from './support.ts';

type Case = readonly [marked: string, title: string, expected: string];

function become(cases: readonly Case[]): void {
  for (const [marked, title, expected] of cases) {
    assert.equal(after(marked, title), expected, marked);
    // Also with Windows line breaks.
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.equal(after(windows(marked), title), windows(expected), marked);
  }
}

describe('refactorings', () => {
  it('convert a technique to one with its name, to a mapping, and back', () => {
    become([
      [
        'mitre_attack:\n  - T1566▮.002 # seen\n',
        'Convert to ID and name',
        "mitre_attack:\n  - 'T1566.002 - Phishing: Spearphishing Link' # seen\n",
      ],
      ['mitre_attack:\n  - T1078 - Valid Acc▮ounts\n', 'Convert to the ID alone', 'mitre_attack:\n  - T1078\n'],
      [
        'mitre_attack:\n  - T1078 - Valid Acc▮ounts # c\n  - T1003\n',
        'Convert to a mapping with `id`, `name`',
        'mitre_attack:\n  - id: T1078 # c\n    name: Valid Accounts\n  - T1003\n',
      ],
      [
        'mitre_attack:\n  - id: T1566▮.002\n    name: "Phishing: Spearphishing Link" # c\n',
        'Convert to text',
        "mitre_attack:\n  - 'T1566.002 - Phishing: Spearphishing Link' # c\n",
      ],
      ['mitre_attack: [T10▮78]\n', 'Convert to a mapping', 'mitre_attack: [{id: T1078, name: Valid Accounts}]\n'],
      ['mitre_attack: [{id: T10▮78}]\n', 'Convert to text', 'mitre_attack: [T1078]\n'],
    ]);
    // A name that differs from the catalogue's would be lost.
    assert.ok(!titles('mitre_attack: [T1078 - Something▮ else]\n').some((title) => title.startsWith('Write the ID')));
    assert.ok(
      !titles('mitre_attack: [{id: T1▮078, tactics: [Impact]}]\n').some((title) => title.startsWith('Convert to text')),
    );
  });

  it('convert actors, sources, indicators and ratings between long and short forms', () => {
    become([
      [
        'actors:\n  - APT▮29\n  - X\n',
        'Convert to a mapping',
        'actors:\n  - name: APT29\n    attack_id: G0016\n  - X\n',
      ],
      ['actors:\n  - name: APT29▮\n    attack_id: G0016\n', 'Convert to text', 'actors:\n  - APT29\n'],
      [
        'actors: "APT▮29" # c\ntlp: RED\n',
        'Convert to a mapping',
        'actors:\n  name: "APT29" # c\n  attack_id: G0016\ntlp: RED\n',
      ],
      [
        'source:\n  - https://a.exa▮mple/x\n',
        'Convert to a mapping',
        'source:\n  - name: a.example\n    url: https://a.example/x\n',
      ],
      [
        'source:\n  - name: a.example\n    url: https://a.exa▮mple/x\n',
        'Convert to text',
        'source:\n  - https://a.example/x\n',
      ],
      ['indicators:\n  - evil[.]t▮op', 'Convert to a mapping', 'indicators:\n  - type: domain\n    value: evil[.]top'],
      [
        'indicators: [evil.top (C▮2)]\n',
        'Convert to a mapping',
        'indicators: [{type: domain, value: evil.top (C2)}]\n',
      ],
      ['indicators: [{type: domain, value: evil.top (C▮2)}]\n', 'Convert to text', 'indicators: [evil.top (C2)]\n'],
      ['mitre_attack: [spear li▮nk]\n', 'Convert to a mapping', 'mitre_attack: [{name: spear link}]\n'],
      ['indicators: [{type: hostname, value: "evil[.]t▮op"}]\n', 'Convert to text', 'indicators: ["evil[.]top"]\n'],
      [
        'detection_engineering:\n  edr_visibility: lo▮w # c\n  network_visibility: low\n',
        'Convert to a mapping with `rating`',
        'detection_engineering:\n  edr_visibility:\n    rating: low # c\n  network_visibility: low\n',
      ],
      [
        'detection_engineering:\n  edr_visibility:\n    rating: l▮ow\n  network_visibility: low\n',
        'Convert to text',
        'detection_engineering:\n  edr_visibility: low\n  network_visibility: low\n',
      ],
    ]);
    for (const marked of [
      'actors: [{name: APT2▮9, country: RU}]\n',
      'actors: [{name: Nobody▮, attack_id: G0016}]\n',
      'actors:\n  - name: APT29▮ # this one\n    attack_id: G0016\n',
      'source: [{name: A, url: https://a.exa▮mple/x}]\n',
      'indicators: [{type: mutex, value: evil▮}]\n',
      'indicators: [{type: other, value: evil.top (C▮2)}]\n',
      'actors:\n  - &a APT▮29\n',
      'actors:\n  - !!str APT▮29\n',
      'title: T▮\n',
    ])
      assert.deepEqual(
        titles(marked).filter((title) => /^Convert to (?:text|a mapping)/.test(title)),
        [],
        marked,
      );
  });

  it('convert lists and mappings between one line and several', () => {
    become([
      ['sectors: [A,▮ "B: c"] # d\ntags: []\n', 'Put each item', 'sectors: # d\n  - A\n  - "B: c"\ntags: []\n'],
      ['sectors:\n  - A\n  - B, c▮\n# d\n', 'Put everything on one line', "sectors: [A, 'B, c']\n# d\n"],
      ['actors:\n  - {name: A, aliases: [▮B]} # c\n', 'Put each key', 'actors:\n  - name: A # c\n    aliases: [B]\n'],
      [
        'actors:\n  - name: A▮\n    aliases: [B]\n',
        'Put everything on one line',
        'actors:\n  - { name: A, aliases: [B] }\n',
      ],
      ['tlp: RED\nse▮ctors: [A]', 'Put each item', 'tlp: RED\nsectors:\n  - A'],
      ['x_own: { a: 1,▮ b: {c: d} }\n', 'Put each key', 'x_own:\n  a: 1\n  b: {c: d}\n'],
    ]);
    for (const marked of [
      'sectors:\n  - A▮ # why\n  - B\n',
      'sectors: [A, &b B▮]\n',
      'sectors: [A▮, # why\n  B]\n',
      'key_takeaways:\n  - |\n    A▮\n',
      'sectors: []▮\n',
      '{title: T▮}\n',
      'title: T▮\n',
    ])
      assert.deepEqual(
        titles(marked).filter((title) => /^Write (?:on|each)/.test(title)),
        [],
        marked,
      );
  });

  it('convert text between a block and one line', () => {
    become([
      ['summary: Some te▮xt. # c\ntlp: RED\n', 'Convert to a block', 'summary: |- # c\n  Some text.\ntlp: RED\n'],
      ['summary: "a\\nb: \\\\ ▮c"\n', 'Convert to a block', 'summary: |-\n  a\n  b: \\ c\n'],
      ['summary: one\n  two▮\n\n  three\n', 'Convert to a block', 'summary: >-\n  one\n  two\n\n  three\n'],
      [
        'key_takeaways:\n  - one: t▮wo\n'.replace('one: t', '"one: t').replace('wo', 'wo"'),
        'Convert to a block',
        'key_takeaways:\n  - |-\n    one: two\n',
      ],
      ['summary: |\n  Some: te▮xt.\ntlp: RED\n', 'Convert to a single line', "summary: 'Some: text.'\ntlp: RED\n"],
      [
        'key_takeaways:\n  - >-\n    one\n    t▮wo\n\n  - x\n',
        'Convert to a single line',
        'key_takeaways:\n  - one two\n\n  - x\n',
      ],
    ]);
    for (const marked of [
      'severity: hi▮gh\n',
      'summary: " a▮"\n',
      'summary: |\n  a▮\n  b\n',
      'summary: | # c\n  a▮\n',
      'key_takeaways: [a▮]\n',
    ])
      assert.deepEqual(
        titles(marked).filter((title) => /block|the text/.test(title)),
        [],
        marked,
      );
  });

  it('defang and refang the selection, or everything', () => {
    become([
      ['indicators:\n  - evil.t▮op\n  - a.top\n', 'Defang', 'indicators:\n  - evil[.]top\n  - a.top\n'],
      [
        'indica▮tors: [evil.top, {value: http://a.top/x.y}]\n',
        'Defang all',
        "indicators: ['evil[.]top', {value: 'hxxp://a[.]top/x.y'}]\n",
      ],
      [
        'indicators:\n  - "evil[.]t▮op"\n  - a[.▮]top\n  - b[.]top\n',
        'Refang',
        'indicators:\n  - "evil.top"\n  - a.top\n  - b[.]top\n',
      ],
      [
        'summary: |\n  From ▮https://evil.top/a and evil.top.▮ Then evil.top.\nindicators:\n  - evil[.]top\n',
        'Defang',
        'summary: |\n  From hxxps://evil[.]top/a and evil[.]top. Then evil.top.\nindicators:\n  - evil[.]top\n',
      ],
      ['summary: From ▮evil.top▮ to b.top.\n', 'Defang', 'summary: From evil[.]top to b.top.\n'],
      [
        'summary: From ▮https://evil.top and evil.top▮ to evil.top.\nindicators: ["evil[.]top"]\n',
        'Defang',
        'summary: From hxxps://evil[.]top and evil[.]top to evil.top.\nindicators: ["evil[.]top"]\n',
      ],
    ]);
    assert.deepEqual(
      titles('indicators:\n  - {type: md5, value: d41d8cd98f00b204e9800998▮ecf8427e}\n').filter((title) =>
        /fang/.test(title),
      ),
      [],
    );
  });

  it('sort lists with their comments, and remove duplicates', () => {
    become([
      [
        'tags:\n  - b\n  # of a\n  - a▮ # one\n\n  - C\ntlp: RED\n',
        'Sort',
        'tags:\n  # of a\n  - a # one\n\n  - b\n  - C\ntlp: RED\n',
      ],
      ['tags: [b, "a▮",  c, B]', 'Sort', 'tags: ["a", b,  B, c]'],
      [
        'indicators:\n  - {type: md5, value: d41d8cd98f00b204e9800998ecf8427e}\n  - ev▮il[.]top\n  - 1[.]2.3.4',
        'Sort',
        'indicators:\n  - 1[.]2.3.4\n  - evil[.]top\n  - {type: md5, value: d41d8cd98f00b204e9800998ecf8427e}',
      ],
      [
        'mitre_attack:\n  - id: T1566▮\n    tactics: Impact\n  - T1003\n',
        'Sort',
        'mitre_attack:\n  - T1003\n  - id: T1566\n    tactics: Impact\n',
      ],
      ['tags:\n  - a▮\n  - b\n  - a\n  - a', 'Remove 2 duplicate', 'tags:\n  - a\n  - b'],
      ['tags: [a,▮ b, a, c]\n', 'Remove the duplicate', 'tags: [a, b, c]\n'],
      [
        'indicators:\n  - evil.t▮op\n  - EVIL[.]top\n  - b.top\n',
        'Remove the duplicate',
        'indicators:\n  - evil.top\n  - b.top\n',
      ],
    ]);
    for (const marked of [
      'tags:\n  - a▮\n  - b\n',
      'key_takeaways:\n  - b▮\n  - a\n',
      'timeline:\n  - {time: 2026-01-02, event: a▮}\n  - {time: 2026-01-01, event: b}\n',
      'tags:\n  - a▮\n  - a # why\n',
      'tags: [&b b▮, a, *b]\n',
    ])
      assert.deepEqual(
        titles(marked).filter((title) => /^(?:Sort|Remove)/.test(title)),
        [],
        marked,
      );
  });

  it('update availability from the rules', () => {
    const rules = 'detection_rules:\n  - {type: yara, name: A, body: x}\n  - {type: suricata, name: B, body: x}\n';
    become([
      [
        `detection_avail▮ability:\n  # known\n  yara: No\n  kql: yes\n  notes: N\n${rules}`,
        'Update',
        `detection_availability:\n  # known\n  yara: Yes\n  sigma: false\n  snort_suricata: true\n  kql: yes\n  splunk_spl: false\n  eql: false\n  other: false\n  notes: N\n${rules}`,
      ],
      [
        `detection_rul▮es:\n  - {type: sigma, body: x}\n`,
        'Update',
        'detection_availability:\n  yara: false\n  sigma: true\n  snort_suricata: false\n  kql: false\n  splunk_spl: false\n  eql: false\n  other: false\ndetection_rules:\n  - {type: sigma, body: x}\n',
      ],
    ]);
    const done =
      'detection_availability: {yara: {available: true, count: 1}, sigma: no, snort_suricata: no, kql: no, splunk_spl: no, eql: no, other: no}\n';
    assert.deepEqual(
      titles(`▮${done}detection_rules: [{type: yara, body: x}]\n`).filter((title) => title.startsWith('Update')),
      [],
    );
  });

  it('are not offered in a document that cannot be parsed, and not at every cursor movement', () => {
    assert.deepEqual(titles('actors: [APT▮29\ntitle: "T\n'), []);
    const document = service.parse('actors: [APT29]\n');
    const at = { line: 0, character: 10 };
    const range = { start: at, end: at };
    const context = { diagnostics: [], triggerKind: CodeActionTriggerKind.Automatic };
    const rules = { 'sections/required': 'off', 'sections/missing': 'off' } as const;
    assert.deepEqual(service.codeActions(document, uri, range, context, rules, 1), []);
    const selected = { start: { line: 0, character: 9 }, end: { line: 0, character: 14 } };
    const asked = { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked };
    assert.deepEqual(
      service.codeActions(document, uri, selected, context, rules, 1),
      service.codeActions(document, uri, selected, asked, rules, 1),
    );
    assert.ok(service.codeActions(document, uri, selected, context, rules, 1).length > 0);
  });
});

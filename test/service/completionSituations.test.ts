import assert from 'node:assert/strict';
import { situations, silent, type Situation } from './completionSituations.ts';
import { acceptAt, labelsAt, service } from './support.ts';

/** Returns the situations in which the expected entry is not among the first `locations`, with the entries that are offered first. */
function missed(locations: number): readonly string[] {
  return situations.flatMap(([marked, wanted]: Situation) => {
    const first = labelsAt(marked).slice(0, Math.max(locations, 3));
    return first.slice(0, locations).includes(wanted)
      ? []
      : [`${JSON.stringify(marked)}: ${first.join(' | ')}, not ${wanted}`];
  });
}

describe('completion situations with the filter and the order of VS Code', () => {
  it('are numerous', () => {
    assert.ok(situations.length >= 80);
    assert.equal(new Set(situations.map(([marked]) => marked)).size, situations.length);
  });

  it('have the expected entry first in nine of ten cases', () => {
    const others = missed(1);
    assert.ok(others.length <= situations.length * 0.1, others.join('\n'));
  });

  it('have the expected entry among the first three in 97 of 100 cases', () => {
    const others = missed(3);
    assert.ok(others.length <= situations.length * 0.03, others.join('\n'));
  });

  it('have no entries if any would be wrong', () => {
    for (const marked of silent) assert.deepEqual(labelsAt(marked).slice(0, 3), [], JSON.stringify(marked));
  });

  const complete: readonly (readonly [marked: string, text: string])[] = [
    ['actors:\n  - Storm-0999▮\n', 'Storm-0999'],
    ['actors:\n  - TA999▮\n', 'TA999'],
    ['actors:\n  - UNC9999▮\n', 'UNC9999'],
    ['tools:\n  - curl▮\n', 'curl'],
    ['tools:\n  - wget▮\n', 'wget'],
    ['malware:\n  - Emote▮\n', 'Emotet'],
    ['actors:\n  - Sofacy▮\n', 'Sofacy'],
    ['actors:\n  - Turla▮\n', 'Turla'],
    ['sectors:\n  - Energy▮\n', 'Energy'],
  ];
  it('keep a complete word when the first entry is accepted', () => {
    for (const [marked, expected] of complete) {
      const [first] = labelsAt(marked);
      const text = first === undefined ? marked.replace('▮', '') : acceptAt(marked, first);
      assert.equal(text, marked.replace(/- .*\n$/, `- ${expected}\n`), marked);
    }
  });

  it('do not have the names that a row has already', () => {
    const marked = 'actors:\n  - name: APT29\n    aliases: [Cozy Bear, ▮]\n';
    const labels = labelsAt(marked);
    assert.ok(labels.includes('Midnight Blizzard'));
    assert.ok(!labels.includes('Cozy Bear') && !labels.includes('APT29'));
  });

  it('keep the text around the value, so that a fix can use it', () => {
    for (const [marked, label, text] of [
      ['tools:\n\t- Rclone\n\t- mimik▮\n', 'Mimikatz', 'tools:\n\t- Rclone\n\t- Mimikatz\n'],
      ['mitre_attack:\n  - T1566▮, T1078\n', 'T1566 - Phishing', 'mitre_attack:\n  - T1566 - Phishing, T1078\n'],
      ['sectors: fin▮, Energy\n', 'Financial services', 'sectors: Financial services, Energy\n'],
      [
        'detection_engineering:\n  detection_difficulty: ha▮ — it is encrypted\n',
        'hard',
        'detection_engineering:\n  detection_difficulty: hard — it is encrypted\n',
      ],
    ] as const)
      assert.equal(acceptAt(marked, label), text);
  });

  const corrected: readonly (readonly [marked: string, label: string, text: string])[] = [
    ['title: T\n  ▮\n', 'schema_version', 'title: T\nschema_version: "1.0"\n'],
    ['indicators:\n  - type: domain\n  ▮\n', 'value', 'indicators:\n  - type: domain\n    value: \n'],
    ['indicators:\n  - type: domain\n  ▮\n', '- value', 'indicators:\n  - type: domain\n  - value: \n'],
    ['indicators:\n  - type: domain\n      ▮\n', 'role', 'indicators:\n  - type: domain\n    role: \n'],
    ['actors:\n  - APT29\n    turl▮\n', 'Turla', 'actors:\n  - APT29\n  - Turla\n'],
    ['actors:\n  - APT29\n- turl▮\n', 'Turla', 'actors:\n  - APT29\n  - Turla\n'],
    ['actors:\n  turl▮\n  - APT29\n', 'Turla', 'actors:\n  - Turla\n  - APT29\n'],
    ['actors:\r\n  - APT29\r\n\tturl▮\r\n', 'Turla', 'actors:\r\n  - APT29\r\n  - Turla\r\n'],
    ['\uFEFF  ▮\ntitle: T\n', 'schema_version', '\uFEFFschema_version: "1.0"\ntitle: T\n'],
    [
      'detection_engineering:\n    edr▮\n  network_visibility: low\n',
      'edr_visibility',
      'detection_engineering:\n  edr_visibility:\n    rating: <rating>\n    rationale: \n  network_visibility: low\n',
    ],
    [
      'detection_engineering:\n  edr▮\n  network_visibility: low\n',
      'edr_visibility',
      'detection_engineering:\n  edr_visibility:\n    rating: <rating>\n    rationale: \n  network_visibility: low\n',
    ],
    ['actors:\n- nam▮:\n', 'name', 'actors:\n- name:\n'],
    ['actors:\n  - nam▮: APT28\n', 'name', 'actors:\n  - name: APT28\n'],
    ['tlp:▮\n', 'GREEN', 'tlp: GREEN\n'],
    ['tlp:▮ # why\n', 'GREEN', 'tlp: GREEN # why\n'],
    ['tlp:gre▮ # why\n', 'GREEN', 'tlp: GREEN # why\n'],
    ['indicators:\n  - type:dom▮\n    value: a\n', 'domain', 'indicators:\n  - type: domain\n    value: a\n'],
    ['actors: [{ kind:clu▮ }]\n', 'cluster', 'actors: [{ kind: cluster }]\n'],
    ['actors: [{ kind:▮ }]\n', 'cluster', 'actors: [{ kind: cluster }]\n'],
    ['indicators:\n  - ▮evil[.]com\n', 'value', 'indicators:\n  - value: evil[.]com\n'],
    ['indicators:\n  - val▮ evil[.]com # c2\n', 'value', 'indicators:\n  - value: evil[.]com # c2\n'],
    ['titl▮ A title\n', 'title', 'title: A title\n'],
    ['{"title": "T", "sev▮": 1}', 'severity', '{"title": "T", "severity": 1}'],
    ['severity: <severity>▮ # soon\n', 'high', 'severity: high # soon\n'],
    ['tlp: &a ▮ # agreed\nx_tlp: *a\n', 'AMBER', 'tlp: &a AMBER # agreed\nx_tlp: *a\n'],
    ['actors: [&a turl▮, APT29]\nx_main: *a\n', 'Turla', 'actors: [&a Turla, APT29]\nx_main: *a\n'],
    ['actors:\n  - - turl▮\n', 'Turla', 'actors:\n  - Turla\n'],
    ['actors:\n  - APT29\n  - - turl▮\n', 'Turla', 'actors:\n  - APT29\n  - Turla\n'],
    ['tools:\n\t- mimik▮\n', 'Mimikatz', 'tools:\n  - Mimikatz\n'],
    ['actors:\n  - turl▮ (suspected)\n', 'Turla', 'actors:\n  - Turla (suspected)\n'],
    ['actors:\n  - tur▮la (suspected)\n', 'Turla', 'actors:\n  - Turla (suspected)\n'],
    ['actors:\n  - volt▮ Typhoon\n', 'Volt Typhoon', 'actors:\n  - Volt Typhoon\n'],
    ['severity: ▮low (as of May)\n', 'high', 'severity: high\n'],
    ["category: 'ransomw▮are\n", 'ransomware', "category: 'ransomware'\n"],
    ["severity: 'hi▮gh” # as rated\n", 'high', "severity: 'high' # as rated\n"],
    ['indicators: [{type: "dom▮ain, value: a.top}]\n', 'domain', 'indicators: [{type: "domain", value: a.top}]\n'],
    ['mitre_attack:\n  - Phish▮ (T1566)\n', 'T1566 - Phishing', 'mitre_attack:\n  - T1566 - Phishing\n'],
    ['attack_version: 18▮ (old)\n', '18.1', 'attack_version: "18.1"\n'],
    [
      'actors:\n  - name: APT29\n    aliases: [Cozy Bear, midn▮]\n',
      'Midnight Blizzard',
      'actors:\n  - name: APT29\n    aliases: [Cozy Bear, Midnight Blizzard]\n',
    ],
    [
      '# advisory-disable tlp/exceeds, attack/rev▮oke -- agreed\n',
      'attack/revoked',
      '# advisory-disable tlp/exceeds, attack/revoked -- agreed\n',
    ],
  ];
  for (const [marked, label, text] of corrected) {
    it(`insert ${label} at ${JSON.stringify(marked)} at the right place`, () => {
      const result = acceptAt(marked, label);
      assert.equal(result, text);
      assert.deepEqual(service.parse(result).syntaxProblems, []);
    });
  }
});

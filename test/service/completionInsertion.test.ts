import assert from 'node:assert/strict';
import { nodeAt, type Path } from '../../server/src/core/index.ts';
import { acceptAt, labelsAt, service } from './support.ts';

const link = 'T1566.002 - Phishing: Spearphishing Link';

/** Returns the text of the scalar at a path, after parsing the text again. */
function valueIn(text: string, path: Path): string | undefined {
  const node = nodeAt(service.parse(text).root, path)?.node;
  return node?.kind === 'scalar' ? node.value : undefined;
}

/** Accepts a completion and asserts that the document then contains `expected` at `path`, and has no syntax problem. Returns its text. */
function assertReads(marked: string, label: string, path: Path, expected: string): string {
  const text = acceptAt(marked, label);
  assert.equal(valueIn(text, path), expected, text);
  assert.deepEqual(
    service.parse(text).syntaxProblems.map(({ message }) => message),
    [],
    text,
  );
  return text;
}

describe('accepting a completion', () => {
  const locations: readonly (readonly [name: string, marked: string])[] = [
    ['a plain scalar', 'mitre_attack:\n  - spear link▮\n'],
    ['single quotes', "mitre_attack:\n  - 'spear link▮'\n"],
    ['double quotes', 'mitre_attack:\n  - "spear link▮"\n'],
    ['an empty item', 'title: T1566.002\nmitre_attack:\n  - ▮\n'],
    ['an empty item at the end of the file', 'title: T1566.002\nmitre_attack:\n  - ▮'],
    ['a flow list', 'mitre_attack: [T1566.00▮]\n'],
    ['the second item of a flow list', 'mitre_attack: [T1078, T1566.00▮]\n'],
    ['a list without indentation', 'mitre_attack:\n- T1566.00▮\ntitle: T\n'],
    ['a text with CRLF', 'title: T\r\nmitre_attack:\r\n  - spear link▮\r\ntags: []\r\n'],
    ['a text with emoji before it', 'title: 🐻🐻 bears\nmitre_attack:\n  - spear link▮ # 🐻\n'],
    ['the middle of a scalar', 'mitre_attack:\n  - spear▮ link\n'],
    ['the key itself', 'mitre_attack: spear link▮\n'],
  ];
  for (const [name, marked] of locations) {
    it(`inserts a technique that is parsed correctly in ${name}`, () => {
      const single = !marked.includes('- ') && !marked.includes('[');
      const index = marked.includes('T1078,') ? 1 : 0;
      assertReads(marked, link, single ? ['mitre_attack'] : ['mitre_attack', index], link);
    });
  }

  it('preserves line endings, comments and surrounding text', () => {
    assert.equal(
      acceptAt('title: T\r\nmitre_attack:\r\n  - "spear link▮" # why\r\ntags: []\r\n', link),
      `title: T\r\nmitre_attack:\r\n  - "${link}" # why\r\ntags: []\r\n`,
    );
  });

  it('offers the keys of a row in braces, and no new row, which would need a hyphen', () => {
    for (const marked of ['actors: {▮}\n', 'actors: {A▮}\n', 'actors: {\n  ▮\n}\n']) {
      const labels = labelsAt(marked);
      assert.ok(labels.includes('name'), marked);
      assert.ok(!labels.includes('APT29'), marked);
    }
    assert.equal(acceptAt('actors: {▮}\n', 'country'), 'actors: {country: }\n');
  });

  it('offers the ID of the named actor, otherwise those of well-known ones', () => {
    assert.deepEqual(labelsAt('actors:\n  - name: Cozy Bear\n    attack_id: ▮\n'), ['G0016 - APT29']);
    assert.equal(labelsAt('actors:\n  - attack_id: ▮\n')[0], 'G0006 - APT1');
  });

  it("inserts today's date for a date or a time", () => {
    assert.equal(acceptAt('published: ▮\n', '2026-09-15'), 'published: 2026-09-15\n');
    assert.equal(acceptAt('timeline:\n  - time: "▮"\n', '2026-09-15'), 'timeline:\n  - time: "2026-09-15"\n');
    assert.deepEqual(labelsAt('title: ▮\n'), []);
  });

  it('begins the first item of a list, and adds a space after a bare hyphen', () => {
    assert.equal(acceptAt('actors:\n  cozy▮\n', 'Cozy Bear'), 'actors:\n  - Cozy Bear\n');
    assert.equal(acceptAt('actors:\n  ▮\n', 'name'), 'actors:\n  - name: \n');
    assert.equal(acceptAt('actors:\n  -▮\n', 'APT28'), 'actors:\n  - APT28\n');
  });

  it('completes an item of a flow list of several lines', () => {
    assertReads('mitre_attack: [\n  spear link▮\n]\n', link, ['mitre_attack', 0], link);
    assert.equal(acceptAt('actors: [{name: X,\n  attack▮}]\n', 'attack_id'), 'actors: [{name: X,\n  attack_id: }]\n');
  });

  it('does not quote a name without a colon', () => {
    assert.equal(
      acceptAt('mitre_attack:\n  - T1078▮\n', 'T1078 - Valid Accounts'),
      'mitre_attack:\n  - T1078 - Valid Accounts\n',
    );
  });

  it('reads an unquoted line as one technique', () => {
    assertReads('mitre_attack:\n  - T1566.002 - Phishing: Spear▮\n', link, ['mitre_attack', 0], link);
  });

  it('closes an open quote without changing the next line', () => {
    const text = acceptAt('mitre_attack:\n  - "spear link▮\ntags: []\n', link);
    assert.equal(text, `mitre_attack:\n  - "${link}"\ntags: []\n`);
  });

  it('inserts only the ID under `id`, with the name below it', () => {
    const text = assertReads('mitre_attack:\n  - id: spear link▮\n', link, ['mitre_attack', 0, 'id'], 'T1566.002');
    assert.equal(text, "mitre_attack:\n  - id: T1566.002\n    name: 'Phishing: Spearphishing Link'\n");
  });

  it('updates the name next to an ID', () => {
    const text = assertReads(
      'mitre_attack:\n  - id: T1078▮\n    name: Old # kept\n',
      'T1078 - Valid Accounts',
      ['mitre_attack', 0, 'name'],
      'Valid Accounts',
    );
    assert.equal(text, 'mitre_attack:\n  - id: T1078\n    name: Valid Accounts # kept\n');
  });

  it('keeps a comment after an ID', () => {
    assert.equal(
      acceptAt('mitre_attack:\n  - id: T1078▮ # why\n', 'T1078 - Valid Accounts'),
      'mitre_attack:\n  - id: T1078 # why\n',
    );
  });

  it('inserts the name under `name`, with the ID above it', () => {
    const text = acceptAt('mitre_attack:\n  - name: spear link▮\n', 'Phishing: Spearphishing Link');
    assert.equal(text, "mitre_attack:\n  - id: T1566.002\n    name: 'Phishing: Spearphishing Link'\n");
  });

  it('stays on one line in a flow mapping', () => {
    assert.equal(
      acceptAt('mitre_attack: [{id: T1078▮}]\n', 'T1078 - Valid Accounts'),
      'mitre_attack: [{id: T1078, name: Valid Accounts}]\n',
    );
    assert.equal(
      acceptAt('mitre_attack: [{name: valid acc▮}]\n', 'Valid Accounts'),
      'mitre_attack: [{id: T1078, name: Valid Accounts}]\n',
    );
  });

  it('inserts only IDs in lists of techniques', () => {
    assertReads(
      'timeline:\n  - time: 2026\n    techniques:\n      - spear link▮\n',
      link,
      ['timeline', 0, 'techniques', 0],
      'T1566.002',
    );
    assertReads(
      'timeline:\n  - time: 2026\n    techniques: [spear link▮]\n',
      link,
      ['timeline', 0, 'techniques', 0],
      'T1566.002',
    );
  });

  it('offers mapped techniques first in other lists, and mentioned ones first in the mapping', () => {
    assert.equal(
      labelsAt('timeline:\n  - techniques:\n      - ▮\nmitre_attack: [T1558.003]\n')[0]?.slice(0, 9),
      'T1558.003',
    );
    assert.equal(
      labelsAt('summary: They used T1003.006.\nmitre_attack:\n  - T1078\n  - ▮\n')[0]?.slice(0, 9),
      'T1003.006',
    );
  });

  it("inserts the typed name of an actor, in its source's spelling", () => {
    assertReads('actors:\n  - midnight bl▮\n', 'Midnight Blizzard', ['actors', 0], 'Midnight Blizzard');
    assertReads('actors:\n  - name: "midnight bl▮"\n', 'Midnight Blizzard', ['actors', 0, 'name'], 'Midnight Blizzard');
    assertReads('actors: [fancy▮]\n', 'Fancy Bear', ['actors', 0], 'Fancy Bear');
    assertReads('actors: [G0007▮]\n', 'APT28', ['actors', 0], 'APT28');
  });

  it("offers the group and the country of the row's actor", () => {
    assert.equal(labelsAt('actors:\n  - name: APT28\n    attack_id: ▮\n')[0], 'G0007 - APT28');
    assertReads('actors:\n  - name: APT28\n    attack_id: ▮\n', 'G0007 - APT28', ['actors', 0, 'attack_id'], 'G0007');
    assert.equal(labelsAt('actors:\n  - name: APT28\n    country: ▮\n')[0], 'RU');
  });

  it('quotes the code of Norway', () => {
    assertReads('actors:\n  - name: X\n    country: norw▮\n', 'NO', ['actors', 0, 'country'], 'NO');
    assert.match(acceptAt('actors:\n  - name: X\n    country: norw▮\n', 'NO'), /country: 'NO'/);
  });

  it('offers enum values in canonical form, and keeps quotes', () => {
    assert.deepEqual(labelsAt('severity: ▮\n'), ['informational', 'low', 'medium', 'high', 'critical']);
    assert.equal(acceptAt('severity: Hi▮\n', 'high'), 'severity: high\n');
    assert.equal(acceptAt('severity: "hi▮"\n', 'high'), 'severity: "high"\n');
    assert.equal(acceptAt('tlp: amb▮\n', 'AMBER+STRICT'), 'tlp: AMBER+STRICT\n');
  });

  it('offers booleans unquoted', () => {
    assert.deepEqual(labelsAt('detection_availability:\n  yara: ▮\n'), ['true', 'false']);
    assert.equal(acceptAt('detection_availability:\n  yara: t▮\n', 'true'), 'detection_availability:\n  yara: true\n');
    assert.deepEqual(labelsAt('vulnerabilities:\n  - id: CVE-2026-1\n    exploited: ▮\n'), [
      'true',
      'false',
      'unknown',
    ]);
  });

  it('offers the tactics of the release in the order of the matrices, those of the technique first', () => {
    assert.equal(labelsAt('attack_chain:\n  - stage: ▮\n')[0], 'Reconnaissance');
    assert.equal(labelsAt('mitre_attack:\n  - id: T1566\n    tactics:\n      - ▮\n')[0], 'Initial Access');
    assert.ok(
      labelsAt('attack_version: "18.1"\nhunting_hypotheses:\n  - attack_stage: def▮\n').includes('Defense Evasion'),
    );
    assertReads(
      'hunting_hypotheses:\n  - attack_stage: pers▮\n',
      'Persistence',
      ['hunting_hypotheses', 0, 'attack_stage'],
      'Persistence',
    );
  });

  it('offers software of the type of the section, and campaigns', () => {
    assertReads('malware:\n  - emot▮\n', 'Emotet', ['malware', 0], 'Emotet');
    assertReads('tools:\n  - mimi▮\n', 'Mimikatz', ['tools', 0], 'Mimikatz');
    assertReads('campaigns:\n  - solarw▮\n', 'SolarWinds Compromise', ['campaigns', 0], 'SolarWinds Compromise');
  });

  it("offers today's date, this year's CVE IDs, those mentioned elsewhere, releases and data components", () => {
    const day = labelsAt('published: ▮\n')[0] ?? '';
    assert.equal(acceptAt('published: ▮\n', day), `published: ${day}\n`);
    assert.deepEqual(labelsAt('summary: About CVE-2025-0282.\nvulnerabilities:\n  - id: ▮\n').slice(0, 2), [
      'CVE-2025-0282',
      `CVE-${day.slice(0, 4)}-`,
    ]);
    assertReads('attack_version: ▮\n', '19.1', ['attack_version'], '19.1');
    assert.match(acceptAt('attack_version: ▮\n', '19.1'), /"19\.1"/);
    assertReads(
      'required_log_sources:\n  - process cr▮\n',
      'Process Creation',
      ['required_log_sources', 0],
      'Process Creation',
    );
  });

  it('offers sectors, regions and countries by any word', () => {
    assertReads('sectors:\n  - ener▮\n', 'Energy', ['sectors', 0], 'Energy');
    assert.equal(labelsAt('regions: [europ▮]\n')[0], 'Europe');
    assert.ok(labelsAt('regions: [kingd▮]\n').includes('United Kingdom'));
  });

  it('offers nothing before text that it would break', () => {
    for (const marked of ['▮  - APT28', '  ▮- APT28', '  -▮ APT28', '  - ▮"APT28"', '  - ▮{name: X}', '  - name: ▮[X]'])
      assert.deepEqual(labelsAt(`actors:\n${marked}\n`), [], marked);
    assert.ok(labelsAt('actors:\n  - "▮"\n').includes('APT28'));
  });

  it('offers nothing in comments, block scalars of prose and custom values', () => {
    assert.deepEqual(labelsAt('title: T # fancy▮\n'), []);
    assert.deepEqual(labelsAt('summary: |\n  fancy▮\n'), []);
    assert.deepEqual(labelsAt('x_note:\n  - fancy▮\n'), []);
  });
});

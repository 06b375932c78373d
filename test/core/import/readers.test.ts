import assert from 'node:assert/strict';
import { readDelimited, readTable } from '../../../server/src/core/import/delimited.ts';
import { maxTextLength, readJsonObject } from '../../../server/src/core/import/json.ts';
import { readNavigatorLayer } from '../../../server/src/core/import/navigator/layer.ts';
import { readStixBundle } from '../../../server/src/core/import/stixBundle.ts';
import { readStixPattern } from '../../../server/src/core/import/stixPattern.ts';
import { isMarkdownTable, readMarkdownTable, readSpacedTable } from '../../../server/src/core/import/textTable.ts';

describe('delimited text', () => {
  it('is read with quoted cells, doubled quotes, line breaks in cells, and both line endings', () => {
    assert.deepEqual(readDelimited('\uFEFFa, b ,"c, ""d"""\r\n"two\nlines",,x\n\n', ','), [
      ['a', 'b', 'c, "d"'],
      ['two\nlines', '', 'x'],
    ]);
  });
  it('keeps a quote within a cell, and a cell whose quote is not closed', () => {
    assert.deepEqual(readDelimited('5" disk,"open', ','), [['5" disk', '"open']]);
    assert.deepEqual(readDelimited('"a" b,c', ','), [['"a" b', 'c']]);
  });
  it('ends with an empty cell after a last delimiter', () => {
    assert.deepEqual(readDelimited('a,\nb,c', ','), [
      ['a', ''],
      ['b', 'c'],
    ]);
  });
  it('is a table only with the same number of cells in each row', () => {
    assert.deepEqual(readTable('type\tvalue\nurl\thxxp://a[.]top/x,y'), [
      ['type', 'value'],
      ['url', 'hxxp://a[.]top/x,y'],
    ]);
    assert.equal(readTable('Well, this is prose.\nIt has no, or, many commas.'), undefined);
  });
  it('is not read if it exceeds a limit', () => {
    assert.equal(readDelimited('a,'.repeat(maxTextLength), ','), undefined);
  });
});

describe('tables of text', () => {
  const table = '| Type | Value |\n|---|:--|\n| domain | `evil[.]top` |\n| other | a \\| b |';
  it('in Markdown lose the delimiter row and code marks', () => {
    assert.ok(isMarkdownTable(table.split('\n')));
    assert.deepEqual(readMarkdownTable(table), [
      ['Type', 'Value'],
      ['domain', 'evil[.]top'],
      ['other', 'a | b'],
    ]);
  });
  it('have columns separated by at least two spaces', () => {
    assert.deepEqual(readSpacedTable('T1059    PowerShell  used it\nT1105    Transfer  a tool'), [
      ['T1059', 'PowerShell', 'used it'],
      ['T1105', 'Transfer', 'a tool'],
    ]);
    assert.equal(readSpacedTable('some words\nmore words'), undefined);
  });
});

describe('STIX patterns', () => {
  const cases: readonly (readonly [string, readonly string[], boolean])[] = [
    ["[domain-name:value = 'evil.top']", ['domain evil.top'], true],
    ["[ipv4-addr:value = '45.8.146.0/24']", ['cidr 45.8.146.0/24'], true],
    ["[network-traffic:dst_ref.value = '2a0d::7']", ['ipv6 2a0d::7'], true],
    ["[file:hashes.'SHA-256' = 'ab' AND file:name = 'it\\'s.exe']", ['sha256 ab', "filename it's.exe"], true],
    ["[domain-name:value = 'a.top'] OR [url:value = 'http://b.top/x']", ['domain a.top', 'url http://b.top/x'], true],
    ["[domain-name:value IN ('a.top', 'b.top')]", ['domain a.top', 'domain b.top'], true],
    ["[file:name LIKE '%.exe' OR mutex:name = 'Global\\\\x']", ['mutex Global\\x'], false],
    ["[ipv4-addr:value ISSUBSET '45.8.146.0/24']", ['cidr 45.8.146.0/24'], true],
    ["[domain-name:value LIKE '%.a.top']", ['domain *.a.top'], true],
    ["[domain-name:value LIKE '%a.top']", [], false],
    [
      "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '45.8.146.213' AND network-traffic:dst_port = 53]",
      ['ip_port 45.8.146.213:53'],
      true,
    ],
    [
      "[network-traffic:dst_ref.value = '45.8.146.213' AND network-traffic:dst_port = 53 AND network-traffic:src_port = 1024]",
      ['ip_port 45.8.146.213:53'],
      false,
    ],
    [
      "[network-traffic:dst_ref.value = '45.8.146.213' AND network-traffic:dst_port IN (80, 443)]",
      ['ipv4 45.8.146.213'],
      false,
    ],
    ["[network-traffic:dst_ref.value = '45.8.146.213' OR network-traffic:dst_port = 53]", ['ipv4 45.8.146.213'], false],
    ["[user-account:user_id = 'root']", [], false],
    ["[file:name NOT = 'a.exe']", [], false],
    ["[domain-name:value = 'a.top'] WITHIN 5 SECONDS", ['domain a.top'], false],
  ];
  for (const [pattern, values, isWhole] of cases)
    it(`${pattern} is ${isWhole ? 'all of' : 'more than'} ${values.join(', ') || 'nothing'}`, () => {
      const read = readStixPattern(pattern);
      assert.deepEqual(
        read?.observations.flat().map(({ type, value }) => `${type} ${value}`),
        values,
      );
      assert.equal(read?.isWhole, isWhole);
    });
  it('are only read from whole patterns', () => {
    for (const text of ['[a, b]', 'domain-name:value', "[domain-name:value = 'a", '[]', ''])
      assert.equal(readStixPattern(text), undefined, text);
  });
});

describe('Navigator layers', () => {
  it('contain the marked techniques, with tactics and comments', () => {
    const layer = {
      name: 'Case 7',
      versions: { attack: '15', navigator: '4.9', layer: '4.5' },
      domain: 'enterprise-attack',
      techniques: [
        { techniqueID: 'T1059.001', tactic: 'execution', score: 1, comment: 'Encoded commands' },
        { techniqueID: 'T1078', score: 0 },
        { techniqueID: 'T1105', color: '#e60d0d', enabled: false },
        { techniqueID: 'nonsense', score: 3 },
      ],
    };
    assert.deepEqual(readNavigatorLayer(layer), {
      name: 'Case 7',
      domain: 'enterprise-attack',
      attackVersion: '15',
      techniques: [{ id: 'T1059.001', tactic: 'execution', comment: 'Encoded commands', score: 1 }],
    });
    assert.equal(readNavigatorLayer({ techniques: [] }), undefined);
  });
});

describe('STIX bundles', () => {
  it('contain indicators and techniques', () => {
    const reference = (id: string): object => ({
      external_references: [{ source_name: 'mitre-attack', external_id: id }],
    });
    const bundle = {
      type: 'bundle',
      objects: [
        { type: 'indicator', name: 'C2', pattern: "[domain-name:value = 'evil.top']" },
        { type: 'indicator', name: 'old.top', pattern: "[domain-name:value = 'old.top']", revoked: true },
        { type: 'ipv4-addr', value: '45.8.146.213' },
        { type: 'attack-pattern', name: 'PowerShell', ...reference('T1059.001') },
        { type: 'intrusion-set', name: 'APT29', ...reference('G0016') },
        { type: 'relationship' },
        { type: 'note' },
        'nonsense',
      ],
    };
    assert.deepEqual(readStixBundle(bundle), {
      indicators: [
        { type: 'domain', value: 'evil.top', description: 'C2' },
        { value: '45.8.146.213', type: 'ipv4' },
      ],
      techniques: [{ id: 'T1059.001', name: 'PowerShell' }],
    });
    assert.equal(readStixBundle({ type: 'report' }), undefined);
  });
  it('are only read from JSON of limited size', () => {
    assert.deepEqual(readJsonObject(' {"a": 1}\n'), { a: 1 });
    for (const text of ['[1]', '{', 'null', `{"a": "${'x'.repeat(maxTextLength)}"}`])
      assert.equal(readJsonObject(text), undefined);
  });
});

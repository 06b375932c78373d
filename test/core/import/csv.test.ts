import assert from 'node:assert/strict';
import { advisoryOf, exampleTexts, exportText, importText, refusal } from '../../support/imports.ts';

const rowsOf = (text: string): unknown[] =>
  (importText(text, 'csv').advisory.indicators?.items ?? []).map(({ type, value, description }) => [
    type?.value,
    value?.value,
    description?.value,
  ]);

describe('the import of tables of indicators', () => {
  it('reads tables with a header and without one, and lists of one column', () => {
    assert.deepEqual(rowsOf('indicator;note\nevil.top;C2\n45.8.146.213;"a; b"\n'), [
      ['domain', 'evil[.]top', 'C2'],
      ['ipv4', '45[.]8[.]146[.]213', 'a; b'],
    ]);
    assert.deepEqual(rowsOf('evil.top\t45.8.146.213\tC2\nbad.top\t45.8.146.214\tC2\n').slice(0, 2), [
      ['domain', 'evil[.]top', 'C2'],
      ['ipv4', '45[.]8[.]146[.]213', 'C2'],
    ]);
    assert.deepEqual(rowsOf('evil.top\n45.8.146.213\n'), [
      ['domain', 'evil[.]top', undefined],
      ['ipv4', '45[.]8[.]146[.]213', undefined],
    ]);
  });

  it("reads Microsoft Defender's columns", () => {
    const header = 'IndicatorType,IndicatorValue,Action,Severity,Title,Description,MitreTechniques';
    const text = `${header}\nFileMd5,0123456789abcdef0123456789abcdef,Audit,Low,Lures,dropper,"T1566.002,T1059"\nIpAddress,45.8.146.213,Audit,High,Lures,Lures,T1059\n`;
    const { advisory, unread, errors } = importText(text, 'csv');
    assert.deepEqual(errors, []);
    assert.deepEqual([advisory.title?.value, advisory.severity?.value], ['Lures', 'high']);
    assert.deepEqual(
      advisory.mitreAttack?.items.map(({ id }) => id?.value),
      ['T1566.002', 'T1059'],
    );
    assert.deepEqual(rowsOf(text), [
      ['md5', '0123456789abcdef0123456789abcdef', 'dropper'],
      ['ipv4', '45[.]8[.]146[.]213', undefined],
    ]);
    assert.deepEqual(unread, ['column action: Audit', 'column severity: Low, High']);
  });

  it("reads MISP's columns, including attributes that are not indicators", () => {
    const text =
      'uuid,type,value,comment,to_ids,attribute_tag\n1,ip-dst|port,45.8.146.214|443,C2; high confidence,1,tlp:amber\n2,vulnerability,CVE-2024-3400,,0,\n3,text,x y,other: note,0,\n';
    const { advisory, unread } = importText(text, 'csv');
    const [first, second] = advisory.indicators?.items ?? [];
    assert.deepEqual(
      [first?.type, first?.value, first?.description, first?.confidence, first?.tlp].map((one) => one?.value),
      ['ip_port', '45[.]8[.]146[.]214:443', 'C2', 'high', 'AMBER'],
    );
    assert.deepEqual([second?.value?.value, second?.description?.value], ['x y', 'note']);
    assert.equal(advisory.vulnerabilities?.items[0]?.id?.value, 'CVE-2024-3400');
    assert.deepEqual(unread, ['column uuid: 1, 2, 3', 'column to_ids: 1, 0']);
  });

  it('reads a table below comments, and keeps them', () => {
    const { advisory, unread } = importText(
      '# Feed of a team\n#\nvalue,type\n45[.]8[.]146[.]213,ip-dst\nevil[.]top,domain\n',
      'csv',
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ type }) => type?.value),
      ['ipv4', 'domain'],
    );
    assert.deepEqual(unread, ['comment: Feed of a team']);
  });

  it('keeps rows without an indicator, and removes the prefix against formulas', () => {
    const text =
      "type,value,description\ndomain,evil.top,'=1+1\ncommand_line,'-enc abc,\ndomain,bad.top,\n,,see above\n";
    assert.deepEqual(rowsOf(text).slice(0, 2), [
      ['domain', 'evil[.]top', '=1+1'],
      ['command_line', '-enc abc', undefined],
    ]);
    assert.deepEqual(importText(text, 'csv').unread, ['row: see above']);
  });

  const withIndicators = exampleTexts.filter(([, source]) => advisoryOf(source).indicators?.items.length);
  for (const [name, source] of withIndicators)
    for (const profile of ['generic', 'misp', 'defender'])
      it(`restores what our export contains: ${name}, ${profile}`, () => {
        const { advisory, errors } = importText(exportText(source, 'csv', profile), 'csv');
        assert.deepEqual(errors, []);
        const keysOf = ({ indicators }: typeof advisory): string[] =>
          (indicators?.items ?? []).map(({ value }) => value?.value ?? '').sort();
        const [own, original] = [keysOf(advisory), keysOf(advisoryOf(source))];
        if (profile === 'generic') assert.deepEqual(own, original);
        else assert.deepEqual(own.filter((key) => original.includes(key)).length > 0, true);
      });

  it('rejects prose with commas, JSON and other tables', () => {
    for (const text of ['Well, this is prose.\nIt has, or not, commas.', 'name,age\nAda,36\nBob,7\n', '{"a":1}', 'a,b'])
      assert.match(refusal(text, 'csv'), /^The source is not in the expected format \(Indicator table\)\.$/);
  });

  const described = (text: string): readonly (readonly (string | undefined)[])[] =>
    importText(text, 'csv').advisory.indicators?.items.map(({ type, value, description }) =>
      [type, value, description].map((one) => one?.value),
    ) ?? [];

  it('reads rows of different lengths, rows above the header, quotes of both kinds, and headers in other languages', () => {
    const rows = [
      ['ipv4', '45[.]8[.]146[.]213', 'C2, port 443'],
      ['domain', 'evil[.]top', undefined],
    ];
    for (const text of [
      'value,type,description\n45.8.146.213,ip,C2,port 443\nevil.top,domain\n',
      'Case 17,,\nBy CERT,2026-02-03,\n,,\nIndicator,Type,Comment\n45.8.146.213,IPv4,"C2, port 443"\nevil.top,Domain,\n',
      'Wert;Typ;Beschreibung\r\n"45.8.146.213";"IP";"C2, port 443"\r\n"evil.top";"Domain";""\r\n',
      "value;type;note\n'45.8.146.213';'ip';'C2, port 443'\n'evil.top';'domain';\n",
    ])
      assert.deepEqual(described(text), rows, text);
    const { unread } = importText('Case 17,,\nBy CERT,2026-02-03,\nIndicator,Type,Comment\nevil.top,Domain,\n', 'csv');
    assert.deepEqual(unread, ['comment: Case 17', 'comment: By CERT | 2026-02-03']);
  });

  it('reads a feed with its header in a comment', () => {
    const { advisory, unread } = importText(
      `########
# Recent entries
# "first_seen_utc","ioc_value","ioc_type","malware_printable","confidence_level","reference"
"2026-02-03 09:41:11", "45.8.146.213:8443", "ip:port", "Remcos", "75", "https://vendor.example/a"
"2026-02-03 10:00:00", "login.badsite.com", "domain", "Lumma", "100", ""
# Number of entries: 2
`,
      'csv',
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value, malware, firstSeen, description }) =>
        [type, value, malware, firstSeen, description].map((one) => one?.value),
      ),
      [
        [
          'ip_port',
          '45[.]8[.]146[.]213:8443',
          'Remcos',
          '2026-02-03T09:41:11Z',
          'confidence: 75, reference: https://vendor.example/a',
        ],
        ['domain', 'login[.]badsite[.]com', 'Lumma', '2026-02-03T10:00:00Z', 'confidence: 100'],
      ],
    );
    assert.deepEqual(unread, ['comment: Recent entries', 'comment: Number of entries: 2']);
  });

  it('reads vulnerabilities: rows among indicators, and whole catalogues', () => {
    const mixed = `Indicator type,Indicator,Description\nFileHash-SHA256,${'a'.repeat(64)},Loader\nCVE,CVE-2024-3400,used\n`;
    assert.deepEqual(described(mixed), [['sha256', 'a'.repeat(64), 'Loader']]);
    const catalogue =
      'cveID,product,vulnerabilityName,notes,cwes\nCVE-2024-3400,PAN-OS,Command injection,https://vendor.example/c,"CWE-77, CWE-20"\n';
    const rows = [mixed, catalogue].map((text) =>
      importText(text, 'csv').advisory.vulnerabilities?.items.map(({ id, title, description, cwe }) => [
        ...[id, title, description].map((one) => one?.value),
        cwe.map(({ value }) => value),
      ]),
    );
    assert.deepEqual(rows, [
      [['CVE-2024-3400', undefined, 'used', []]],
      [
        [
          'CVE-2024-3400',
          'Command injection',
          'product: PAN-OS\nnotes: https://vendor.example/c',
          ['CWE-77', 'CWE-20'],
        ],
      ],
    ]);
    assert.deepEqual(described(catalogue), []);
  });
});

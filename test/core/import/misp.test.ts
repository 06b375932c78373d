import assert from 'node:assert/strict';
import { advisoryOf, exampleTexts, exportText, filledKeys, hostileValues, importText } from '../../support/imports.ts';

const tag = (name: string): { name: string } => ({ name });
const attribute = (type: string, value: unknown, more: object = {}): object => ({ type, value, ...more });

/** An event as a platform writes it. */
const event = {
  info: 'Parcel  lures',
  date: '2026-02-03',
  timestamp: '1770112800',
  publish_timestamp: '1770199200',
  published: true,
  threat_level_id: '2',
  analysis: '2',
  Orgc: { name: 'Harbour CERT' },
  Tag: [
    tag('tlp:green'),
    tag('misp-galaxy:mitre-attack-pattern="Spearphishing Link - T1566.002"'),
    tag('misp-galaxy:threat-actor="APT29"'),
    tag('estimative-language:confidence-in-analytic-judgment="high"'),
    tag('type:OSINT'),
  ],
  Galaxy: [
    {
      GalaxyCluster: [
        {
          type: 'mitre-intrusion-set',
          value: 'APT29 - G0016',
          description: 'A group.',
          meta: { external_id: ['G0016'], synonyms: ['APT29', 'Cozy Bear'], country: ['RU'] },
        },
        { type: 'mitre-malware', value: 'SUNBURST - S0559' },
        { type: 'mitre-course-of-action', value: 'Audit - M1047' },
      ],
    },
  ],
  Attribute: [
    attribute('ip-dst', '45.8.146.213', { comment: 'C2; high confidence', Tag: [tag('tlp:amber')] }),
    attribute('ip-dst|port', '45.8.146.214|443'),
    attribute('domain|ip', 'evil.top|45.8.146.215'),
    attribute('hostname', 'login.badsite.com', { first_seen: '2026-01-02T00:00:00.000000+00:00' }),
    attribute('url', 'http://evil.top/a?b=c'),
    attribute('filename|md5', 'a.exe|0123456789abcdef0123456789abcdef'),
    attribute('md5', 'not a hash'),
    attribute('regkey|value', 'HKLM\\Software\\Run\\x|1'),
    attribute('email-src', 'a@evil.top'),
    attribute('vulnerability', 'CVE-2024-3400', { comment: 'was used' }),
    attribute('link', 'https://vendor.example/r', { category: 'External analysis', comment: 'The report' }),
    attribute('yara', 'rule x { condition: true }'),
    attribute('threat-actor', 'Harbour crew'),
    attribute('comment', 'Seen at evil.top\ntoday'),
    attribute('ip-dst', '45.8.146.99', { deleted: true }),
  ],
  Object: [
    {
      name: 'file',
      comment: 'dropper',
      Attribute: [
        attribute('filename', 'b.dll', { object_relation: 'filename' }),
        attribute('sha1', 'aabbccddeeff00112233445566778899aabbccdd', { object_relation: 'sha1' }),
      ],
    },
    { name: 'person', Attribute: [attribute('text', 'Victim', { object_relation: 'role' })] },
  ],
  EventReport: [
    { name: 'R', content: 'Intro to evil.top.\n\n## Key Takeaways\n\n- One\n- Two: x\n\n## Odds\n\nMore.' },
  ],
};

describe('the import of MISP events', () => {
  it('reads names, dates, tags, clusters, attributes, objects and reports', () => {
    const { advisory, errors, unread, text } = importText(JSON.stringify({ Event: event }), 'misp');
    assert.deepEqual(errors, []);
    const { title, tlp, severity, confidence, analyzed, published, updated } = advisory;
    assert.deepEqual(
      [title, severity, confidence, analyzed, published, updated].map((one) => one?.value),
      ['Parcel lures', 'medium', 'high', '2026-02-03', '2026-02-04T10:00:00Z', undefined],
    );
    assert.equal(tlp?.value, 'AMBER');
    assert.match(text, /^tlp: AMBER # the strictest tag$/m);
    assert.deepEqual(
      advisory.actors?.items.map(({ name, attackId, country }) => [name?.value, attackId?.value, country?.value]),
      [
        ['APT29', 'G0016', 'RU'],
        ['Harbour crew', undefined, undefined],
      ],
    );
    assert.deepEqual(
      advisory.indicators?.items.map((row) => [row.type?.value, row.value?.value, row.description?.value]),
      [
        ['ipv4', '45[.]8[.]146[.]213', 'C2'],
        ['ip_port', '45[.]8[.]146[.]214:443', undefined],
        ['domain', 'evil[.]top', undefined],
        ['ipv4', '45[.]8[.]146[.]215', undefined],
        ['domain', 'login[.]badsite[.]com', undefined],
        ['url', 'hxxp://evil[.]top/a?b=c', undefined],
        ['md5', '0123456789abcdef0123456789abcdef', 'a.exe'],
        ['other', 'not a hash', 'given as md5'],
        ['registry_key', 'HKLM\\Software\\Run\\x', '1'],
        ['email', 'a[@]evil[.]top', undefined],
        ['sha1', 'aabbccddeeff00112233445566778899aabbccdd', 'dropper; filename: b.dll'],
      ],
    );
    assert.equal(advisory.indicators?.items[4]?.firstSeen?.value, '2026-01-02');
    assert.equal(advisory.summary?.value, 'Intro to evil[.]top.');
    assert.deepEqual(
      [advisory.mitreAttack?.items[0]?.id?.value, advisory.vulnerabilities?.items[0]?.id?.value],
      ['T1566.002', 'CVE-2024-3400'],
    );
    assert.equal(advisory.references?.items[0]?.url?.value, 'https://vendor.example/r');
    assert.equal(advisory.detectionRules?.items[0]?.name?.value, 'x');
    assert.deepEqual(unread, [
      'APT29 - G0016: A group.',
      'mitre-course-of-action: Audit - M1047',
      'tlp: GREEN',
      'comment: Seen at evil[.]top today',
      'deleted attribute: ip-dst: 45.8.146.99',
      'person, role: Victim',
    ]);
  });

  it('splits sectors, and reads target locations and a score without a vector', () => {
    const { advisory, errors } = importText(
      JSON.stringify({
        Event: {
          info: 'Parcel lures',
          date: '2026-02-03',
          Tag: [tag('misp-galaxy:sector="Government, Administration"')],
          Attribute: [attribute('target-location', 'Japan')],
          Object: [
            {
              name: 'vulnerability',
              Attribute: [
                attribute('vulnerability', 'CVE-2026-1234', { object_relation: 'id' }),
                attribute('float', '9.1', { object_relation: 'cvss-score' }),
              ],
            },
          ],
        },
      }),
      'misp',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [...(advisory.sectors?.items ?? []), ...(advisory.regions?.items ?? [])].map(({ value }) => value),
      ['Government', 'Administration', 'Japan'],
    );
    assert.equal(advisory.vulnerabilities?.items[0]?.cvss[0]?.score?.value, 9.1);
  });

  it('reads search results, and events without a wrapper', () => {
    const answer = { response: [{ Event: event }, { Event: { ...event, info: 'Second' } }] };
    assert.ok(importText(JSON.stringify(answer), 'misp').unread.includes('event: Second'));
    assert.equal(importText(JSON.stringify(event), 'misp').advisory.title?.value, 'Parcel lures');
  });

  for (const [name, source] of exampleTexts)
    it(`restores what our export contains: ${name}`, () => {
      const { advisory, errors, unread } = importText(exportText(source, 'misp'), 'misp');
      const original = advisoryOf(source);
      assert.deepEqual(errors, []);
      assert.deepEqual(unread, []);
      for (const key of ['title', 'severity', 'confidence', 'tlp', 'analyzed', 'published', 'updated'] as const)
        assert.equal(advisory[key]?.value, original[key]?.value, key);
      const missing = filledKeys(original).filter((key) => !advisory.sections.has(key));
      // An event has no separate place for `source`: its links are imported as `references`.
      assert.deepEqual(
        missing.filter((key) => !['schema_version', 'source', 'indicators'].includes(key)),
        [],
      );
      assert.equal(advisory.indicators?.items.length, original.indicators?.items.length);
      assert.deepEqual(
        advisory.keyTakeaways?.items.map(({ value }) => value),
        original.keyTakeaways?.items.map(({ value }) => value),
      );
    });

  it('survives members of every type', () => {
    for (const value of hostileValues) {
      const broken = Object.fromEntries(Object.keys(event).map((key) => [key, value]));
      const rows = Object.keys(event.Attribute[0] ?? {}).map((key) => ({ ...event.Attribute[0], [key]: value }));
      const text = JSON.stringify({
        ...broken,
        info: 'x: [y',
        Tag: [value, { name: value }],
        Galaxy: [value, { GalaxyCluster: [value, { type: value, value: 'x', meta: value }] }],
        Attribute: [value, ...rows, { type: value, value }, { type: 'comment', value: JSON.stringify(value) }],
        Object: [value, { name: 'file', Attribute: value }, { name: value, Attribute: rows }],
        EventReport: [value, { name: value, content: `# ${JSON.stringify(value)}\n${JSON.stringify(value)}` }],
      });
      assert.ok(importText(text, 'misp').text.startsWith('# advisory\n'));
    }
  });

  it('shows what the references of a report mean, and keeps relationships and proposals', () => {
    const uuid = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`;
    const { advisory, unread } = importText(
      JSON.stringify({
        Event: {
          info: 'References',
          Attribute: [
            attribute('domain', 'evil.top', { uuid: uuid(1), ShadowAttribute: [attribute('domain', 'other.top')] }),
            attribute('ip-dst|port', '45.8.146.213|443', { uuid: uuid(2) }),
          ],
          Object: [
            {
              uuid: uuid(3),
              name: 'file',
              first_seen: '2026-01-02T00:00:00Z',
              Attribute: [
                attribute('filename', 'x.exe', { object_relation: 'filename' }),
                attribute('md5', '0123456789abcdef0123456789abcdef', { object_relation: 'md5' }),
              ],
              ObjectReference: [
                { referenced_uuid: uuid(1).toUpperCase(), relationship_type: 'connects-to', comment: 'beacon' },
                { referenced_uuid: uuid(9), relationship_type: 'drops' },
                { referenced_uuid: uuid(2), relationship_type: 'contacts', deleted: true },
              ],
            },
          ],
          EventReport: [
            {
              name: 'R',
              content: `The dropper @[object](${uuid(3)}) contacts @[attribute](${uuid(1)}) and @[attribute](${uuid(2)}).
It is @[tag](tlp:green), by @[tag](misp-galaxy:threat-actor="Lynx (group)"), unlike @[attribute](${uuid(9)}).

## References

- [The report](https://vendor.example/r)
- A book`,
            },
          ],
        },
      }),
      'misp',
    );
    assert.equal(
      advisory.summary?.value,
      `The dropper x.exe (file) contacts evil[.]top and 45[.]8[.]146[.]213:443.
It is tlp:green, by Lynx (group), unlike @[attribute](${uuid(9)}).`,
    );
    assert.deepEqual(
      advisory.references?.items.map(({ title, url }) => [title?.value, url?.value]),
      [
        ['The report', 'https://vendor.example/r'],
        ['A book', undefined],
      ],
    );
    assert.equal(advisory.indicators?.items[2]?.firstSeen?.value, '2026-01-02');
    assert.deepEqual(unread, [
      'reference: x.exe (file) connects-to evil[.]top: beacon',
      `reference: x.exe (file) drops ${uuid(9)}`,
      'proposal: domain: other.top',
    ]);
  });
});

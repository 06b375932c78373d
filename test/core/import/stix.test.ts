import assert from 'node:assert/strict';
import { advisoryOf, exampleTexts, exportText, filledKeys, hostileValues, importText } from '../../support/imports.ts';
import { bundleOf, object, relation, technique } from '../../support/stixText.ts';

const whole = bundleOf(
  object('intrusion-set', '1', { name: 'Harbour crew', primary_motivation: 'ideology' }),
  object('malware', '1', { name: 'Loader', malware_types: ['dropper'] }),
  object('attack-pattern', '1', { name: 'Spearphishing Link', ...technique }),
  object('identity', '2', { name: 'Energy', identity_class: 'class' }),
  object('location', '1', { name: 'RU', country: 'RU' }),
  object('location', '2', { name: 'Northern Europe', region: 'northern-europe' }),
  object('indicator', '1', { pattern_type: 'stix', pattern: "[domain-name:value = 'evil.top']", confidence: 80 }),
  object('indicator', '2', { pattern_type: 'yara', name: 'x', pattern: 'rule x { condition: true }' }),
  object('course-of-action', '1', { name: 'Block evil.top', labels: ['Immediate Mitigation'] }),
  object('course-of-action', '2', { name: 'Train users' }),
  object('opinion', '1', { opinion: 'agree', explanation: 'Seen too.' }),
  object('sighting', '1', {
    sighting_of_ref: 'indicator--1',
    first_seen: '2026-01-02T00:00:00Z',
    last_seen: '2026-01-05T00:00:00Z',
    count: 3,
  }),
  relation('intrusion-set--1', 'uses', 'attack-pattern--1', { description: 'A mail.', confidence: 90 }),
  relation('intrusion-set--1', 'originates-from', 'location--1'),
  relation('intrusion-set--1', 'targets', 'location--2'),
  relation('indicator--1', 'indicates', 'malware--1'),
  relation('malware--1', 'variant-of', 'malware--9'),
);

describe('the import of STIX bundles', () => {
  it('reads relationships, sightings, rules, targets and courses of action as facts', () => {
    const { advisory, errors, unread } = importText(whole, 'stix');
    assert.deepEqual(errors, []);
    const [actor] = advisory.actors?.items ?? [];
    assert.deepEqual(
      [actor?.name?.value, actor?.country?.value, actor?.motivation?.value],
      ['Harbour crew', 'RU', 'ideology'],
    );
    const [row] = advisory.mitreAttack?.items ?? [];
    assert.deepEqual(
      [row?.id?.value, row?.description?.value, row?.confidence?.value],
      ['T1566.002', 'A mail.', 'high'],
    );
    const [indicator] = advisory.indicators?.items ?? [];
    assert.deepEqual(
      [indicator?.value, indicator?.malware, indicator?.firstSeen, indicator?.lastSeen, indicator?.confidence].map(
        (one) => one?.value,
      ),
      ['evil[.]top', 'Loader', '2026-01-02', '2026-01-05', 'high'],
    );
    assert.deepEqual(
      [advisory.sectors?.items[0]?.value, advisory.regions?.items.map(({ value }) => value)],
      ['Energy', ['Northern Europe']],
    );
    assert.equal(advisory.detectionRules?.items[0]?.type?.value, 'yara');
    assert.deepEqual(
      advisory.recommendations?.groups.get('immediate_mitigation')?.items.map(({ text }) => text?.value),
      ['Block evil[.]top'],
    );
    assert.equal(advisory.recommendations?.additional[0]?.title?.value, 'Courses of Action');
    assert.deepEqual(unread, [
      'opinion: opinion--1: Seen too.: agree',
      'relationship: Loader variant-of malware--9',
      'sighting: indicator--1, 3 times, 2026-01-02T00:00:00Z, 2026-01-05T00:00:00Z',
    ]);
  });

  it('keeps which of several actors used what', () => {
    const { unread, advisory } = importText(
      bundleOf(
        object('intrusion-set', '1', { name: 'A crew' }),
        object('intrusion-set', '2', { name: 'B crew' }),
        object('attack-pattern', '1', { name: 'Spearphishing Link', ...technique }),
        relation('intrusion-set--2', 'uses', 'attack-pattern--1'),
      ),
      'stix',
    );
    assert.deepEqual(unread, ['relationship: B crew uses Spearphishing Link']);
    assert.equal(advisory.mitreAttack?.items.length, 1);
  });

  it('reads what only the observed data of STIX 2.0 and the envelopes of TAXII 2.1 contain', () => {
    const observed = { '0': { type: 'file', hashes: { MD5: 'a87ff679a2f3e71d9181a67b7542122c' }, name: 'drop.exe' } };
    const id = 'observed-data--11111111-2222-4333-8444-555555555555';
    for (const envelope of [{ type: 'bundle', spec_version: '2.0' }, { more: false }]) {
      const source = { ...envelope, objects: [{ type: 'observed-data', id, objects: observed }] };
      assert.deepEqual(
        importText(JSON.stringify(source), 'stix').advisory.indicators?.items.map(({ value }) => value?.value),
        ['a87ff679a2f3e71d9181a67b7542122c'],
      );
    }
  });

  it('reads a grouping as the report, with the label that its labels state', () => {
    const { advisory, unread } = importText(
      bundleOf(
        object('grouping', '1', { name: 'Event 7', created_by_ref: 'identity--1', labels: ['tlp:amber', 'osint'] }),
        object('identity', '1', { name: 'Example CERT' }),
        object('attack-pattern', '1', { name: 'Spearphishing Link - T1566.002', ...technique }),
        object('x-misp-attribute', '1', { x_misp_value: 'Seen twice' }),
      ),
      'stix',
    );
    assert.deepEqual(
      [advisory.title, advisory.tlp, advisory.authors?.items[0], advisory.tags?.items[0]].map((one) => one?.value),
      ['Event 7', 'AMBER', 'Example CERT', 'osint'],
    );
    assert.equal(advisory.mitreAttack?.items[0]?.name?.value, 'Spearphishing Link');
    assert.deepEqual(unread, ['x-misp-attribute: x-misp-attribute--1: Seen twice']);
  });

  it('reads the properties that OpenCTI adds', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const { advisory } = importText(
      bundleOf(
        object('vulnerability', '1', {
          name: 'CVE-2026-40001',
          x_opencti_cvss_vector_string: vector,
          x_opencti_cvss_base_score: 9.8,
          x_opencti_cisa_kev: true,
        }),
        object('ipv4-addr', '1', { value: '45.8.146.213', x_opencti_description: 'Rented server' }),
      ),
      'stix',
    );
    const [flaw] = advisory.vulnerabilities?.items ?? [];
    assert.deepEqual(
      [flaw?.cvss[0]?.vector, flaw?.cvss[0]?.score, flaw?.exploited].map((one) => one?.value),
      [vector, 9.8, true],
    );
    assert.equal(advisory.indicators?.items[0]?.description?.value, 'Rented server');
  });

  it('restores indicators without adding their names, and one actor under several names', () => {
    const source = `title: Harbour
analyzed: 2026-07-13
authors: [Example CERT]
source: [Example CERT]
actors: [{ name: APT10, confidence: low }]
indicators:
  - { type: domain, value: "*.evil[.]example", role: C2 }
  - { type: cidr, value: 45.8.146.0/24 }
  - { type: host_port, value: "evil[.]example:8443", description: Panel }
  - { type: ip_port, value: "45[.]8[.]146[.]213:53" }
  - { type: url, value: "hxxp://evil[.]example/a", description: "Two, parts" }
`;
    const { advisory, errors, unread } = importText(exportText(source, 'stix'), 'stix');
    assert.deepEqual([errors, unread], [[], []]);
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value, role, description }) =>
        [type, value, role, description].map((one) => one?.value),
      ),
      [
        ['domain', '*[.]evil[.]example', 'C2', undefined],
        ['cidr', '45[.]8[.]146[.]0/24', undefined, undefined],
        ['host_port', 'evil[.]example:8443', undefined, 'Panel'],
        ['ip_port', '45[.]8[.]146[.]213:53', undefined, undefined],
        ['url', 'hxxp://evil[.]example/a', undefined, 'Two, parts'],
      ],
    );
    assert.deepEqual([advisory.id, advisory.actors?.items.length], [undefined, 1]);
  });

  for (const [name, source] of exampleTexts)
    it(`restores what our export contains: ${name}`, () => {
      const { advisory, errors } = importText(exportText(source, 'stix'), 'stix');
      const original = advisoryOf(source);
      assert.deepEqual(errors, []);
      for (const key of ['title', 'severity', 'confidence', 'tlp', 'analyzed', 'published', 'updated'] as const)
        // A STIX report requires `published`. If the advisory has none, the export states another date there.
        if (key !== 'published' || original.published) assert.equal(advisory[key]?.value, original[key]?.value, key);
      const missing = filledKeys(original).filter((key) => !advisory.sections.has(key));
      const noLocation = ['schema_version', 'language', 'attack_version', 'source', 'references'];
      assert.deepEqual(
        missing.filter((key) => !noLocation.includes(key)),
        [],
      );
      assert.deepEqual(
        advisory.custom.map(({ name, value }) => [name, value]),
        original.custom.map(({ name, value }) => [name, value]),
      );
      assert.deepEqual(
        advisory.detectionRules?.items.map(({ name, type }) => [type?.value, name?.value]),
        original.detectionRules?.items.map(({ name, type }) => [type?.value, name?.value]),
      );
      assert.equal(advisory.indicators?.items.length, original.indicators?.items.length);
    });

  it('restores all authors in order, and keeps an identity that is not an author', () => {
    const source = `title: Harbour
analyzed: 2026-07-13
authors: [Example CERT, "Team: East, Zürich", A. Analyst]
tags: [espionage]
indicators: ["evil[.]example"]
`;
    const text = exportText(source, 'stix');
    const { objects } = JSON.parse(text) as {
      readonly objects: readonly { readonly type: string; readonly name?: string }[];
    };
    const identities = objects.filter(({ type }) => type === 'identity').map(({ name }) => name);
    assert.deepEqual(identities, ['Example CERT', 'Team: East, Zürich', 'A. Analyst']);
    const { advisory, errors, unread } = importText(text, 'stix');
    assert.deepEqual([errors, unread], [[], []]);
    assert.deepEqual(
      advisory.authors?.items.map(({ value }) => value),
      ['Example CERT', 'Team: East, Zürich', 'A. Analyst'],
    );
    assert.deepEqual(
      advisory.tags?.items.map(({ value }) => value),
      ['espionage'],
    );
    const victim = object('identity', '9', { name: 'Harbour Ltd.', identity_class: 'organization' });
    assert.deepEqual(importText(JSON.stringify({ type: 'bundle', objects: [...objects, victim] }), 'stix').unread, [
      'identity: Harbour Ltd.',
    ]);
  });

  it('restores rules without a body, and the structure of custom sections', () => {
    const source = `title: Harbour
analyzed: 2026-07-13
tlp: GREEN
indicators: ["evil[.]example"]
detection_rules:
  - { type: other, name: New sessions, language: osquery SQL, url: "https://rules.example/1", techniques: [T1059] }
  - { type: yara, name: On disk, description: "Two\\nlines", file: rules/a.yar, author: Desk, false_positives: [a, b] }
x_plain: Seen evil.example
x_contacts:
  desk: { phone: "12", hours: [] }
  others: [a, [b, c], { d: "1.0" }]
x_lines: "one\\ntwo: three\\n- four"
`;
    const { advisory, errors, unread } = importText(exportText(source, 'stix'), 'stix');
    assert.deepEqual(errors, []);
    assert.deepEqual(unread, []);
    const [first, second] = advisory.detectionRules?.items ?? [];
    assert.deepEqual(
      [first?.type, first?.name, first?.language, first?.url, first?.techniques[0]?.id, first?.body].map(
        (one) => one?.value,
      ),
      ['other', 'New sessions', 'osquery SQL', 'https://rules.example/1', 'T1059', undefined],
    );
    assert.deepEqual(
      [second?.type, second?.description, second?.file, second?.author, ...(second?.falsePositives ?? [])].map(
        (one) => one?.value,
      ),
      ['yara', 'Two\nlines', 'rules/a.yar', 'Desk', 'a', 'b'],
    );
    assert.deepEqual(Object.fromEntries(advisory.custom.map(({ name, value }) => [name, value])), {
      x_plain: 'Seen evil[.]example',
      x_contacts: { desk: { phone: '12', hours: [] }, others: ['a', ['b', 'c'], { d: '1.0' }] },
      x_lines: 'one\ntwo: three\n- four',
    });
  });

  it('survives members of every type', () => {
    const { objects } = JSON.parse(whole) as { objects: readonly object[] };
    for (const value of hostileValues) {
      const broken = objects.flatMap((one) => Object.keys(one).map((key) => ({ ...one, [key]: value })));
      const text = JSON.stringify({
        type: 'bundle',
        objects: [value, ...broken, { type: 'report', name: value, labels: value }],
      });
      assert.ok(importText(text, 'stix').text.startsWith('# advisory\n'));
    }
  });
});

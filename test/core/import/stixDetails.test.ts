import assert from 'node:assert/strict';
import { importText } from '../../support/imports.ts';
import { bundleOf, object, relation, technique } from '../../support/stixText.ts';

const actor = object('intrusion-set', '1', { name: 'Harbour crew' });
const loader = object('malware', '1', { name: 'Loader' });
const mail = object('attack-pattern', '1', { name: 'Spearphishing Link', ...technique });
const indicator = (id: string, more: object): object =>
  object('indicator', id, { pattern_type: 'stix', pattern: "[domain-name:value = 'evil.top']", ...more });
const tlp = (id: string): object =>
  object('marking-definition', id, { definition_type: 'tlp', definition: { tlp: id } });
const marked = (id: string): object => ({ object_marking_refs: [`marking-definition--${id}`] });

describe('the import of details in STIX bundles', () => {
  it('keeps descriptions and confidences if several objects use a technique', () => {
    const { advisory, unread } = importText(
      bundleOf(
        actor,
        loader,
        mail,
        relation('intrusion-set--1', 'uses', 'attack-pattern--1', { description: 'By mail.', confidence: 90 }),
        relation('malware--1', 'uses', 'attack-pattern--1', { description: 'By chat.', confidence: 10 }),
      ),
      'stix',
    );
    assert.deepEqual(unread, [
      'relationship: Harbour crew uses Spearphishing Link: By mail.: confidence: 90',
      'relationship: Loader uses Spearphishing Link: By chat.: confidence: 10',
    ]);
    assert.deepEqual(
      advisory.mitreAttack?.items.map(({ description }) => description?.value),
      [undefined],
    );
  });

  it('keeps which of actor and malware uses what, but not what a single one uses', () => {
    const objects = [actor, loader, mail, relation('intrusion-set--1', 'uses', 'malware--1')];
    assert.deepEqual(importText(bundleOf(...objects), 'stix').unread, []);
    const both = bundleOf(...objects, relation('malware--1', 'uses', 'attack-pattern--1', { description: 'By mail.' }));
    const { advisory, unread } = importText(both, 'stix');
    assert.deepEqual(unread, [
      'relationship: Harbour crew uses Loader',
      'relationship: Loader uses Spearphishing Link',
    ]);
    assert.equal(advisory.mitreAttack?.items[0]?.description?.value, 'By mail.');
  });

  it('joins what an action, another one and a relationship say about a technique', () => {
    const action = (id: string, name: string, description: string): object =>
      object('attack-action', id, { name, technique_id: 'T1566.002', tactic_id: 'TA0001', description });
    const { advisory, unread } = importText(
      bundleOf(
        action('1', 'Spearphishing Link', 'First.'),
        action('2', 'The second mail', 'Second.'),
        actor,
        mail,
        relation('intrusion-set--1', 'uses', 'attack-pattern--1', { description: 'Third.', confidence: 90 }),
      ),
      'stix',
    );
    const [row] = advisory.mitreAttack?.items ?? [];
    assert.deepEqual([row?.description?.value, row?.confidence?.value], ['First.\n\nSecond.\n\nThird.', 'high']);
    assert.deepEqual(unread, ['T1566.002: name: The second mail']);
  });

  it('keeps confidences and pages of objects, and other relationships between them', () => {
    const page = { source_name: 'Vendor', url: 'https://vendor.example/loader', description: 'First analysis' };
    const { advisory, unread } = importText(
      bundleOf(
        object('malware', '1', { name: 'Loader', confidence: 80, external_references: [page] }),
        object('malware', '2', { name: 'Stealer' }),
        object('vulnerability', '1', { name: 'CVE-2024-3400', confidence: 15 }),
        relation('malware--1', 'related-to', 'malware--2'),
        relation('malware--1', 'targets', 'vulnerability--1', { confidence: 40 }),
      ),
      'stix',
    );
    const [row] = advisory.references?.items ?? [];
    assert.deepEqual([row?.title?.value, row?.url?.value], ['First analysis', 'https://vendor.example/loader']);
    assert.deepEqual(unread, [
      'Loader: confidence: 80',
      'CVE-2024-3400: confidence: 15',
      'relationship: Loader related-to Stealer',
      'relationship: Loader targets CVE-2024-3400: confidence: 40',
    ]);
  });

  it('keeps all malware and techniques that an indicator indicates, and sightings beside dates in its description', () => {
    const { advisory, unread } = importText(
      bundleOf(
        loader,
        object('malware', '2', { name: 'Stealer' }),
        mail,
        indicator('1', { name: 'C2 server', description: 'First seen: 2026-02-01' }),
        object('sighting', '1', { sighting_of_ref: 'indicator--1', first_seen: '2026-01-02T00:00:00Z' }),
        relation('indicator--1', 'indicates', 'malware--1'),
        relation('indicator--1', 'indicates', 'malware--2'),
        relation('indicator--1', 'indicates', 'attack-pattern--1'),
      ),
      'stix',
    );
    const [row, ...more] = advisory.indicators?.items ?? [];
    assert.deepEqual(
      [row?.malware?.value, row?.firstSeen?.value, row?.description?.value?.includes('malware: Stealer'), more.length],
      ['Loader', '2026-01-02', true, 0],
    );
    assert.deepEqual(unread, ['relationship: C2 server indicates Spearphishing Link']);
  });

  it('keeps the validity, confidence and further pages of rules, and the order in a pattern', () => {
    const { advisory, unread } = importText(
      bundleOf(
        object('indicator', '1', {
          pattern_type: 'yara',
          name: 'x',
          pattern: 'rule x { condition: true }',
          valid_until: '2026-09-01T00:00:00Z',
          indicator_types: ['compromised'],
          confidence: 88,
          external_references: [
            { source_name: 'repository', url: 'https://vendor.example/x' },
            { source_name: 'blog', url: 'https://vendor.example/y' },
          ],
        }),
        indicator('2', { pattern: "[domain-name:value = 'evil.top'] FOLLOWEDBY [ipv4-addr:value = '45.8.146.213']" }),
      ),
      'stix',
    );
    assert.deepEqual(
      [advisory.detectionRules?.items[0]?.url?.value, advisory.references?.items[0]?.url?.value],
      ['https://vendor.example/x', 'https://vendor.example/y'],
    );
    assert.match(advisory.indicators?.items[1]?.description?.value ?? '', /FOLLOWEDBY/);
    assert.deepEqual(unread, ['x: valid until 2026-09-01; compromised; confidence: 88']);
  });

  it('gives the advisory the strictest label of its objects, and keeps statements', () => {
    const { advisory, unread } = importText(
      bundleOf(
        tlp('green'),
        tlp('amber'),
        tlp('red'),
        object('marking-definition', 's', {
          definition_type: 'statement',
          definition: { statement: 'Do not resell.' },
        }),
        object('report', '1', { name: 'R', report_types: ['campaign'], ...marked('green') }),
        object('malware', '1', { name: 'Loader', ...marked('amber') }),
        indicator('1', marked('red')),
      ),
      'stix',
    );
    assert.deepEqual([advisory.tlp?.value, advisory.indicators?.items[0]?.tlp?.value], ['AMBER', 'RED']);
    assert.deepEqual(unread, ['tlp: GREEN', 'report: report_types: campaign', 'marking: Do not resell.']);
  });

  it('keeps the properties of further reports, notes and courses of action', () => {
    const page = { source_name: 'blog', url: 'https://vendor.example/second' };
    const { advisory, unread } = importText(
      bundleOf(
        object('report', '1', { name: 'First', labels: ['severity:high', 'severity:low'] }),
        object('report', '2', {
          name: 'Second',
          published: '2026-02-02',
          labels: ['wave'],
          external_references: [page],
        }),
        object('note', '1', { content: 'Seen.', authors: ['A team'], confidence: 30 }),
        object('course-of-action', '1', { name: 'Block', labels: ['Immediate Mitigation', 'network'] }),
      ),
      'stix',
    );
    assert.equal(advisory.references?.items[0]?.url?.value, page.url);
    assert.deepEqual(unread, [
      'severity: low',
      'report: Second: published: 2026-02-02; labels: wave',
      'note: Seen.: authors: A team; confidence: 30',
      'Block: labels: network',
    ]);
  });

  it('keeps invalid dates in the description of an indicator from a note', () => {
    const content = 'mutex: Global\\x\nRole: Lock\nFirst seen: 2026-07-03T00:00:00Z\nLast seen: in July\nRole: Marker';
    const { advisory, errors } = importText(
      bundleOf(
        object('note', '1', { abstract: 'Indicator: mutex', content }),
        object('note', '2', { abstract: 'Indicator: mutex', content: 'mutex: Global\\y\nlast seen 2026-13-45' }),
      ),
      'stix',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      advisory.indicators?.items.map(({ value, role, firstSeen, lastSeen, description }) =>
        [value, role, firstSeen, lastSeen, description].map((one) => one?.value),
      ),
      [
        ['Global\\x', 'Lock', '2026-07-03', undefined, 'Last seen: in July Role: Marker'],
        ['Global\\y', undefined, undefined, undefined, 'last seen 2026-13-45'],
      ],
    );
  });

  it('reads null in a custom section as a missing value', () => {
    const value = { desk: null, phones: ['12', null] };
    const { text, advisory, errors } = importText(
      bundleOf(object('note', '1', { content: 'Desk', extensions: { e: { section: 'x_contacts', value } } })),
      'stix',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(advisory.custom[0]?.value, { desk: '', phones: ['12', ''] });
    assert.doesNotMatch(text, /\{\}/);
  });
});

import assert from 'node:assert/strict';
import { importText } from '../../support/imports.ts';

const md5 = '0123456789abcdef0123456789abcdef';
const attribute = (type: string, value: string, more: object = {}): object => ({ type, value, ...more });
const tagged = (...names: readonly string[]): object => ({ Tag: names.map((name) => ({ name })) });
const related = (relation: string, type: string, value: string, more: object = {}): object =>
  attribute(type, value, { object_relation: relation, ...more });
const eventOf = (more: object): string => JSON.stringify({ Event: { info: 'Parcel lures', Attribute: [], ...more } });

describe('the import of details in MISP events', () => {
  it('reads a sample as a hash with its file name, in an event and in a file object', () => {
    const { advisory, unread } = importText(
      eventOf({
        Attribute: [attribute('malware-sample', `a.exe|${md5}`, { comment: 'dropper' })],
        Object: [{ name: 'file', Attribute: [related('malware-sample', 'malware-sample', `b.exe|${'f'.repeat(32)}`)] }],
      }),
      'misp',
    );
    assert.deepEqual(
      advisory.indicators?.items.map(({ type, value, description }) => [type?.value, value?.value, description?.value]),
      [
        ['md5', md5, 'dropper; a.exe'],
        ['md5', 'f'.repeat(32), 'b.exe'],
      ],
    );
    assert.deepEqual(unread, []);
  });

  it('keeps comments on names and places', () => {
    const { advisory, unread } = importText(
      eventOf({
        Attribute: [
          attribute('threat-actor', 'Harbour crew', { comment: 'seen by a partner' }),
          attribute('campaign-name', 'Spring', { comment: 'since January; C0024' }),
          attribute('target-location', 'Norway', { comment: 'ports' }),
        ],
        Galaxy: [{ GalaxyCluster: [{ type: 'mitre-campaign', value: 'Autumn', meta: { synonyms: ['Fall'] } }] }],
      }),
      'misp',
    );
    assert.deepEqual(
      [advisory.actors?.items[0]?.name?.value, advisory.campaigns?.items.length, advisory.regions?.items[0]?.value],
      ['Harbour crew', 2, 'Norway'],
    );
    assert.deepEqual(unread, [
      'Autumn: synonyms: Fall',
      'Harbour crew: seen by a partner',
      'Spring: since January; C0024',
      'Norway: ports',
    ]);
  });

  it('keeps labels and dates of attributes whose rows have none, and their clusters', () => {
    const cluster = { type: 'threat-actor', value: 'Harbour crew', description: 'A crew.' };
    const { advisory, unread } = importText(
      eventOf({
        Attribute: [
          attribute('vulnerability', 'CVE-2024-3400', { first_seen: '2026-01-01', ...tagged('tlp:red') }),
          attribute('yara', 'rule x { condition: true }', tagged('tlp:amber')),
          attribute('domain', 'evil.top', { Galaxy: [{ GalaxyCluster: [cluster] }], ...tagged('tlp:red') }),
        ],
      }),
      'misp',
    );
    assert.deepEqual(
      [advisory.actors?.items[0]?.name?.value, advisory.indicators?.items[0]?.tlp?.value],
      ['Harbour crew', 'RED'],
    );
    assert.deepEqual(unread, [
      'vulnerability: CVE-2024-3400: TLP:RED, 2026-01-01',
      'yara: rule x { condition: true }: TLP:AMBER',
      'Harbour crew: A crew.',
    ]);
  });

  it('keeps all attributes of objects, with their comments and tags, and proposals and deleted ones', () => {
    const { advisory, unread } = importText(
      eventOf({
        Object: [
          {
            name: 'file',
            Attribute: [
              related('md5', 'md5', md5, tagged('misp-galaxy:threat-actor="APT29"')),
              related('filename', 'filename', 'a.exe', { comment: 'as sent' }),
              related('sha1', 'sha1', 'a'.repeat(40), { deleted: true }),
              related('size-in-bytes', 'size-in-bytes', '9', { ShadowAttribute: [attribute('md5', 'f'.repeat(32))] }),
            ],
          },
          {
            name: 'vulnerability',
            comment: 'of the gateway',
            Attribute: [
              related('id', 'vulnerability', 'CVE-2024-3400'),
              related('description', 'text', 'Long'),
              related('summary', 'text', 'Short'),
              related('cvss-score', 'float', '9.8', { comment: 'by the vendor' }),
              related('cvss-score', 'float', '7.1'),
              related('references', 'link', 'https://vendor.example/v', { comment: 'The notice' }),
            ],
          },
        ],
      }),
      'misp',
    );
    assert.equal(advisory.indicators?.items[0]?.description?.value, 'filename: a.exe: as sent; size-in-bytes: 9');
    assert.equal(advisory.actors?.items[0]?.name?.value, 'APT29');
    assert.equal(advisory.vulnerabilities?.items[0]?.description?.value, 'Long\nShort');
    assert.deepEqual(
      [advisory.references?.items[0]?.title?.value, advisory.references?.items[0]?.url?.value],
      ['The notice', 'https://vendor.example/v'],
    );
    assert.deepEqual(unread, [
      `deleted attribute: sha1: ${'a'.repeat(40)}`,
      'CVE-2024-3400: of the gateway',
      'CVE-2024-3400: cvss-score: 9.8: by the vendor',
      'CVE-2024-3400: cvss-score: 7.1',
      `proposal: md5: ${'f'.repeat(32)}`,
    ]);
  });

  it('merges the authors and the strictest label of several events, and reports their other values', () => {
    const event = (info: string, level: string, label: string): object => ({
      Event: { info, threat_level_id: level, Orgc: { name: `${info} CERT` }, Attribute: [], ...tagged(label) },
    });
    const { advisory, unread } = importText(
      JSON.stringify({ response: [event('One', '1', 'tlp:green'), event('Two', '3', 'tlp:red')] }),
      'misp',
    );
    assert.deepEqual([advisory.title?.value, advisory.severity?.value, advisory.tlp?.value], ['One', 'high', 'RED']);
    assert.deepEqual(
      advisory.authors?.items.map(({ value }) => value),
      ['One CERT', 'Two CERT'],
    );
    assert.deepEqual(unread, ['tlp: GREEN', 'event: Two', 'severity: low']);
  });

  it('reads plain URLs in the references of a report', () => {
    const content = [
      '# References',
      '',
      '- https://vendor.example/a',
      '- The notice: https://vendor.example/b',
      '- A talk',
    ];
    const { advisory } = importText(eventOf({ EventReport: [{ name: 'R', content: content.join('\n') }] }), 'misp');
    assert.deepEqual(
      advisory.references?.items.map(({ title, url }) => [title?.value, url?.value]),
      [
        [undefined, 'https://vendor.example/a'],
        ['The notice', 'https://vendor.example/b'],
        ['A talk', undefined],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { importText } from '../../support/imports.ts';

const vector = (metrics: string): string => `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/${metrics}`;
const critical = { version: '3.1', baseScore: 9.8, baseSeverity: 'CRITICAL', vectorString: vector('C:H/I:H/A:H') };
const medium = { version: '3.1', baseScore: 5.3, baseSeverity: 'MEDIUM', vectorString: vector('C:L/I:N/A:N') };
const documentOf = (version: string, document: object, ...vulnerabilities: readonly object[]): string =>
  JSON.stringify({ document: { csaf_version: version, title: 'Gate', ...document }, vulnerabilities });

describe('the import of details in CSAF documents', () => {
  it('takes the severity from the metrics of CSAF 2.1, and keeps their other contents and sources', () => {
    const { advisory, unread } = importText(
      documentOf(
        '2.1',
        {},
        {
          cve: 'CVE-2024-3400',
          disclosure_date: '2026-01-01T00:00:00Z',
          first_known_exploitation_dates: [{ date: '2026-01-02T00:00:00Z', exploitation_date: '2025-12-20T00:00:00Z' }],
          metrics: [
            { source: 'https://nvd.example', content: { cvss_v3: critical, epss: { probability: '0.97' } } },
            { content: { qualitative_severity_rating: 'important' } },
          ],
        },
      ),
      'csaf',
    );
    assert.equal(advisory.severity?.value, 'critical');
    assert.deepEqual(unread, [
      'CVE-2024-3400: disclosure_date: 2026-01-01',
      'CVE-2024-3400: exploitation_date: 2025-12-20',
      'CVE-2024-3400: source of scores: https://nvd.example',
      'CVE-2024-3400: epss: 0.97',
      'CVE-2024-3400: qualitative_severity_rating: important',
    ]);
  });

  it('reports a version other than 2.0 and 2.1', () => {
    assert.deepEqual(importText(documentOf('3.0', { title: 'Gate' }), 'csaf').unread, ['csaf_version: 3.0']);
    for (const version of ['2.0', '2.1'])
      assert.deepEqual(importText(documentOf(version, { title: 'Gate' }), 'csaf').unread, []);
  });

  it('prefers the stated severity to those of the scores', () => {
    const stated = documentOf(
      '2.0',
      { aggregate_severity: { text: 'Moderate' } },
      { cve: 'CVE-2024-3400', scores: [{ cvss_v3: critical }] },
    );
    const { advisory, unread } = importText(stated, 'csaf');
    assert.deepEqual([advisory.severity?.value, unread], ['medium', []]);
  });

  it('merges two entries for one vulnerability', () => {
    const entry = (title: string, score: object): object => ({
      cve: 'CVE-2024-3400',
      title,
      notes: [{ category: 'description', text: `About ${title}` }],
      scores: [{ cvss_v3: score }],
    });
    const { advisory, errors, unread } = importText(
      documentOf('2.0', {}, entry('Alpha', critical), entry('Beta', medium), entry('Alpha', critical)),
      'csaf',
    );
    const [row, ...more] = advisory.vulnerabilities?.items ?? [];
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [row?.title?.value, row?.description?.value, row?.cvss.map(({ score }) => score?.value), more.length],
      ['Alpha', 'About Alpha\n\nAbout Beta', [9.8, 5.3], 0],
    );
    assert.deepEqual(unread, ['CVE-2024-3400: title: Beta']);
  });

  it('reads service packs, patch levels and architectures as parts of a version, and reports an interim status', () => {
    const branch = (category: string, name: string, more: object): object => ({ category, name, ...more });
    const product = (id: string): object => ({ product: { product_id: id, name: id } });
    const tree = branch('product_name', 'Gate', {
      branches: [
        branch('architecture', 'arm', product('P1')),
        branch('product_version', '2.0', {
          branches: [branch('service_pack', 'SP2', { branches: [branch('patch_level', 'p7', product('P2'))] })],
        }),
      ],
    });
    const { advisory, unread } = importText(
      JSON.stringify({
        document: { csaf_version: '2.0', title: 'Gate', tracking: { status: 'interim' } },
        product_tree: { branches: [tree] },
        vulnerabilities: [
          {
            cve: 'CVE-2024-3400',
            product_status: { known_affected: ['P1'], fixed: ['P2'] },
            notes: [{ category: 'faq', title: 'Am I hit?', text: 'Check the log.' }],
          },
        ],
      }),
      'csaf',
    );
    const [row, ...more] = advisory.affectedSystems?.items ?? [];
    assert.deepEqual(
      [row?.versions, row?.fixedVersions].map((list) => list?.map(({ value }) => value)),
      [['arm'], ['2.0 SP2 p7']],
    );
    assert.deepEqual(
      [more.length, unread],
      [0, ['tracking, status: interim', 'CVE-2024-3400: note: Am I hit?: Check the log.']],
    );
  });

  it('keeps the dates and conditions of remediations, and the dates of threats', () => {
    const { unread } = importText(
      documentOf(
        '2.0',
        {},
        {
          cve: 'CVE-2024-3400',
          threats: [
            { category: 'exploit_status', details: 'Exploited in the wild', date: '2026-01-03T00:00:00Z' },
            { category: 'exploit_status', details: 'Exploited in the wild' },
          ],
          remediations: [
            {
              category: 'vendor_fix',
              details: 'Update',
              date: '2026-01-20T00:00:00Z',
              restart_required: { category: 'machine', details: 'At night' },
              entitlements: ['Support contract'],
            },
          ],
        },
      ),
      'csaf',
    );
    assert.deepEqual(unread, [
      'CVE-2024-3400: remediation, date: 2026-01-20T00:00:00Z',
      'CVE-2024-3400: remediation, restart_required: machine, At night',
      'CVE-2024-3400: remediation, entitlements: Support contract',
      'CVE-2024-3400: exploit_status: 2026-01-03: Exploited in the wild',
    ]);
  });
});

import assert from 'node:assert/strict';
import { advisoryOf, exampleTexts, exportText, filledKeys, hostileValues, importText } from '../../support/imports.ts';

const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';

/** A document as a vendor writes it. */
const document = {
  category: 'csaf_security_advisory',
  csaf_version: '2.0',
  title: 'Gateway: authentication bypass',
  lang: 'en-US',
  aggregate_severity: { text: 'Important' },
  distribution: { text: 'Share it', tlp: { label: 'WHITE' } },
  publisher: { category: 'vendor', name: 'Vendor PSIRT', contact_details: 'psirt@vendor.example' },
  notes: [
    { category: 'summary', text: 'A bypass.', title: 'Topic' },
    { category: 'legal_disclaimer', text: 'As is.', title: 'Terms of Use' },
  ],
  references: [{ category: 'self', summary: 'Canonical', url: 'https://vendor.example/sa-1.json' }],
  acknowledgments: [{ names: ['Ada'], organization: 'Lab' }],
  tracking: {
    id: 'SA-1',
    status: 'final',
    initial_release_date: '2026-01-02T08:00:00.000Z',
    current_release_date: '2026-01-05T08:00:00Z',
    revision_history: [
      { date: '2026-01-05T08:00:00Z', number: '2', summary: 'Fix' },
      { date: '2026-01-02T08:00:00Z', number: '1', summary: 'Initial' },
    ],
  },
};
const version = (category: string, name: string, id: string): object => ({
  category,
  name,
  product: { product_id: id, name: `Gateway ${name}` },
});
const tree = {
  branches: [
    {
      category: 'vendor',
      name: 'Vendor',
      branches: [
        {
          category: 'product_name',
          name: 'Gateway',
          branches: [version('product_version_range', '<2.1', 'P1'), version('product_version', '2.1', 'P2')],
        },
      ],
    },
  ],
};
const vulnerability = {
  cve: 'CVE-2026-1234',
  title: 'Bypass',
  cwe: { id: 'CWE-287', name: 'Improper Authentication' },
  notes: [{ category: 'description', text: 'An attacker logs in.' }],
  product_status: { known_affected: ['P1'], fixed: ['P2'], known_not_affected: ['P9'] },
  scores: [{ cvss_v3: { vectorString: vector, baseScore: 9.8, baseSeverity: 'CRITICAL' }, products: ['P1'] }],
  threats: [{ category: 'exploit_status', details: 'Actively exploited' }],
  remediations: [
    { category: 'vendor_fix', details: 'Update to 2.1', product_ids: ['P1'] },
    { category: 'workaround', details: 'Block the port' },
  ],
  discovery_date: '2025-12-01T00:00:00Z',
};
const whole = { document, product_tree: tree, vulnerabilities: [vulnerability] };

describe('the import of CSAF documents', () => {
  it('reads the document, its products and its vulnerabilities', () => {
    const { advisory, errors, unread } = importText(JSON.stringify(whole), 'csaf');
    assert.deepEqual(errors, []);
    assert.deepEqual(
      [advisory.title, advisory.severity, advisory.tlp, advisory.id, advisory.published, advisory.updated].map(
        (one) => one?.value,
      ),
      ['Gateway: authentication bypass', 'high', 'CLEAR', 'SA-1', '2026-01-02T08:00:00Z', '2026-01-05T08:00:00Z'],
    );
    const [system] = advisory.affectedSystems?.items ?? [];
    assert.deepEqual(
      [system?.vendor?.value, system?.name?.value, system?.versions[0]?.value, system?.fixedVersions[0]?.value],
      ['Vendor', 'Gateway', '<2.1', '2.1'],
    );
    const [row] = advisory.vulnerabilities?.items ?? [];
    assert.deepEqual(
      [
        row?.id?.value,
        row?.cwe[0]?.value,
        row?.cvss[0]?.vector?.value,
        row?.cvss[0]?.score?.value,
        row?.exploited?.value,
      ],
      ['CVE-2026-1234', 'CWE-287', vector, 9.8, true],
    );
    assert.equal(row?.description?.value, 'An attacker logs in.');
    assert.deepEqual(
      advisory.recommendations?.groups.get('immediate_mitigation')?.items.map(({ text }) => text?.value),
      ['CVE-2026-1234: Block the port'],
    );
    assert.deepEqual(
      advisory.revisions?.items.map(({ version: number }) => number?.value),
      ['1', '2'],
    );
    assert.deepEqual(
      advisory.custom.map(({ name, value }) => [name, value]),
      [
        ['x_terms_of_use', 'As is.'],
        ['x_acknowledgments', ['Ada, Lab']],
      ],
    );
    assert.deepEqual(unread, [
      'distribution: Share it',
      'publisher, contact_details: psirt@vendor.example',
      'CVE-2026-1234: discovery_date: 2025-12-01',
      'CVE-2026-1234: exploit_status: Actively exploited',
      'CVE-2026-1234: known_not_affected: P9',
    ]);
  });

  it('reads families with versions, and packages as versions of the product that contains them', () => {
    const part = { product_id: 'zlib-1.2-4', name: 'zlib-1.2-4' };
    const named = (category: string, name: string, branches: readonly object[]): object => ({
      category,
      name,
      branches,
    });
    const leaf = { category: 'product_name', name: 'Linux 9', product: { product_id: 'L9', name: 'Linux 9' } };
    const product_tree = {
      branches: [
        named('vendor', 'Vendor', [named('product_family', 'Router OS', [version('product_version', '17.1', 'R1')])]),
        named('vendor', 'Distributor', [
          named('product_family', 'Linux', [leaf]),
          named('architecture', 'noarch', [{ category: 'product_version', name: 'zlib-1.2-4', product: part }]),
        ]),
      ],
      relationships: [
        {
          category: 'default_component_of',
          product_reference: 'zlib-1.2-4',
          relates_to_product_reference: 'L9',
          full_product_name: { product_id: 'L9:zlib', name: 'zlib-1.2-4 as a component of Linux 9' },
        },
      ],
    };
    const flaw = {
      cve: 'CVE-2026-1234',
      title: 'CVE-2026-1234',
      product_status: { known_affected: ['R1'], fixed: ['L9:zlib'] },
      scores: [{ cvss_v3: { vectorString: vector, baseScore: 9.8, baseSeverity: 'CRITICAL' }, products: ['R1'] }],
      threats: [{ category: 'exploit_status', details: 'Active exploitation is known.' }],
    };
    const { aggregate_severity: _said, ...rest } = document as Record<string, unknown>;
    const { advisory, errors } = importText(
      JSON.stringify({ document: rest, product_tree, vulnerabilities: [flaw] }),
      'csaf',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      advisory.affectedSystems?.items.map(({ vendor, name, versions, fixedVersions }) =>
        [vendor, name, ...versions, ...fixedVersions].map((one) => one?.value),
      ),
      [
        ['Vendor', 'Router OS', '17.1'],
        ['Distributor', 'Linux 9', 'zlib-1.2-4'],
      ],
    );
    const [row] = advisory.vulnerabilities?.items ?? [];
    assert.deepEqual([row?.title, row?.exploited?.value, advisory.severity?.value], [undefined, true, 'critical']);
  });

  it('does not read a denial as exploitation', () => {
    const threats = [{ category: 'exploit_status', details: 'Not known to be actively exploited' }];
    const { advisory } = importText(
      JSON.stringify({ ...whole, vulnerabilities: [{ ...vulnerability, threats }] }),
      'csaf',
    );
    assert.equal(advisory.vulnerabilities?.items[0]?.exploited, undefined);
  });

  for (const [name, source] of exampleTexts)
    it(`restores what our export contains: ${name}`, () => {
      const { advisory, errors } = importText(exportText(source, 'csaf'), 'csaf');
      const original = advisoryOf(source);
      assert.deepEqual(errors, []);
      for (const key of ['title', 'severity', 'confidence', 'tlp', 'analyzed', 'published', 'updated'] as const)
        // CSAF requires the date of the first release. If `published` is missing, the export states another date there.
        if (key !== 'published' || original.published) assert.equal(advisory[key]?.value, original[key]?.value, key);
      const missing = filledKeys(original).filter((key) => !advisory.sections.has(key));
      const noLocation = [
        'schema_version',
        'language',
        'attack_version',
        'source',
        'indicators',
        'detection_rules',
        'references',
      ];
      assert.deepEqual(
        missing.filter((key) => !noLocation.includes(key)),
        [],
      );
      assert.deepEqual(
        advisory.vulnerabilities?.items.map(({ id }) => id?.value),
        original.vulnerabilities?.items.map(({ id }) => id?.value),
      );
    });

  it('survives members of every type, and deep branches', () => {
    for (const value of hostileValues) {
      const broken = Object.fromEntries(Object.keys(document).map((key) => [key, value]));
      const row = Object.fromEntries(Object.keys(vulnerability).map((key) => [key, value]));
      const text = JSON.stringify({
        document: {
          ...broken,
          csaf_version: '2.0',
          notes: [value, { category: value, text: JSON.stringify(value), title: value }],
        },
        product_tree: { branches: [value, { name: value, branches: value }], full_product_names: value },
        vulnerabilities: [
          value,
          row,
          { ...vulnerability, product_status: { known_affected: value, [JSON.stringify(value)]: ['P'] } },
        ],
      });
      assert.ok(importText(text, 'csaf').text.startsWith('# advisory\n'));
    }
    const deep = `${'{"branches":['.repeat(5000)}${']}'.repeat(5000)}`;
    importText(`{"document":{"csaf_version":"2.0","title":"x"},"product_tree":${deep}}`, 'csaf');
  });
});

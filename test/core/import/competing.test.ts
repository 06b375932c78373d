import assert from 'node:assert/strict';
import { createCollected } from '../../../server/src/core/import/collected.ts';
import { testEnvironment } from '../../support/environment.ts';
import { importText } from '../../support/imports.ts';

const csvOf = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
const eventOf = (more: object): string => JSON.stringify({ Event: { info: 'Parcel lures', Attribute: [], ...more } });
const link = (comment: string): object => ({
  type: 'link',
  value: 'https://vendor.example/r',
  category: 'External analysis',
  comment,
});

describe('the import of values that compete for one key', () => {
  it('keeps a number or word that is only a part of the known one, but not words that the known text contains', () => {
    const collected = createCollected(testEnvironment().catalogue);
    for (const value of ['19.1', '9.1', '19.1']) collected.set('attack_version', value, 'a test');
    for (const value of ['Parcel lures in May', 'lure', 'Parcel lures']) collected.set('title', value, 'a test');
    assert.deepEqual(collected.result().unread, ['attack_version: 9.1', 'title: lure']);
  });

  it('keeps a fact in the description of an indicator that differs from its column', () => {
    const { advisory, errors } = importText(
      csvOf(
        'type,value,first_seen,confidence,description',
        'domain,evil.top,2026-08-01,high,C2; first seen 2026-07-03; low confidence; last seen 2026-09-01',
        'domain,bad.top,2026-08-01,high,first seen 2026-08-01; High confidence',
      ),
      'csv',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      advisory.indicators?.items.map((row) => [
        row.description?.value,
        row.firstSeen?.value,
        row.lastSeen?.value,
        row.confidence?.value,
      ]),
      [
        ['C2; first seen 2026-07-03; low confidence', '2026-08-01', '2026-09-01', 'high'],
        [undefined, '2026-08-01', undefined, 'high'],
      ],
    );
  });

  it('merges the rows of an indicator: the whole time, the strictest label, other values in the description', () => {
    const { advisory, unread } = importText(
      csvOf(
        'type,value,malware,first_seen,last_seen,confidence,tlp,description',
        'domain,evil.top,Loader,2026-02-01,2026-03-01,high,GREEN,C2; drop',
        'domain,EVIL[.]top,Stealer,2026-01-01,2026-02-01,low,RED,drop',
        'domain,evil.top,loader,2026-02-02,2026-04-01,High,AMBER,C2',
      ),
      'csv',
    );
    const [row, ...more] = advisory.indicators?.items ?? [];
    assert.deepEqual(
      [row?.malware, row?.firstSeen, row?.lastSeen, row?.confidence, row?.tlp, row?.description].map(
        (one) => one?.value,
      ),
      ['Loader', '2026-01-01', '2026-04-01', 'high', 'RED', 'C2; drop; malware: Stealer; confidence: low'],
    );
    assert.deepEqual([more.length, unread], [0, []]);
  });

  it('joins lists and descriptions of one vulnerability, and reports other values that differ', () => {
    const { advisory, unread } = importText(
      csvOf(
        'cveID,vulnerabilityName,product,cwes',
        'CVE-2024-3400,First name,Gate,CWE-77',
        'CVE-2024-3400,Second name,Door,"CWE-20, CWE-77"',
        'CVE-2024-3400,FIRST NAME,Gate,',
      ),
      'csv',
    );
    const [row] = advisory.vulnerabilities?.items ?? [];
    assert.deepEqual(
      [row?.title?.value, row?.cwe.map(({ value }) => value), row?.description?.value],
      ['First name', ['CWE-77', 'CWE-20'], 'product: Gate\n\nproduct: Door'],
    );
    assert.deepEqual(unread, ['CVE-2024-3400: title: Second name']);
  });

  it('replaces the URL as the title of a reference, and reports other titles and dates', () => {
    const { advisory, unread } = importText(
      eventOf({
        Attribute: [link(''), link('The report; Vendor; 2026-01-01'), link('Again; Vendor; 2026-01-09'), link('')],
      }),
      'misp',
    );
    const [row, ...more] = advisory.references?.items ?? [];
    assert.deepEqual(
      [row?.title?.value, row?.url?.value, row?.publisher?.value, row?.published?.value, more.length],
      ['The report', 'https://vendor.example/r', 'Vendor', '2026-01-01', 0],
    );
    assert.deepEqual(unread, [
      'https://vendor.example/r: title: Again',
      'https://vendor.example/r: published: 2026-01-09',
    ]);
  });

  it('reports a second value of a key, and merges authors', () => {
    const report = (severity: string, author: string): object => ({
      name: severity,
      content: `- Severity: ${severity}\n- Authors: ${author}`,
    });
    const { advisory, unread } = importText(
      eventOf({
        Orgc: { name: 'C' },
        EventReport: [report('high', 'A, B'), report('low', 'B, D'), report('high', 'A')],
      }),
      'misp',
    );
    assert.equal(advisory.severity?.value, 'high');
    assert.deepEqual(
      advisory.authors?.items.map(({ value }) => value),
      ['A', 'B', 'D', 'C'],
    );
    assert.deepEqual(unread, ['severity: low']);
  });

  it('keeps both groups of recommendations that have the same heading', () => {
    const page = ['Key Takeaways', 'Affected Systems', 'Recommendations'];
    const [first, second, third] = page.map((title) => `<h2>${title}</h2>`);
    const group = (item: string): string => `<h3>User Protection</h3><ul><li>${item}</li></ul>`;
    const { advisory } = importText(
      `<h1>Lures</h1>${first}<ul><li>A</li></ul>${second}<ul><li>Gate</li></ul>${third}${group('Train')}${group('Warn')}`,
      'html',
    );
    assert.deepEqual(
      advisory.recommendations?.groups.get('user_protection')?.items.map(({ text }) => text?.value),
      ['Train', 'Warn'],
    );
  });

  it('reports a second title of a link in a layer, and a release that does not exist', () => {
    const links = (...labels: readonly string[]): object[] =>
      labels.map((label) => ({ label, url: 'https://vendor.example/x' }));
    const { advisory, unread } = importText(
      JSON.stringify({
        name: 'L',
        versions: { attack: '99' },
        techniques: [
          { techniqueID: 'T1078', comment: 'By VPN', links: links('One') },
          { techniqueID: 'T1566', comment: 'By mail', links: links('Two', 'One') },
        ],
      }),
      'navigator',
    );
    assert.deepEqual(
      advisory.references?.items.map(({ title }) => title?.value),
      ['One'],
    );
    assert.deepEqual(unread, ['ATT&CK 99', 'link: Two: https://vendor.example/x']);
  });

  it('keeps all titles and severities of a table of Microsoft Defender', () => {
    const { advisory, unread } = importText(
      csvOf(
        'IndicatorType,IndicatorValue,Severity,Title,Description',
        'DomainName,evil.top,High,Loader wave,first',
        'DomainName,bad.top,Low,Other wave,second',
      ),
      'csv',
    );
    assert.deepEqual([advisory.severity?.value, advisory.title?.value], ['high', undefined]);
    assert.deepEqual(
      advisory.indicators?.items.map(({ description }) => description?.value),
      ['Loader wave; first', 'Other wave; second'],
    );
    assert.deepEqual(unread, ['column severity: High, Low']);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { CustomValue } from '../../../server/src/core/model/advisory.ts';
import {
  buildReport,
  readingTime,
  renderBody,
  renderMarkdown,
  renderText,
} from '../../../server/src/core/report/index.ts';
import { sections } from '../../../server/src/core/report/sections/index.ts';
import { assertGolden } from '../../support/golden.ts';
import { renderCatalogue } from '../../support/renderCatalogue.ts';
import { modelOf, type Values } from '../../support/reportModel.ts';
import { reportOf, reportOfText } from '../../support/reports.ts';
import { readSchema } from '../../support/schema.ts';

const fixture = (name: string): URL => new URL(`../../fixtures/render/${name}`, import.meta.url);
const complete = JSON.parse(readFileSync(fixture('complete.json'), 'utf8')) as Values;

const body = (values: Values, mode: 'published' | 'preview' = 'published'): string =>
  renderBody(reportOf(values, mode), mode).html;

/** Returns the text of markup as a reader sees it. */
const shown = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

describe('report', () => {
  it('prints a complete advisory', () => {
    assertGolden(fixture('complete.html'), body(complete));
    assertGolden(fixture('complete.md'), renderMarkdown(reportOf(complete)));
    assertGolden(fixture('complete.txt'), renderText(reportOf(complete)));
  });

  it('is the same when built from the text of an advisory', () => {
    const withoutLines = (html: string): string => html.replace(/ data-line="\d+"/g, '');
    const report = reportOfText(stringify(complete));
    assert.equal(withoutLines(renderBody(report).html), withoutLines(body(complete)));
  });

  it('maps elements to their source lines', () => {
    const text = 'title: T\nsummary: |\n  a\n\n  b\nkey_takeaways:\n  - one\n  - >\n    two\n    lines\ntags: x\n';
    const html = renderBody(reportOfText(text), 'preview').html;
    const lineOf = (shown: string): string | undefined => new RegExp(`data-line="(\\d+)">${shown}`).exec(html)?.[1];
    assert.deepEqual(['T', 'a', 'b', 'one', 'two lines', 'x'].map(lineOf), ['0', '2', '4', '6', '7', '10']);
  });

  it('maps the paragraphs of folded, quoted and plain text to their source lines', () => {
    const text = `title: T
summary: >-
  one
  more


  two
  more
key_takeaways:
  - "three


    four"
  - five
    more
  - |
    six

    seven
`;
    const html = renderBody(reportOfText(text), 'preview').html;
    const lineOf = (shown: string): string | undefined =>
      new RegExp(`data-line="(\\d+)"[^>]*>${shown}`).exec(html)?.[1];
    const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    assert.deepEqual(words.map(lineOf), ['2', '6', '9', '12', '13', '15', '18']);
  });

  it('previews an incomplete advisory with its missing keys', () => {
    const half = { title: 'Half-written', severity: 'critical', key_takeaways: ['One'], source: [], tags: [] };
    assertGolden(fixture('half-written.html'), body(half, 'preview'));
  });

  it('omits missing keys in a published page, and shows "None" for an explicitly empty list', () => {
    const html = body({ title: 'T', control_gaps: [], actors: [] });
    assert.doesNotMatch(html, /missing/i);
    assert.equal(shown(html).trim(), '1 min T Actors: None Control Gaps None');
  });

  it('has the key and the source line of each missing key', () => {
    const html = body({ title: 'T' }, 'preview');
    const keys = [...html.matchAll(/data-missing-key="(\w+)"/g)].map(([, key]) => key);
    const wanted = Object.entries(readSchema().properties ?? {})
      .filter(([, property]) => (property as { 'x-need'?: string })['x-need'] !== 'optional')
      .map(([key]) => key)
      .filter((key) => key !== 'title');
    assert.deepEqual([...keys].sort(), wanted.sort());
  });

  it('shows a placeholder as not filled in, without offering to insert the key again', () => {
    const severity = (value: string, language = 'en'): string | undefined => {
      const text = `title: T\nlanguage: ${language}\nseverity: ${value}\n`;
      const { html } = renderBody(reportOfText(text, 'preview'), 'preview');
      return /<button[^>]*data-missing-key="severity"[^>]*>.*?<\/button>/.exec(html)?.[0];
    };
    assert.equal(
      severity('<severity>'),
      '<button type="button" class="ta-missing ta-missing-required" data-missing-key="severity" data-line="2">Not filled in yet: <span class="ta-missing-title">Severity</span> <span class="ta-missing-need">(required)</span></button>',
    );
    for (const [language, words] of [
      ['de', 'Noch nicht ausgefüllt'],
      ['es', 'Por completar'],
      ['fr', 'À compléter'],
      ['ja', '未記入'],
      ['uk', 'Ще не заповнено'],
    ] as const)
      assert.ok(severity('TODO', language)?.includes(`>${words}: `), language);
    assert.match(severity('very bad') ?? '', />Cannot be read: /);
  });

  it('has its sections in the canonical order', () => {
    const order = Object.keys(readSchema().properties ?? {});
    const keys = sections.map(({ key }): string => key);
    assert.deepEqual(
      keys,
      order.filter((key) => keys.includes(key)),
    );
  });

  it('maps elements to source lines', () => {
    const { html, sourceMap } = renderBody(reportOf({ key_takeaways: ['a', 'b'], title: 'T', tags: ['x'] }), 'preview');
    assert.deepEqual(sourceMap, [
      { line: 0, id: 'section-key_takeaways' },
      { line: 3, id: 'report-title' },
      { line: 4, id: 'section-tags' },
    ]);
    assert.match(html, /<li data-line="2">b<\/li>/);
    for (const { id } of sourceMap) assert.ok(html.includes(`id="${id}"`), id);
  });

  it('never shows "No" for a kind that is not stated', () => {
    const html = shown(body({ detection_availability: { yara: true, kql: false } }));
    assert.match(
      html,
      /YARA Rules: ✓ Yes\s+Sigma Rules: – Not stated\s+Snort\/Suricata Rules: – Not stated\s+KQL Queries: ✗ No/,
    );
  });

  it("uses the catalogue's names of techniques if the author gives only an ID", () => {
    const text = renderText(
      reportOf({
        mitre_attack: [
          't1566/002',
          { id: 'T1566.002', name: 'Spearphishing Link' },
          { id: 'T1078', name: 'My own words' },
          'T9999',
        ],
      }),
    );
    assert.equal(
      text,
      '1 min\n\nMITRE ATT&CK Mapping\nATT&CK v19.1\n\n' +
        '  • T1566.002 - Phishing: Spearphishing Link\n  • T1566.002 - Phishing: Spearphishing Link\n' +
        '  • T1078 - My own words\n  • T9999\n',
    );
  });

  it("adds only those of the catalogue's facts about an actor that the advisory does not state", () => {
    const actor = (row: Values): string =>
      shown(body({ actors: [row] }))
        .replace(/^.*Actors: /, '')
        .trim();
    assert.equal(actor({ name: 'APT28' }), 'APT28 G0007 · Russia · also known as Fancy Bear, Sofacy');
    assert.equal(
      actor({ name: 'Fancy Bear', attack_id: 'G0007', aliases: ['sofacy'] }),
      'Fancy Bear also sofacy; G0007 APT28 · Russia',
    );
    assert.equal(
      actor({ name: 'APT28', attack_id: 'G0007', country: 'RU', aliases: ['Fancy Bear', 'Sofacy'] }),
      'APT28 also Fancy Bear, Sofacy; Russia; G0007',
    );
  });

  it('shows the TLP label at head and foot, WHITE as CLEAR', () => {
    const html = body({ title: 'T', tlp: 'WHITE' });
    assert.equal(shown(html).trim(), 'TLP:CLEAR 1 min T TLP:CLEAR');
    assert.equal(renderText(reportOf({ title: 'T', tlp: 'RED' })).match(/^ +TLP:RED$/gm)?.length, 2);
  });

  it('marks drafts and withdrawn advisories', () => {
    assert.match(shown(body({ title: 'T', status: 'draft' })), /^ ?Draft 1 min T/);
    assert.match(shown(body({ title: 'T', status: 'withdrawn' })), /^ ?Withdrawn 1 min T/);
    assert.match(shown(body({ title: 'T', status: 'final' })), /^ ?1 min T Status: Final/);
  });

  it('shows custom sections last, under a title made from the name', () => {
    const html = body({ x_internal_notes: { owner: 'Desk <4>', items: ['a', []] }, title: 'T', tags: ['x'] });
    assert.match(shown(html), /Tags x Internal Notes Owner: Desk &lt;4&gt; Items: a None $/);
  });

  it('limits the expansion of shared values', () => {
    let value: CustomValue = 'leaf';
    for (let depth = 0; depth < 40; depth++) value = [value, value, value];
    const { advisory, text, lines } = modelOf({ title: 'T' });
    const report = buildReport(
      { ...advisory, custom: [{ name: 'x_bomb', key: [0, 1], value }] },
      { attack: renderCatalogue.at('19.1'), catalogue: renderCatalogue, text, lines, mode: 'published' },
    );
    assert.match(renderText(report), /Bomb[^]*…/);
  });

  it('states its reading time', () => {
    assert.deepEqual([0, 99, 299, 300, 581].map(readingTime), [1, 1, 1, 2, 3]);
  });
});

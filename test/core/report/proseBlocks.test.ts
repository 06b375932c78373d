/** Lists, tables and code in prose: their source lines, columns and limits; and fields that are not prose. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderBody, renderMarkdown, renderPage, renderText } from '../../../server/src/core/report/index.ts';
import { markupProblems } from '../../support/markupCheck.ts';
import { assertHolds } from '../../support/property.ts';
import type { Values } from '../../support/reportModel.ts';
import { reportOf, reportOfText } from '../../support/reports.ts';

const html = (values: Values): string => renderBody(reportOf(values)).html;

const text = (...lines: readonly string[]): string => `summary: |\n${lines.map((line) => `  ${line}\n`).join('')}`;

/** Returns the text of each paragraph, item and table row in the preview with its source line, as `line text`. */
const lined = (source: string): string[] =>
  [
    ...renderBody(reportOfText(source), 'preview').html.matchAll(
      /<(?:p|li|tr)[^>]* data-line="(\d+)"[^>]*>([^]*?)(?=<ul|<\/)/g,
    ),
  ].map(([, line = '', inner = '']) => `${line} ${inner.replace(/<[^>]*>/g, '').trim()}`);

describe('tables of prose', () => {
  const table = '| Host | Port |\n|:-:|--:|\n| a | 443 |\n| b |';

  it('have column headings, a caption and alignments', () => {
    assert.match(
      html({ summary: table }),
      /<div class="ta-table" tabindex="0" role="group" aria-label="Table · Host · Port"/,
    );
    assert.match(
      html({ summary: table }).replace(/ data-line="\d+"/g, ''),
      /<thead><tr><th scope="col" class="ta-center">Host<\/th><th scope="col" class="ta-right">Port<\/th><\/tr><\/thead>/,
    );
    assert.match(html({ summary: table }), /<td colspan="2" class="ta-center">b<\/td><\/tr>/);
    assert.deepEqual(markupProblems(html({ summary: table })), []);
  });

  it('have no heading above a column without a title', () => {
    assert.match(html({ summary: '|  | a |\n|--|--|\n| 1 | 2 |' }), /<tr><td><\/td><th scope="col">a<\/th>/);
  });

  it('keep their alignments in Markdown', () => {
    assert.match(
      renderMarkdown(reportOf({ summary: table })),
      /\n\| Host \| Port \|\n\| :-: \| --: \|\n\| a \| 443 \|\n\| b \|\n/,
    );
  });

  it('are defanged in head, caption and rows', () => {
    const report = reportOf({
      summary:
        '| www.evil.example |\n|---|\n| evil.**example** |\n| [x](https://evil.example/y) <https://evil.example> |',
      indicators: ['evil[.]example'],
    });
    for (const output of [renderBody(report).html, renderMarkdown(report), renderText(report)]) {
      assert.doesNotMatch(output.replace(/<[/\w]+>|\*/g, ''), /evil\.example/);
      assert.equal(output.match(/evil/g)?.length, output.includes('aria-label') ? 6 : 5);
    }
  });

  it('are parsed like other text', () => {
    const words = `| ${'word '.repeat(200)} | b |\n|---|---|\n| ${'word '.repeat(200)} | d |`;
    assert.equal(reportOf({ summary: words }).head.minutes, 2);
  });

  it('end before short rows would create far more cells than text', () => {
    const wide = `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'x\n'.repeat(400)}end`;
    const page = html({ summary: wide });
    assert.ok(page.length < 60_000, `${page.length} characters`);
    assert.match(page, /x x x end<\/p>/);
  });
});

describe('prose', () => {
  it('has the source line of each item and row', () => {
    const source = text('One:', '• a', '  ▪ b', '• c', '', '| h |', '|---|', '| r |', '', 'End');
    assert.deepEqual(lined(source), ['1 One:', '2 a', '3 b', '4 c', '6 h', '8 r', '10 End']);
  });

  it('may contain lists, tables and paragraphs within lists', () => {
    const takeaways = html({ key_takeaways: ['Two:\n• a\n• b', 'One\n\nMore'] }).replace(/ data-line="\d+"/g, '');
    assert.match(takeaways, /<li>Two:\n<ul>\n<li>a<\/li>\n<li>b<\/li>\n<\/ul>\n<\/li>\n<li>One\n<p>More<\/p>/);
    const table = html({ key_takeaways: ['| a |\n|---|\n| b |'] });
    assert.match(table, /<li>\n<div class="ta-table"/);
  });

  it('returns the items if it is only a list', () => {
    for (const prose of ['• a\n• b', '- a\n- b']) {
      const report = reportOf({ key_takeaways: [prose, 'c'], recommendations: { user_protection: [prose] } });
      assert.match(renderText(report), /Key Takeaways\n\n {2}• a\n {2}• b\n {2}• c\n/);
      assert.match(renderText(report), /User Protection\n\n {2}• a\n {2}• b\n/);
    }
  });

  it('of an assessment follows the rating, with its lists below', () => {
    const shown = (notes: string): string =>
      renderText(reportOf({ false_positive_assessment: { rating: 'low', notes } })).split('Assessment\n\n')[1] ?? '';
    assert.equal(shown('Rare:\n• a\n• b'), '  • Low — Rare:\n    • a\n    • b\n');
    assert.equal(shown('• a\n• b'), '  • Low\n    • a\n    • b\n');
  });

  it('may contain lists and quotes of any depth', () => {
    for (const mark of ['> ', '- ', '• ', '1. '])
      for (const depth of [40, 49, 50, 51, 98, 99, 100, 101, 3_000]) {
        const shown = renderText(reportOf({ summary: `${mark.repeat(depth)}word\n\nend` }));
        assert.match(shown, /word[^]*end/, `${mark}${depth}`);
      }
  });

  it('may contain emphasis of any depth', () => {
    const deep = `${'*a **b '.repeat(5_000)}${'c** d* '.repeat(5_000)}`;
    assert.equal(renderText(reportOf({ summary: deep })).match(/[abcd]/g)?.length, 20_000);
    assert.deepEqual(markupProblems(html({ summary: deep })), []);
  });

  it('keeps every word', () => {
    const marks = fc.constantFrom(
      ...[
        '*',
        '**',
        ' *',
        '* ',
        '_',
        '\n• ',
        '\n  – ',
        '\n- ',
        '\n    ▪',
        '|',
        ' | ',
        '\n|',
        '|\n|---|---|\n|',
        '\n\n',
        '\n> ',
        '<',
        '>',
        ' `',
        '\n1. ',
        '\n# ',
        '\t',
        '\n',
      ],
    );
    assertHolds(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 40 }), (between) => {
        const shown = renderText(reportOf({ summary: between.map((mark, index) => `${mark}w${index}w`).join('') }));
        assert.deepEqual(
          between.map((_mark, index) => `w${index}w`).filter((word) => !shown.includes(word)),
          [],
        );
      }),
      300,
    );
  });
});

describe('literal fields', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['`curl` before 8.4', '<code>curl</code> before 8.4'],
    ['Run (`net user /add`), then `x`', 'Run (<code>net user /add</code>), then <code>x</code>'],
    ['**bold** and _x_ and <b>', '**bold** and _x_ and &lt;b&gt;'],
    ['it`s and don`t', 'it&#96;s and don&#96;t'],
    ['` alone ` and ``', '&#96; alone &#96; and &#96;&#96;'],
    ['a`b`c', 'a&#96;b&#96;c'],
    ['`<b>`', '<code>&lt;b&gt;</code>'],
  ];
  for (const [value, expected] of cases) {
    it(`show ${JSON.stringify(value)}`, () => {
      const page = html({ title: value, control_gaps: [value] });
      assert.equal(/<h1[^>]*>([^]*?)<\/h1>/.exec(page)?.[1], expected);
      assert.equal(/<li[^>]*>([^]*?)<\/li>/.exec(page)?.[1], expected);
    });
  }

  it("are code in Markdown, and plain text in text and in the page's title", () => {
    const report = reportOf({ title: 'Flaw in `curl`', control_gaps: ['No `EDR`'] });
    assert.match(renderMarkdown(report), /^# Flaw in `curl`\n[^]*\n- No `EDR`\n$/);
    assert.match(renderText(report), /Flaw in curl\n[^]*• No EDR\n$/);
    assert.match(renderPage(report, { css: '' }), /<title>Flaw in curl<\/title>/);
  });

  it('do not include the descriptions of indicators and revisions, which are prose', () => {
    const values = {
      indicators: [{ value: 'evil[.]example', description: 'the **first** one' }],
      revisions: [{ date: '2026-01-01', description: 'now *final*' }],
    };
    assert.match(html(values), /the <strong>first<\/strong> one[^]*now <em>final<\/em>/);
  });
});

/** Advisories quote malware: whatever their fields contain, reports contain only their own markup, and no control characters. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import createMarkdown, { type Token } from 'markdown-it';
import { renderBody, renderMarkdown, renderPage, renderText } from '../../../server/src/core/report/index.ts';
import { markupProblems } from '../../support/markupCheck.ts';
import type { Value, Values } from '../../support/reportModel.ts';
import { reportOf } from '../../support/reports.ts';
import { assertHolds } from '../../support/property.ts';

const complete = JSON.parse(
  readFileSync(new URL('../../fixtures/render/complete.json', import.meta.url), 'utf8'),
) as Values;

/** Keys whose values are enum values, numbers or booleans, or mappings of these; never free text. */
const closed = new Set(
  'severity confidence status tlp available count exploited score rating fp_risk kind yara sigma snort_suricata kql splunk_spl eql other edr_visibility network_visibility detection_difficulty'.split(
    ' ',
  ),
);

/** Returns the value with every free text replaced by a result of `text`; `key` is the key that the value belongs to. */
function poisoned(value: Value, text: () => string, key = ''): Value {
  if (Array.isArray(value)) return value.map((item: Value) => poisoned(item, text, key));
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([name, item]): [string, Value] => [name, poisoned(item, text, name)]);
    return Object.fromEntries(entries);
  }
  const isIndicatorType = key === 'type' && ['url', 'domain', 'sha256', 'sigma'].includes(String(value));
  return typeof value === 'string' && !(closed.has(key) && value !== '') && !isIndicatorType ? text() : value;
}

const attacks = [
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '[x](javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '![x](https://a.example/x.png)',
  '[x]: javascript:alert(1)\n\n[x]',
  '[a](https://a.example/"onclick="x)',
  '${7*7}`</p>`',
  '</style><script>',
  '<!-- --> <![CDATA[ ]]> <?x ?>',
  '&lt;script&gt; &#60;b&#62;',
  '```\n</code></pre><b>',
  '| a | b |\n| --- | --- |\n| <b> | c |',
  '| <b> | `|` |\n|:--|--:|\n| [x](javascript:a) | "> | <img src=x> |\n|',
  '• <script>\n  ▪ <https://a.example/"onclick="x>\n– **<b>**',
  "<https://a.example/`><https://a.example/'>",
  '# h\n---\n* * *\n1. x\n> q\n    code',
  'x\n===\ny',
  '<https://a.example> https://a.example www.a.example',
  '`` `<b>` ``',
  '\\<b>\\',
  '!',
  '&',
  '\u202E\u0007\uD800',
];

const hostileText = fc.oneof(
  fc.constantFrom(...attacks),
  fc.tuple(fc.constantFrom(...attacks), fc.constantFrom(...attacks)).map(([a, b]) => a + b),
  fc
    .array(fc.constantFrom(...'<>"\'`&*_[]()!\\|#-=~:/.@ \nab1', 'http://', '](', '`'), { minLength: 1 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1 }),
);

const advisories = fc.array(hostileText, { minLength: 1, maxLength: 12 }).map((texts) => {
  let at = 0;
  return poisoned(complete, () => texts[at++ % texts.length] ?? '') as Values;
});

const anyMarkdown = createMarkdown('commonmark', { html: true }).enable('table');

const flat = (tokens: readonly Token[]): Token[] => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);

describe('hostile advisories', () => {
  for (const mode of ['published', 'preview'] as const) {
    it(`create no markup on the ${mode} page`, () => {
      assertHolds(
        fc.property(advisories, (values) =>
          assert.deepEqual(markupProblems(renderBody(reportOf(values, mode), mode).html), []),
        ),
        60,
      );
    });
  }

  it('do not change the frame of a standalone page', () => {
    const page = renderPage(reportOf({ ...complete, title: '</title><script>"' }), {
      css: 'p {}',
      hash: (text) => `abc${text.length}=`,
    });
    assert.match(page, /<title>&lt;\/title&gt;&lt;script&gt;&quot;<\/title>/);
    assert.match(
      page,
      /content="default-src 'none'; style-src 'sha256-abc4=' 'sha256-abc\d+='; script-src 'sha256-abc\d+='; base-uri 'none'; form-action 'none'"/,
    );
    assert.match(page, /<style>@page\{@top-left\{content:"\\3c \\2f title\\3e \\3c script\\3e \\22 "\}\}<\/style>/);
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.doesNotMatch(page, /<script[^>]|<link|<img|@import|src=/);
  });

  it('create no HTML, images or foreign links in Markdown', () => {
    const links = new Set<string>();
    assertHolds(
      fc.property(advisories, (values) => {
        const tokens = flat(anyMarkdown.parse(renderMarkdown(reportOf(values)), {}));
        const html = tokens.filter(({ type }) => type.startsWith('html') || type === 'image');
        assert.deepEqual(
          html.map(({ content }) => content),
          [],
        );
        for (const token of tokens.filter(({ type }) => type === 'link_open')) {
          const target = String(token.attrGet('href'));
          links.add(target);
          assert.match(target, /^(?:https?:\/\/|mailto:)/i);
        }
      }),
      60,
    );
    assert.ok(links.size > 0, 'No advisory had a link.');
  });

  it('print no control characters on a terminal', () => {
    assertHolds(
      fc.property(advisories, (values) =>
        assert.doesNotMatch(renderText(reportOf(values)), /[^\P{Cc}\n\t]|[\u202A-\u202E]/u),
      ),
      60,
    );
  });

  it('have headings, sections and tables that Markdown parses as such', () => {
    const values = { ...complete, title: '# a | b', key_takeaways: ['- x\n- y', '1) z', '> q', '***', 'a | b'] };
    const html = anyMarkdown.render(renderMarkdown(reportOf(values)));
    assert.match(html, /<h1># a \| b<\/h1>/);
    assert.match(
      html,
      /<li>x<\/li>\n<li>y<\/li>\n<li>1\) z<\/li>\n<li>&gt; q<\/li>\n<li>\*\*\*<\/li>\n<li>a \| b<\/li>/,
    );
    assert.match(html, /<td>URL<\/td>\n<td><code>hxxp:\/\/conference-invite\[\.\]example\/login/);
  });
});

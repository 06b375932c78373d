import assert from 'node:assert/strict';
import { renderBody, renderMarkdown, renderText } from '../../../server/src/core/report/index.ts';
import { reportOf } from '../../support/reports.ts';

/** Returns the HTML of the summary on the page, without line numbers. */
function summary(prose: string): string {
  const { html } = renderBody(reportOf({ summary: prose }));
  const inner = /<div class="ta-summary">\n([^]*?)<\/div>/.exec(html)?.[1] ?? '';
  return inner.replace(/ data-line="\d+"/g, '').trim();
}

const link = (url: string, text: string): string => `<a href="${url}" rel="noopener noreferrer">${text}</a>`;

describe('prose', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['emphasis and code', '*a* **b** `c<d`', '<p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>'],
    ['paragraphs', 'a\nb\n\nc', '<p>a b</p>\n<p>c</p>'],
    ['lists', '- a\n- b\n\n3. c', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start="3">\n<li>c</li>\n</ol>'],
    [
      'fences',
      '```kql\na | b\n```',
      '<pre class="ta-code" tabindex="0" role="group" aria-label="kql"><code class="language-kql">a | b</code></pre>',
    ],
    ['headings, which do not break the outline', '# A', '<p><strong>A</strong></p>'],
    ['raw HTML as text', '<script>x</script> <b>y</b>', '<p>&lt;script&gt;x&lt;/script&gt; &lt;b&gt;y&lt;/b&gt;</p>'],
    ['HTML blocks as text', '<div>\nx\n</div>', '<p>&lt;div&gt; x &lt;/div&gt;</p>'],
    ['paths as typed', 'C:\\Users\\*\\AppData\\*\\_x_\\y', '<p>C:\\Users\\*\\AppData\\*\\_x_\\y</p>'],
    ['registry keys as typed', 'HKLM\\Software\\[x]\\Run', '<p>HKLM\\Software\\[x]\\Run</p>'],
    ['a strong path', '**C:\\temp\\**', '<p><strong>C:\\temp\\</strong></p>'],
    ['no bare autolinks', 'http://b.example', '<p>http://b.example</p>'],
    ['links to the web', '[a](https://a.example/x)', `<p>${link('https://a.example/x', 'a')}</p>`],
    ['links to mail', '[a](mailto:a@b.example)', `<p>${link('mailto:a@b.example', 'a')}</p>`],
    ['script links as text', '[a](javascript:alert)', '<p>[a](javascript:alert)</p>'],
    ['data links as text', '[a](data:text/html,x)', '<p>[a](data:text/html,x)</p>'],
    ['command links as text', '[a](command:x)', '<p>[a](command:x)</p>'],
    ['relative links as text', '[a](../x)', '<p>[a](../x)</p>'],
    ['entity-hidden schemes as text', '[a](java&#115;cript:x)', '<p>[a](javascript:x)</p>'],
    ['images as links', '![a](https://a.example/x.png)', `<p>${link('https://a.example/x.png', 'a')}</p>`],
  ];
  for (const [name, prose, expected] of cases) {
    it(name, () => assert.equal(summary(prose), expected));
  }

  it('emphasises 20 levels, and ends each where it is closed', () => {
    const around = (levels: readonly number[], inner: string, [open, close]: readonly [string, string]): string =>
      levels.reduceRight((text, level) => `${open}a${level} ${text} b${level}${close}`, inner);
    const levels = [...Array(20).keys()];
    const deeper = [20, 21];
    const prose = around(levels, around(deeper, 'x', ['*', '*']), ['*', '*']);
    assert.equal(summary(prose), `<p>${around(levels, around(deeper, 'x', ['', '']), ['<em>', '</em>'])}</p>`);
  });

  it('does not link to an indicator', () => {
    const values = {
      summary: 'See [the page](http://evil.example/login) and [the report](https://good.example/).',
      indicators: ['evil[.]example'],
    };
    const { html } = renderBody(reportOf(values));
    assert.match(html, /See the page \(<code>hxxp:\/\/evil\[\.\]example\/login<\/code>\) and <a href="https:\/\/good/);
  });

  it("contains no active syntax of GitHub's Markdown", () => {
    const prose = 'Ask @someone, soc@vendor.example, _www.a.example or xmpp:x@a.example (http://a.example/b).';
    assert.equal(
      renderMarkdown(reportOf({ summary: prose })),
      '1 min\n\nAsk `@someone`, `soc@vendor.example`, \\_`www.a.example` or `xmpp:x@a.example` (`http://a.example/b`).\n',
    );
  });

  it('defangs listed indicators, even if emphasis or code divides them', () => {
    const values = {
      summary: 'From evil.**top**, `curl http://login.evil.top/a`, version 1.2.3 of a.exe and 45.8.146.213.',
      indicators: ['evil[.]top', '45.8.146.213'],
    };
    assert.match(
      renderText(reportOf(values)),
      /From evil\[\.\]top, curl hxxp:\/\/login\[\.\]evil\[\.\]top\/a, version 1\.2\.3 of a\.exe and 45\[\.\]8\[\.\]146\[\.\]213\./,
    );
  });

  it("keeps the stars of a path at the start of a row's details", () => {
    const values = { hunting_hypotheses: [{ hypothesis: 'C:\\*\\x', telemetry: ['a'], query: 'q' }] };
    assert.match(renderMarkdown(reportOf(values)), /^\*\*C:\\\\\\\*\\\\x\*\*$/m);
  });

  it('keeps its meaning in Markdown and text', () => {
    const report = reportOf({ summary: 'C:\\*\\a &lt;b&gt; *x*\n\n1. one\n   - [two](https://a.example)\n\n> quoted' });
    assert.equal(
      renderMarkdown(report),
      '1 min\n\nC:\\\\\\*\\\\a \\<b\\> *x*\n\n1. one\n\n   - [two](<https://a.example>)\n\n> quoted\n',
    );
    assert.equal(
      renderText(report),
      '1 min\n\nC:\\*\\a <b> x\n\n  1. one\n     • two (https://a.example)\n\n  | quoted\n',
    );
  });
});

/** Prose is shown as its author typed it: on the page, in our Markdown after other programs render it, and in text. */
import assert from 'node:assert/strict';
import createMarkdown from 'markdown-it';
import { renderBody, renderMarkdown, renderText } from '../../../server/src/core/report/index.ts';
import { reportOf } from '../../support/reports.ts';
import { seen } from '../../support/seen.ts';

/** Prose as typed, its rendering on the page and as text, and that of our Markdown if it differs slightly from the page. */
type Case = readonly [prose: string, page: string, text: string, markdown?: string];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'leaves underscores': [
    [
      '`__init__.py` is not __init__.py',
      '<p><code>__init__.py</code> is not __init__.py</p>',
      '__init__.py is not __init__.py',
    ],
    ['_private, foo_bar_ and _both_', '<p>_private, foo_bar_ and _both_</p>', '_private, foo_bar_ and _both_'],
    ['__strong__ and snake_case_name', '<p>__strong__ and snake_case_name</p>', '__strong__ and snake_case_name'],
    ['%TEMP%\\_x_\\MAX_PATH', '<p>%TEMP%\\_x_\\MAX_PATH</p>', '%TEMP%\\_x_\\MAX_PATH'],
  ],
  'takes stars around words': [
    [
      '**Akira** and *word*, ***both***',
      '<p><strong>Akira</strong> and <em>word</em>, <em><strong>both</strong></em></p>',
      'Akira and word, both',
    ],
    [
      '"**Akira**", (*Akira*), **Akira**\'s',
      '<p>"<strong>Akira</strong>", (<em>Akira</em>), <strong>Akira</strong>\'s</p>',
      '"Akira", (Akira), Akira\'s',
    ],
    [
      '**"Akira"**, **`cmd`** and **[x](https://a.example)**',
      '<p><strong>"Akira"</strong>, <strong><code>cmd</code></strong> and <strong><a href="https://a.example">x</a></strong></p>',
      '"Akira", cmd and x (https://a.example)',
    ],
    [
      '**Note:** text. *Update: fixed.* Next',
      '<p><strong>Note:</strong> text. <em>Update: fixed.</em> Next</p>',
      'Note: text. Update: fixed. Next',
    ],
    [
      '**.NET** and **C:\\temp\\**',
      '<p><strong>.NET</strong> and <strong>C:\\temp\\</strong></p>',
      '.NET and C:\\temp\\',
    ],
    ['a **b *c* d** e', '<p>a <strong>b <em>c</em> d</strong> e</p>', 'a b c d e'],
    ['*one\nline*', '<p><em>one line</em></p>', 'one line'],
    ['**重要**です', '<p><strong>重要</strong>です</p>', '重要です'],
  ],
  'leaves stars of names and patterns': [
    ['*.key (previously *.bak)', '<p>*.key (previously *.bak)</p>', '*.key (previously *.bak)'],
    ['*.key, *.bak* and (*.old)', '<p>*.key, *.bak* and (*.old)</p>', '*.key, *.bak* and (*.old)'],
    ['a*b*c', '<p>a*b*c</p>', 'a*b*c'],
    ['2 * 3 * 4 = 24', '<p>2 * 3 * 4 = 24</p>', '2 * 3 * 4 = 24'],
    ['C:\\Users\\*\\AppData\\*\\x', '<p>C:\\Users\\*\\AppData\\*\\x</p>', 'C:\\Users\\*\\AppData\\*\\x'],
    ['C:\\temp\\* and D:\\logs\\*', '<p>C:\\temp\\* and D:\\logs\\*</p>', 'C:\\temp\\* and D:\\logs\\*'],
    ['**/*.js and src/**/*.ts', '<p>**/*.js and src/**/*.ts</p>', '**/*.js and src/**/*.ts'],
    ['*[.]evil[.]org and *[.]bad[.]org', '<p>*[.]evil[.]org and *[.]bad[.]org</p>', '*[.]evil[.]org and *[.]bad[.]org'],
    ['*foo*.txt and *admin*_backup', '<p>*foo*.txt and *admin*_backup</p>', '*foo*.txt and *admin*_backup'],
    ['/etc/*release* and foo-*bar*', '<p>/etc/*release* and foo-*bar*</p>', '/etc/*release* and foo-*bar*'],
    ['SELECT *col, COUNT(*) FROM *', '<p>SELECT *col, COUNT(*) FROM *</p>', 'SELECT *col, COUNT(*) FROM *'],
    ['f(*args, **kwargs)', '<p>f(*args, **kwargs)</p>', 'f(*args, **kwargs)'],
    ['char *p, *q; **argv', '<p>char *p, *q; **argv</p>', 'char *p, *q; **argv'],
    ['0 */5 * * * and */2', '<p>0 */5 * * * and */2</p>', '0 */5 * * * and */2'],
    ['**Akira**ware and pre**fix**', '<p>**Akira**ware and pre**fix**</p>', '**Akira**ware and pre**fix**'],
    ['4111 **** **** 1111 and pass****', '<p>4111 **** **** 1111 and pass****</p>', '4111 **** **** 1111 and pass****'],
  ],
  'reads typographic bullets': [
    ['• one\n• two', '<ul><li>one</li><li>two</li></ul>', '  • one\n  • two'],
    ['▪ one\n▪ two', '<ul><li>one</li><li>two</li></ul>', '  • one\n  • two'],
    ['‣ one\n– two', '<ul><li>one</li><li>two</li></ul>', '  • one\n  • two'],
    ['– one\n– two', '<ul><li>one</li><li>two</li></ul>', '  • one\n  • two'],
    ['•one\n•two', '<ul><li>one</li><li>two</li></ul>', '  • one\n  • two'],
    [
      'Before:\n• one\n• two\n\nAfter',
      '<p>Before:</p><ul><li>one</li><li>two</li></ul><p>After</p>',
      'Before:\n\n  • one\n  • two\n\nAfter',
    ],
    [
      '• one\n  ▪ inner\n  ▪ inner too\n• two',
      '<ul><li>one<ul><li>inner</li><li>inner too</li></ul></li><li>two</li></ul>',
      '  • one\n    • inner\n    • inner too\n  • two',
    ],
    [
      '•\tone\n•\ttwo\n\t▪\tinner',
      '<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>',
      '  • one\n  • two\n    • inner',
    ],
    ['• one\n  goes on\n• two', '<ul><li>one goes on</li><li>two</li></ul>', '  • one goes on\n  • two'],
    [
      '• one\n\n  second paragraph\n• two',
      '<ul><li>one\n<p>second paragraph</p></li><li>two</li></ul>',
      '  • one\n    second paragraph\n  • two',
    ],
    [
      '- one\n  • inner\n- two',
      '<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>',
      '  • one\n    • inner\n  • two',
    ],
    [
      '1. one\n   – inner\n2. two',
      '<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>',
      '  1. one\n     • inner\n  2. two',
    ],
    ['• one\n  - inner', '<ul><li>one<ul><li>inner</li></ul></li></ul>', '  • one\n    • inner'],
    ['> • one\n> • two', '<blockquote><ul><li>one</li><li>two</li></ul></blockquote>', '  |   • one\n  |   • two'],
    ['• **bold** and `code`', '<ul><li><strong>bold</strong> and <code>code</code></li></ul>', '  • bold and code'],
  ],
  'reads bullets that stand deep': [
    ['One:\n    • a\n    • b', '<p>One:</p><ul><li>a</li><li>b</li></ul>', 'One:\n\n  • a\n  • b'],
    [
      'One:\n\n\t– a\n\t– b\n\nEnd',
      '<p>One:</p><ul><li>a</li><li>b</li></ul><p>End</p>',
      'One:\n\n  • a\n  • b\n\nEnd',
    ],
    [
      '• a\n      ▪ b\n          ‣ c\n      ▪ d\n• e',
      '<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>',
      '  • a\n    • b\n      • c\n    • d\n  • e',
    ],
    ['- a\n        • b\n- c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '  • a\n    • b\n  • c'],
    ['> a\n>     • b', '<blockquote><p>a</p><ul><li>b</li></ul></blockquote>', '  | a\n  |\n  |   • b'],
    [
      'text\n\n    code\n    • code',
      '<p>text</p>\n<pre><code>code\n• code\n</code></pre>',
      'text\n\n    code\n    • code',
    ],
  ],
  'leaves dashes and bullets elsewhere': [
    ['a – b – c', '<p>a – b – c</p>', 'a – b – c'],
    ['text – with\nmore – dashes', '<p>text – with more – dashes</p>', 'text – with more – dashes'],
    ['–5 degrees\n–option', '<p>–5 degrees –option</p>', '–5 degrees –option'],
    ['a • b', '<p>a • b</p>', 'a • b'],
    ['`• a`', '<p><code>• a</code></p>', '• a'],
  ],
  'reads tables': [
    [
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      'a   b\n1   2',
    ],
    [
      'a | b\n--- | ---\n1 | 2',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      'a   b\n1   2',
    ],
    [
      '| Host | Port |\n|:--|--:|\n| `a` | 443 |\n| **b** | 8443 |',
      '<table><tr><th>Host</th><th>Port</th></tr><tr><td><code>a</code></td><td>443</td></tr><tr><td><strong>b</strong></td><td>8443</td></tr></table>',
      'Host   Port\na       443\nb      8443',
    ],
    ['| a | b |\n|---|---|', '<table><tr><th>a</th><th>b</th></tr></table>', 'a   b'],
    [
      '| a | b |\n|---|---|\n| type x | findstr y | z |\n| short |',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>type x</td><td>findstr y | z</td></tr><tr><td>short</td></tr></table>',
      'a        b\ntype x   findstr y | z\nshort',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>type x</td><td>findstr y | z</td></tr><tr><td>short</td><td></td></tr></table>',
    ],
    [
      '| a \\| b | c |\n|---|---|\n| x | [y](https://a.example) |',
      '<table><tr><th>a | b</th><th>c</th></tr><tr><td>x</td><td><a href="https://a.example">y</a></td></tr></table>',
      'a | b   c\nx       y (https://a.example)',
    ],
    [
      '| __init__ | *.key |\n|---|---|\n| a*b*c | <b> |',
      '<table><tr><th>__init__</th><th>*.key</th></tr><tr><td>a*b*c</td><td>&lt;b&gt;</td></tr></table>',
      '__init__   *.key\na*b*c      <b>',
    ],
    [
      'before\n| a |\n|---|\n| 1 |\n\nafter',
      '<p>before</p><table><tr><th>a</th></tr><tr><td>1</td></tr></table><p>after</p>',
      'before\n\na\n1\n\nafter',
    ],
    [
      '- one\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- two',
      '<ul><li>one<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></li><li>two</li></ul>',
      '  • one\n    a   b\n    1   2\n  • two',
    ],
    [
      '• one\n  | a | b |\n  |---|---|\n  | 1 | 2 |',
      '<ul><li>one<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></li></ul>',
      '  • one\n    a   b\n    1   2',
    ],
    [
      '> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |',
      '<blockquote><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 | 3</td></tr></table></blockquote>',
      '  | a   b\n  | 1   2 | 3',
    ],
    [
      '| a |\n|---|\n| 1 |\n• one',
      '<table><tr><th>a</th></tr><tr><td>1</td></tr></table><ul><li>one</li></ul>',
      'a\n1\n\n  • one',
    ],
  ],
  'leaves bars elsewhere': [
    ['type a | findstr b\nx | y', '<p>type a | findstr b x | y</p>', 'type a | findstr b x | y'],
    ['| a | b |\n| 1 | 2 |', '<p>| a | b | | 1 | 2 |</p>', '| a | b | | 1 | 2 |'],
  ],
  'links addresses in angle brackets': [
    [
      '<https://a.example/x_y_?q=*z*>',
      '<p><a href="https://a.example/x_y_?q=*z*">https://a.example/x_y_?q=*z*</a></p>',
      'https://a.example/x_y_?q=*z*',
    ],
    ['see <http://a.example>.', '<p>see <a href="http://a.example">http://a.example</a>.</p>', 'see http://a.example.'],
    [
      '<https://evil.example/login>',
      '<p><code>hxxps://evil[.]example/login</code></p>',
      'hxxps://evil[.]example/login',
    ],
    [
      '**<https://www.evil.example:8443/>**',
      '<p><strong><code>hxxps://www[.]evil[.]example:8443/</code></strong></p>',
      'hxxps://www[.]evil[.]example:8443/',
    ],
    [
      '[see <https://a.example>](https://b.example)',
      '<p><a href="https://b.example">see https://a.example</a></p>',
      'see https://a.example (https://b.example)',
    ],
    [
      '![<https://a.example>](https://b.example)',
      '<p><a href="https://b.example">https://a.example</a></p>',
      'https://a.example (https://b.example)',
    ],
    [
      '| a |\n|---|\n| <https://a.example> |',
      '<table><tr><th>a</th></tr><tr><td><a href="https://a.example">https://a.example</a></td></tr></table>',
      'a\nhttps://a.example',
    ],
  ],
  'leaves other angle brackets': [
    ['<javascript:alert(1)>', '<p>&lt;javascript:alert(1)&gt;</p>', '<javascript:alert(1)>'],
    [
      '"IT" <it@a.example>',
      '<p>"IT" &lt;it@a.example&gt;</p>',
      '"IT" <it@a.example>',
      '<p>"IT" &lt;<code>it@a.example</code>&gt;</p>',
    ],
    ['<b>x</b> and a <b', '<p>&lt;b&gt;x&lt;/b&gt; and a &lt;b</p>', '<b>x</b> and a <b'],
  ],
};

const anyMarkdown = createMarkdown({ html: true });

describe('prose as typed', () => {
  for (const [name, rows] of Object.entries(cases)) {
    describe(name, () => {
      for (const [prose, page, text, markdown = page] of rows) {
        it(JSON.stringify(prose), () => {
          const report = reportOf({ summary: prose, indicators: ['evil[.]example'] });
          const { html } = renderBody(report);
          const summary =
            /<div class="ta-summary">\n([^]*?)<\/div>\n(?:<dl class="ta-strip">|<\/header>)/.exec(html)?.[1] ?? '';
          assert.equal(seen(summary), page);
          assert.equal(seen(anyMarkdown.render(summaryOf(renderMarkdown(report), '## '))), markdown);
          assert.equal(summaryOf(renderText(report), 'Indicators of'), text);
        });
      }
    });
  }
});

/** Returns the text between the reading time of one minute and the heading of a section. */
const summaryOf = (output: string, section: string): string =>
  output.slice(output.indexOf('1 min\n\n') + '1 min\n\n'.length, output.indexOf(`\n${section}`)).trimEnd();

/** Whatever a template and an advisory contain, the page has no forbidden element, attribute or URL. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAdvisory, renderBody, renderReport, safeStyle } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { leadsTo, liveNames, targetsOf } from '../../support/liveIndicators.ts';

const env = testEnvironment();
const hostile = [{ host: 'evil.top' }];

const pieces = [
  '{{title}}',
  '{{{title}}}',
  '{{summary}}',
  '{{section.references}}',
  '{{#advisory.indicators}}',
  '{{/advisory.indicators}}',
  '{{value}}',
  '{{#sections}}',
  '{{/sections}}',
  '{{content}}',
  '{{publisher}}',
  '{{=[[ ]]=}}',
  '<b>',
  '</b>',
  '<p title="',
  '<a href="',
  "<a href='",
  '<img src="',
  '">',
  "'>",
  '</p>',
  '</a>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<svg/onload=x>',
  ' onclick="x"',
  '<',
  '>',
  '"',
  "'",
  '=',
  '/',
  'javascript:',
  'https://',
  'evil.top',
  '&#46;',
  '\uE0000\uE001',
];
const texts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '{{title}}',
  '{{{summary}}}',
  '\uE0000\uE001',
  '-->',
  '<!--',
  'javascript:alert(1)',
  'https://evil.top/',
  'evil.top',
  '</article><script>',
  '&lt;script&gt;',
];

/** Returns the tags, live indicators and link targets of a page that would make a browser run, load or submit something, or open an indicator. */
function problemsIn(html: string): string[] {
  const problems: string[] = [];
  for (const [tag, name = '', list = ''] of html.matchAll(/<\/?([^\s>/]*)((?:[^>"]|"[^"]*")*)>?/g)) {
    if (!/^(?:[a-z][a-z\d]*)$/.test(name) || /^(?:script|svg|style|iframe|form|meta|link|base)$/.test(name))
      problems.push(tag);
    for (const [, attribute = '', value = ''] of list.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
      if (/^on|^style$/.test(attribute)) problems.push(tag);
      if (attribute === 'href' && !/^(?:#|https?:|mailto:)/.test(value)) problems.push(tag);
      if (attribute === 'src' && !value.startsWith('data:image/')) problems.push(tag);
    }
  }
  return [...problems, ...liveNames(html, hostile), ...targetsOf(html, 'html').filter((one) => leadsTo(one, hostile))];
}

describe('a template of any kind', () => {
  it('creates no page that runs, loads or submits anything, in 1,000 cases', () => {
    let used = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 9 }),
        fc.constantFrom(...texts),
        fc.constantFrom(...texts),
        (parts, title, publisher) => {
          const advisory = `title: ${JSON.stringify(title)}\nsummary: S\nindicators: ["evil[.]top"]\nreferences: [${JSON.stringify(title)}]\n`;
          const look = { template: parts.join(''), publisher };
          const report = renderReport(parseAdvisory(advisory, env.schema), env, 'published', { look });
          const { html, templateProblem } = renderBody(report);
          if (templateProblem === undefined) used++;
          assert.deepEqual(problemsIn(html), [], parts.join(''));
        },
      ),
      { numRuns: 1000, seed: 20261127, endOnFailure: true },
    );
    assert.ok(used > 150, `only ${used} of the templates were used`);
  });
});

describe('a stylesheet', () => {
  /** Generates the notations of a name: each letter escaped, in upper case, or unchanged. */
  const written = (name: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        ...[...name].map((letter) => {
          const code = letter.charCodeAt(0).toString(16);
          return fc.constantFrom(
            letter,
            letter,
            letter.toUpperCase(),
            `\\${code} `,
            `\\${code.padStart(6, '0')} `,
            `\\${code.padStart(4, '0')}\n`,
            ...(/[g-z-]/.test(letter) ? [`\\${letter}`] : []),
          );
        }),
      )
      .map((letters) => letters.join(''));
  const before = fc.constantFrom(
    '',
    'a{}',
    '/* " */',
    "a::after{content:'/*'}",
    'a{b:"\\""}',
    '\ufeff',
    '<!--',
    '}',
    ')',
  );
  const address = fc.constantFrom(
    'https://evil.top/x',
    '//evil.top',
    'x.css',
    '"https://evil.top"',
    "'x'",
    ' "//x" ',
    'data:text/css,x',
  );

  it('imports and loads nothing in any notation, in 4,000 cases', () => {
    fc.assert(
      fc.property(before, written('import'), address, (start, name, to) => {
        assert.ok('problem' in safeStyle(`${start}@${name} ${to};`), `${start}@${name} ${to}`);
      }),
      { numRuns: 2000, seed: 20261127, endOnFailure: true },
    );
    fc.assert(
      fc.property(before, written('url'), address, (start, name, to) => {
        assert.ok('problem' in safeStyle(`${start}a{b:${name}(${to})}`), `${start}a{b:${name}(${to})}`);
      }),
      { numRuns: 2000, seed: 20261127, endOnFailure: true },
    );
  });
});

describe('a template with a long table', () => {
  it('shows 10,000 rows in ten columns', () => {
    const rows = Array.from({ length: 10_000 }, (_one, index) => `  - h${index}[.]example[.]com\n`).join('');
    const cells = '<td>{{value}}</td><td>{{type}}</td><td>{{role}}</td><td>{{tlp}}</td><td>{{title}}</td>'.repeat(2);
    const template = `<table>{{#advisory.indicators}}<tr>${cells}</tr>{{/advisory.indicators}}</table>`;
    const document = parseAdvisory(`title: T\nindicators:\n${rows}`, env.schema);
    const { templateProblem } = renderBody(renderReport(document, env, 'published', { look: { template } }));
    assert.equal(templateProblem, undefined);
  }).timeout(60_000);
});

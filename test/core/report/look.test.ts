/** How an organisation's settings change the look and the text of its reports, in every format. */
import assert from 'node:assert/strict';
import {
  documentFacts,
  logoUri,
  parseAdvisory,
  renderBody,
  renderDocx,
  renderEmail,
  renderMarkdown,
  renderPage,
  renderReport,
  renderText,
  safeStyle,
  type RenderResources,
  type Report,
} from '../../../server/src/core/index.ts';
import { mergeConfigurations, readConfiguration } from '../../../server/src/core/configuration/configuration.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markupProblems } from '../../support/markupCheck.ts';
import { wordText } from '../../support/wordText.ts';

const env = testEnvironment();
const text = `title: T
tlp: GREEN
severity: high
language: fr
key_takeaways: [Patch.]
control_gaps: [None known.]
indicators: ["evil[.]top"]
x_internal: Ours.
`;
const document = parseAdvisory(text, env.schema);
const report = (resources: RenderResources): Report => renderReport(document, env, 'published', resources);
const word = async (one: Report): Promise<string> =>
  wordText(await renderDocx(one, { facts: documentFacts(document.advisory), paper: 'a4' }));
const logo = 'data:image/png;base64,iVBORw0KGgo=';

/** Returns the text of the report in each format that has a look, by the name of the format. */
async function everywhere(resources: RenderResources): Promise<Readonly<Record<string, string>>> {
  const one = report(resources);
  return {
    html: renderBody(one).html,
    preview: renderBody(renderReport(document, env, 'preview', resources), 'preview').html,
    markdown: renderMarkdown(one),
    text: renderText(one),
    email: renderEmail(one),
    word: await word(one),
  };
}

describe('the look of a report', () => {
  it('has publisher, header and footer in every format, as harmless as the text of the advisory', async () => {
    const look = {
      publisher: 'Example <b>CERT</b>',
      header: 'For **members** only. <script>alert(1)</script> See evil.top.',
      footer: 'Ask [us](https://example.org/a), not [them](https://evil.top/) or [x](javascript:1).',
    };
    for (const [format, shown] of Object.entries(await everywhere({ look }))) {
      for (const part of ['CERT', 'members', 'Ask']) assert.ok(shown.includes(part), `${format} has no ${part}`);
      assert.ok(shown.indexOf('members') < shown.indexOf('Patch'), `${format}: header after the text`);
      assert.ok(shown.indexOf('Ask') > shown.indexOf('Patch'), `${format}: footer before the text`);
      assert.doesNotMatch(shown, /evil\.top|href="javascript/, format);
      if (!['text', 'word'].includes(format)) assert.doesNotMatch(shown, /(?<!\\)<(?:script|b>)/, format);
    }
    const { html } = renderBody(report({ look }));
    assert.deepEqual(markupProblems(html), []);
    assert.match(html, /<a href="https:\/\/example\.org\/a"/);
    assert.match(html, /<strong>members<\/strong>/);
  });

  it('is empty without settings', async () => {
    assert.deepEqual(await everywhere({}), await everywhere({ look: {} }));
  });

  it('has its sections in the order of the settings, followed by the others, in every format', async () => {
    const look = { sections: ['x_internal', 'indicators', 'x_internal', 'x_none'], titles: {} };
    for (const [format, shown] of Object.entries(await everywhere({ look }))) {
      const locations = ['Ours.', 'evil[.]top', 'Patch.', 'None known.'].map((part) =>
        shown.replaceAll('\\', '').replaceAll('&#91;', '[').lastIndexOf(part),
      );
      assert.deepEqual(
        locations,
        locations.toSorted((a, b) => a - b),
        format,
      );
      assert.ok(!locations.includes(-1), format);
    }
  });

  it('has the titles from the settings in every format, as text', async () => {
    const look = { titles: { indicators: 'Observables <i>', x_internal: 'Notes of ours', constructor: 'No' } };
    for (const [format, shown] of Object.entries(await everywhere({ look }))) {
      assert.match(shown, /Observables/, format);
      assert.match(shown, /Notes of ours/, format);
      assert.doesNotMatch(shown, /Indicateurs de compromission\b(?!,)/, format);
      if (!['text', 'word'].includes(format)) assert.doesNotMatch(shown, /(?<!\\)<i>/, format);
    }
  });

  it('has headings in the language of the settings, which overrides that of the advisory', async () => {
    for (const [language, heading] of [
      ['de', 'Das Wichtigste'],
      ['uk', 'Прогалини в заходах захисту'],
      ['ja', '対策の不足'],
    ] as const)
      for (const [format, shown] of Object.entries(await everywhere({ look: { language } })))
        assert.ok(shown.includes(heading), `${format}: no ${heading}`);
    // The `lang` attribute remains that of the advisory, because its text is still French.
    assert.match(renderPage(report({ look: { language: 'de' } }), { css: '' }), /<html lang="fr">/);
  });

  it('has the logo on the page only, and a policy that allows the image and nothing else', () => {
    const page = renderPage(report({ look: { logo, publisher: 'Us' } }), { css: '' });
    assert.ok(page.includes(`<img class="ta-logo" src="${logo}" alt="">`));
    assert.match(page, /content="default-src 'none'; img-src data:; style-src /);
    assert.match(renderPage(report({ look: { logo } }), { css: '' }), /alt="Logo">/);
    assert.doesNotMatch(renderPage(report({}), { css: '' }), /img-src|<img/);
    assert.doesNotMatch(renderEmail(report({ look: { logo } })), /<img|base64/);
  });

  it('has the stylesheet after that of the page, named in the policy by its hash', () => {
    const page = renderPage(report({ look: { style: 'b{}' } }), { css: 'a{}', hash: (one) => `hash of ${one}` });
    assert.ok(page.indexOf('<style>b{}</style>') > page.indexOf('<style>a{}</style>'));
    assert.ok(page.includes("'sha256-hash of b{}'"));
  });
});

describe('a stylesheet', () => {
  const refused = (css: string): string => {
    const checked = safeStyle(css);
    return 'problem' in checked ? checked.problem : `accepted: ${checked.text}`;
  };
  const address = 'contains a URL that is not an embedded image (`data:image/…`) on line';

  for (const css of [
    '@import "https://evil.top/x.css";',
    '@import url(x.css);',
    '@\\69mport "x";',
    '@IM\\50 ORT "x";',
    '/* a */@/**/import"x";@import"x"',
  ])
    it(`may not import: ${css}`, () => assert.match(refused(css), /^contains @import, .+ on line 1$/));

  for (const css of [
    'a { background: url(https://evil.top/x.png) }',
    'a { background: url( "https://evil.top/x.png" ) }',
    "a { background: URL('//evil.top/x.png') }",
    'a { background: u\\72l(https://evil.top) }',
    'a { background: u\\000072\r\nl(https://evil.top) }',
    'a { background: url(x.png) }',
    'a { background: url("") }',
    'a { background: url(data:text/html,x) }',
    'a { background: url(d\\61ta:text/html,x) }',
    'a { background: image-set("https://evil.top/x" 1x) }',
    'a { background: -webkit-image-set(url(x) 1x) }',
    'a { background: image("x.png") }',
    '@font-face { src: src("https://evil.top/f") }',
    'a { background: url(/**/x) }',
    'a { background: url(https://evil.top',
    'a::after { content: "a\n; background: url(x) }',
    "a { b: '\\'; background: url(x); '",
  ])
    it(`may not load anything: ${JSON.stringify(css)}`, () => {
      // The last case loads nothing, because its URL is part of a string.
      if (css.endsWith("; '")) assert.match(refused(css), /^accepted/);
      else assert.ok(refused(css).startsWith(address), refused(css));
    });

  it('states the line of a mistake', () => {
    assert.equal(refused('a {}\r\n\nb { background: url(x) }'), `${address} 3`);
  });

  it('cannot end its element', () => {
    for (const css of ['a::after { content: "</style><script>" }', '/* </STYLE > */', 'a </style b', '</st\0yle>']) {
      const checked = safeStyle(css);
      assert.ok('text' in checked);
      assert.doesNotMatch(checked.text, /<\//);
    }
  });

  it('is otherwise unchanged, with embedded images and internal references', () => {
    const css =
      '\n@media (width < 40rem) { a > b { background: url(data:image/png;base64,AA==) url("data:image/svg+xml,<svg/>"); clip-path: url(#c) } }\n' +
      'a::after { content: "url(x) @import"; background: image-set("data:image/png;base64,AA" type("image/png")) } /* url(x) */\n';
    assert.deepEqual(safeStyle(css), { text: css });
    assert.deepEqual(safeStyle('\ufeffa{}\r\nb{}'), { text: 'a{}\nb{}' });
  });
});

describe('a logo', () => {
  const of = (content: string): ReturnType<typeof logoUri> =>
    logoUri(Buffer.from(content, 'latin1').toString('base64'), content);

  it('is recognised as an image by its content', () => {
    for (const [content, type] of [
      ['\x89PNG\r\n\x1a\n….', 'png'],
      ['\xff\xd8\xff\xe0', 'jpeg'],
      ['RIFF\x10\x20\x30\x40WEBPVP8 ', 'webp'],
      ['<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', 'svg+xml'],
      ['<?xml version="1.0"?>\n<!-- ours -->\n<svg\n>', 'svg+xml'],
    ] as const) {
      const checked = of(content);
      assert.ok('text' in checked, content);
      assert.ok(checked.text.startsWith(`data:image/${type};base64,`), checked.text);
    }
  });

  it('is rejected if it is anything else', () => {
    for (const content of ['', 'GIF89a', 'root:x:0:0', '<html></html>', 'MZ', 'RIFF1234WAVE'])
      assert.deepEqual(of(content), { problem: 'is not an image of type PNG, JPEG, WebP or SVG' }, content);
  });

  it('has no script and no URL as SVG', () => {
    for (const inner of [
      '<script>alert(1)</script>',
      '<svg:script/>',
      '<g onload="x()"/>',
      '<a href="javascript:x()"/>',
      '<image href="https://evil.top/x.png"/>',
      "<use xlink:href='//evil.top/x.svg#a'/>",
      '<style>a{fill:url(https://evil.top/#a)}</style>',
      '<foreignObject><p/></foreignObject>',
    ])
      assert.match(JSON.stringify(of(`<svg>${inner}</svg>`)), /contains .+, which is not allowed in a logo/, inner);
    assert.match(JSON.stringify(of('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')), /an entity/);
  });
});

describe('the settings of reports', () => {
  it('are read without invalid parts, and nearer ones take precedence key by key', () => {
    const far = readConfiguration({
      render: { logo: 'a.svg', publisher: ' Us ', titles: { tags: 'A', indicators: 'B' }, sections: 'tags', header: 1 },
    });
    assert.deepEqual(far, {
      render: { logo: 'a.svg', publisher: 'Us', sections: ['tags'], titles: { tags: 'A', indicators: 'B' } },
    });
    const near = readConfiguration({ render: { publisher: 'They', titles: { tags: 'C' }, logo: '' } });
    assert.deepEqual(mergeConfigurations([near, far]), {
      render: { logo: 'a.svg', publisher: 'They', sections: ['tags'], titles: { tags: 'C', indicators: 'B' } },
    });
    assert.deepEqual(readConfiguration({ render: { logo: '', sections: [], titles: {} } }), {});
  });
});

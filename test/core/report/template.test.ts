/** Pages by a template of the organisation. */
import assert from 'node:assert/strict';
import {
  parseAdvisory,
  renderBody,
  renderMarkdown,
  renderPage,
  renderReport,
  templateMistake,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markupFindings } from '../../support/markupCheck.ts';

const env = testEnvironment();
const text = `title: "T <img src=x onerror=alert(1)> \\" evil.top \\uE0000\\uE001"
tlp: RED
severity: high
summary: See **this**.
key_takeaways: [Patch.]
control_gaps: ["<b>"]
references: [{title: A, url: "https://vendor.example/a?b=1&c=2"}, {title: B, url: "https://evil.top/"}]
indicators: [{type: domain, value: "evil[.]top", role: C2}, "hxxp://45.8.146[.]213/a"]
`;

function filled(template: string, advisory = text): { html: string; mistake?: string } {
  const document = parseAdvisory(advisory, env.schema);
  return renderBody(
    renderReport(document, env, 'published', { look: { template, publisher: 'Us & Co', footer: 'F' } }),
  );
}

/** The content between the labels. */
function content(template: string, advisory = text): string {
  const { html, mistake } = filled(template, advisory);
  assert.equal(mistake, undefined);
  return /ta-tlp-top.*\n([^]*?)\n<footer class="ta-foot">/.exec(html)?.[1] ?? '';
}

describe('a template', () => {
  it('shows values as text, with two braces or three', () => {
    const shown = 'T &lt;img src=x onerror=alert(1)&gt; &quot; evil[.]top \uFFFD0\uFFFD';
    assert.equal(
      content('<p title="{{title}}">{{title}} {{{title}}} {{&title}}</p>'),
      `<p title="${shown}">${shown} ${shown} ${shown}</p>`,
    );
    assert.equal(content('{{publisher}}, {{tlp}}, {{severity}}'), 'Us &amp; Co, TLP:RED, high');
  });

  it('shows the parts of the page as markup, only between tags', () => {
    const { html } = filled('<div title="x{{summary}}y">{{summary}}{{{section.control_gaps}}}</div>{{footer}}');
    assert.match(
      html,
      /<div title="xy"><p>See <strong>this<\/strong>\.<\/p>\n<section class="ta-section" id="section-control_gaps"/,
    );
    assert.match(html, /<div class="ta-note">\n<p>F<\/p>/);
    assert.match(html, /<li>&lt;b&gt;<\/li>/);
    assert.deepEqual(markupFindings(html), []);
  });

  it('repeats for lists, and knows the advisory by the keys of the format', () => {
    assert.equal(
      content(
        '{{#advisory.indicators}}[{{type}} {{value}}{{#role}} {{.}}{{/role}}{{^role}} -{{/role}}]{{/advisory.indicators}}',
      ),
      '[domain evil[.]top C2][url hxxp://45[.]8[.]146[.]213/a -]',
    );
    assert.equal(content('{{#sections}}{{key}};{{/sections}}'), 'key_takeaways;control_gaps;indicators;references;');
    assert.equal(content('{{advisory.key_takeaways}}{{advisory.none}}{{none}}'), 'Patch.');
  });

  it('links where the page may, and nowhere else', () => {
    const links = content('{{#advisory.references}}<a href="{{url}}">{{title}}</a>{{/advisory.references}}');
    assert.equal(links, '<a href="https://vendor.example/a?b=1&amp;c=2">A</a><a>B</a>');
    for (const href of [
      'javascript:alert(1)',
      'java&#115;cript:alert(1)',
      'https://evil.top/',
      'https://evil&period;top/',
      'https://evil&#46top/',
      'https://r.example/?u=evil.top',
      'data:text/html,x',
      '//evil.top',
      ' https://evil.top',
    ])
      assert.equal(content(`<a href="${href}">x</a>`), '<a>x</a>', href);
    assert.equal(content('<a href="#section-indicators">x</a>'), '<a href="#section-indicators">x</a>');
  });

  it('cannot leave out the labels, nor that an advisory is a draft', () => {
    const { html } = filled('x', `${text}status: draft\n`);
    assert.equal(html.match(/TLP:RED/g)?.length, 2);
    assert.match(html, /<span class="ta-badge ta-status-draft">Draft<\/span>/);
  });

  it('finds nothing that JavaScript gives every object', () => {
    for (const name of [
      'constructor',
      'title.constructor',
      'advisory.__proto__',
      'toString',
      'advisory.constructor.name',
      'sections.length',
      'section.html.html',
    ])
      assert.equal(content(`a{{${name}}}b{{#${name}}}c{{/${name}}}`), 'ab', name);
  });

  for (const [template, mistake] of [
    ['<script>alert(1)</script>', 'has <script>, which a page cannot have'],
    ['<style>a{}</style>', 'has <style>, which a page cannot have'],
    ['<iframe src="x"></iframe>', 'has <iframe>, which a page cannot have'],
    ['<META http-equiv="refresh">', 'has <META>, which a page cannot have'],
    ['<form><input></form>', 'has <form>, which a page cannot have'],
    ['<svg onload="x"></svg>', 'has <svg>, which a page cannot have'],
    ['<p onclick="x">y</p>', 'has the attribute onclick at <p>, which a page cannot have'],
    ['<p style="x">y</p>', 'has the attribute style at <p>, which a page cannot have; write it in the stylesheet'],
    ['<p class=x>y</p>', 'has attributes of <p> that are not written as name="value"'],
    ['<p {{title}}>y</p>', 'has the attribute t at <p>'],
    ['<img src="https://evil.top/x.png">', 'has an image that is not in the template itself (`data:image/…;base64,…`)'],
    ['<div>', 'does not close <div>'],
    ['</article>', 'closes <article> where nothing is open'],
    ['<b><i>x</b></i>', 'closes <b> where <i> is open'],
    ['a < b', 'has a "<" that begins no tag: < b'],
    ['<!DOCTYPE html>', 'has a "<" that begins no tag: <!DOCTYPE html>'],
    ['<{{title}}>', 'has <t>'],
  ] as const)
    it(`is not used with ${template}`, () => {
      const { html, mistake: said } = filled(template);
      assert.ok(said?.toLowerCase().startsWith(mistake.toLowerCase()), said);
      // The page is there without it.
      assert.match(html, /<h1 id="report-title">/);
    });

  it('says what is wrong before it is used', () => {
    assert.equal(templateMistake('a\n{{#b}}c'), 'is not a template of Mustache: Unclosed section "b" in line 2');
    assert.equal(templateMistake('{{/b}}'), 'is not a template of Mustache: Unopened section "b" in line 1');
    assert.equal(templateMistake('{{a'), 'is not a template of Mustache: Unclosed tag in line 1');
    assert.equal(
      templateMistake('\n{{#a}}{{> x}}{{/a}}'),
      'includes another template, "x", in line 2, which is not read',
    );
    assert.equal(templateMistake('{{=<% %>=}}<% title %>'), undefined);
  });

  it('says the line of what it may not have', () => {
    assert.equal(filled('<p>\n\n<Script></Script></p>').mistake, 'has <script>, which a page cannot have (line 3)');
    assert.match(filled('<p>\n<b onclick="x">').mistake ?? '', /\(line 2\)$/);
    assert.match(filled('<p>\n</b>').mistake ?? '', /\(line 2\)$/);
  });

  it('does not grow without end', () => {
    const rows = Array.from({ length: 400 }, (_one, index) => `  - h${index}[.]example[.]com\n`).join('');
    const loop = (inner: string): string => `{{#advisory.indicators}}${inner}{{/advisory.indicators}}`;
    assert.equal(filled(loop(loop(loop('x'.repeat(1000)))), `title: T\nindicators:\n${rows}`).mistake, 'makes too large a page');
  });

  it('is for the page alone, and the page names its mistake', () => {
    const document = parseAdvisory(text, env.schema);
    const report = renderReport(document, env, 'published', { look: { template: '<div>' } });
    const mistakes: string[] = [];
    assert.match(renderPage(report, { css: '', onMistake: (one) => mistakes.push(one) }), /<h1/);
    assert.deepEqual(mistakes, ['does not close <div> (line 1)']);
    assert.match(renderMarkdown(report), /^# T/m);
  });
});

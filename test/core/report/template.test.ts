/** Pages that are rendered with an organisation's template. */
import assert from 'node:assert/strict';
import {
  parseAdvisory,
  renderBody,
  renderMarkdown,
  renderPage,
  renderReport,
  templateProblem,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markupProblems } from '../../support/markupCheck.ts';

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

function filled(template: string, advisory = text): { html: string; templateProblem?: string } {
  const document = parseAdvisory(advisory, env.schema);
  return renderBody(
    renderReport(document, env, 'published', { look: { template, publisher: 'Us & Co', footer: 'F' } }),
  );
}

/** Returns the content of a page between its first TLP label and its footer. */
function content(template: string, advisory = text): string {
  const { html, templateProblem } = filled(template, advisory);
  assert.equal(templateProblem, undefined);
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
    assert.deepEqual(markupProblems(html), []);
  });

  it('repeats sections for lists, and provides the advisory under the keys of the format', () => {
    assert.equal(
      content(
        '{{#advisory.indicators}}[{{type}} {{value}}{{#role}} {{.}}{{/role}}{{^role}} -{{/role}}]{{/advisory.indicators}}',
      ),
      '[domain evil[.]top C2][url hxxp://45[.]8[.]146[.]213/a -]',
    );
    assert.equal(content('{{#sections}}{{key}};{{/sections}}'), 'key_takeaways;control_gaps;indicators;references;');
    assert.equal(content('{{advisory.key_takeaways}}{{advisory.none}}{{none}}'), 'Patch.');
  });

  it('links only to targets that the page may link to', () => {
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

  it('cannot omit the labels or the draft status', () => {
    const { html } = filled('x', `${text}status: draft\n`);
    assert.equal(html.match(/TLP:RED/g)?.length, 2);
    assert.match(html, /<span class="ta-badge ta-status-draft">Draft<\/span>/);
  });

  it('does not find inherited properties of objects', () => {
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
    ['<script>alert(1)</script>', 'uses <script>, which is not allowed'],
    ['<style>a{}</style>', 'uses <style>, which is not allowed'],
    ['<iframe src="x"></iframe>', 'uses <iframe>, which is not allowed'],
    ['<META http-equiv="refresh">', 'uses <META>, which is not allowed'],
    ['<form><input></form>', 'uses <form>, which is not allowed'],
    ['<svg onload="x"></svg>', 'uses <svg>, which is not allowed'],
    ['<p onclick="x">y</p>', 'uses the attribute onclick on <p>, which is not allowed'],
    ['<p style="x">y</p>', 'uses the attribute style on <p>, which is not allowed; use the stylesheet instead'],
    ['<p class=x>y</p>', 'has attributes on <p> that are not in the form name="value"'],
    ['<p {{title}}>y</p>', 'uses the attribute t on <p>'],
    [
      '<img src="https://evil.top/x.png">',
      'has an image that is not embedded; use a data URI (`data:image/…;base64,…`)',
    ],
    ['<div>', 'does not close <div>'],
    ['</article>', 'closes <article>, but no element is open'],
    ['<b><i>x</b></i>', 'closes <b>, but <i> is open'],
    ['a < b', 'has a stray "<": < b'],
    ['<!DOCTYPE html>', 'has a stray "<": <!DOCTYPE html>'],
    ['<{{title}}>', 'uses <t>'],
  ] as const)
    it(`is not used with ${template}`, () => {
      const { html, templateProblem: said } = filled(template);
      assert.ok(said?.toLowerCase().startsWith(mistake.toLowerCase()), said);
      // The page is rendered without the template.
      assert.match(html, /<h1 id="report-title">/);
    });

  it('is checked before it is used', () => {
    assert.equal(templateProblem('a\n{{#b}}c'), 'is not a valid Mustache template: Unclosed section "b" on line 2');
    assert.equal(templateProblem('{{/b}}'), 'is not a valid Mustache template: Unopened section "b" on line 1');
    assert.equal(templateProblem('{{a'), 'is not a valid Mustache template: Unclosed tag on line 1');
    assert.equal(
      templateProblem('\n{{#a}}{{> x}}{{/a}}'),
      'includes another template, "x", on line 2, but partials are not supported',
    );
    assert.equal(templateProblem('{{=<% %>=}}<% title %>'), undefined);
  });

  it('states the line of a forbidden element', () => {
    assert.equal(
      filled('<p>\n\n<Script></Script></p>').templateProblem,
      'uses <script>, which is not allowed (line 3)',
    );
    assert.match(filled('<p>\n<b onclick="x">').templateProblem ?? '', /\(line 2\)$/);
    assert.match(filled('<p>\n</b>').templateProblem ?? '', /\(line 2\)$/);
  });

  it('applies only to the page, which states its mistake', () => {
    const document = parseAdvisory(text, env.schema);
    const report = renderReport(document, env, 'published', { look: { template: '<div>' } });
    const mistakes: string[] = [];
    assert.match(renderPage(report, { css: '', onTemplateProblem: (one) => mistakes.push(one) }), /<h1/);
    assert.deepEqual(mistakes, ['does not close <div> (line 1)']);
    assert.match(renderMarkdown(report), /^# T/m);
  });
});

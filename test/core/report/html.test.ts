import assert from 'node:assert/strict';
import { attribute, markup } from '../../../server/src/core/report/html.ts';

describe('markup template', () => {
  it('escapes text and attributes, but not markup', () => {
    const hostile = `"><img src=x onerror='a'>&\``;
    const bold = markup`<b>${'<i>'}</b>`;
    assert.equal(
      markup`<p title="${hostile}">${bold}${['a&b', bold]}</p>`.html,
      '<p title="&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt;&amp;&#96;"><b>&lt;i&gt;</b>a&amp;b<b>&lt;i&gt;</b></p>',
    );
  });

  it('omits absent values', () => {
    assert.equal(markup`<p${attribute('data-label', undefined)}>${undefined}${false}${0}</p>`.html, '<p>0</p>');
    assert.equal(markup`<p${attribute('data-line', 4)}>`.html, '<p data-line="4">');
  });

  it('does not accept an object that looks like markup', () => {
    const forged = JSON.parse('["<script>", {"html": "<b>"}]') as string[];
    assert.throws(() => markup`${forged}`);
    assert.equal(markup`${forged.slice(0, 1)}`.html, '&lt;script&gt;');
  });

  it('makes deceptive characters visible', () => {
    const text = 'invoice\u202Egnp.exe \u0000\u001B[31m \uD800 \u{1F600}\tא\u200F';
    assert.equal(markup`${text}`.html, 'invoice[U+202E]gnp.exe \uFFFD\uFFFD[31m \uFFFD \u{1F600}\tא\u200F');
  });
});

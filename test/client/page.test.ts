import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { previewPage } from '../../client/src/preview/page.ts';

const parts = {
  cspSource: 'https://webview.example',
  nonce: 'abc123',
  script: 'https://webview.example/dist/preview.js',
  style: 'https://webview.example/dist/preview.css',
  language: 'en',
};

describe('the page of the preview', () => {
  it('allows its own style sheet and script, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(previewPage(english, parts))?.[1];
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      'style-src https://webview.example',
      'img-src data:',
      "script-src 'nonce-abc123'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('contains one script, with the nonce, and no inline style or handler', () => {
    const page = previewPage(english, parts);
    assert.deepEqual(page.match(/<script[^>]*>/g), [`<script nonce="abc123" src="${parts.script}">`]);
    assert.doesNotMatch(page, /<style| style=| on\w+=/);
  });

  it('announces the banner to screen readers', () => {
    assert.match(previewPage(english, parts), /<span id="banner" role="status" aria-live="polite"><\/span>/);
  });
});

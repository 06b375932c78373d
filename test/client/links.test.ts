import assert from 'node:assert/strict';
import { isAllowedLink } from '../../client/src/preview/links.ts';

describe('links of a report', () => {
  it('may lead to web pages and mail addresses', () => {
    for (const href of [
      'https://attack.mitre.org/techniques/T1566/002/',
      'http://example.org',
      'mailto:a@example.org',
    ]) {
      assert.equal(isAllowedLink(href), true, href);
    }
  });

  it('are rejected if they lead anywhere else', () => {
    for (const href of [
      'command:workbench.action.terminal.new',
      'vscode://publisher.extension/path',
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      ' https://example.org',
      'https://example.org/\u0000',
      'file:///etc/passwd',
      'data:text/html,x',
      '//example.org',
      'relative/path',
      'hxxps://example[.]org',
      '',
    ]) {
      assert.equal(isAllowedLink(href), false, JSON.stringify(href));
    }
  });
});

import assert from 'node:assert/strict';
import { service } from './support.ts';

describe('the rendered report', () => {
  it('shows existing and missing content, and source lines of blocks', () => {
    const { html, sourceMap, broken, title } = service.render(
      service.parse('title: A <b>title</b>\nkey_takeaways:\n  - Patch.\n'),
    );
    assert.equal(title, 'A <b>title</b>');
    assert.equal(broken, false);
    assert.match(html, /A &lt;b&gt;title/);
    assert.match(html, /Patch\./);
    assert.match(html, /severity/i);
    assert.ok(sourceMap.some(({ line }) => line === 1));
  });

  it('states that a syntax error left content unparsed', () => {
    assert.equal(service.render(service.parse('title: T\nactors: [a, b\nsummary: "S\n')).broken, true);
  });
});

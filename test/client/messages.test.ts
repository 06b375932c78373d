import assert from 'node:assert/strict';
import { readFromPage, readPageState } from '../../client/src/preview/messages.ts';

describe('messages of the page', () => {
  it('are read if they are valid, without unknown properties', () => {
    assert.deepEqual(readFromPage({ type: 'ready', extra: 1 }), { type: 'ready' });
    assert.deepEqual(readFromPage({ type: 'restart' }), { type: 'restart' });
    assert.deepEqual(readFromPage({ type: 'scrolled', line: 7 }), { type: 'scrolled', line: 7 });
    assert.deepEqual(readFromPage({ type: 'reveal', line: 0 }), { type: 'reveal', line: 0 });
    const openSection = { type: 'openSection', key: 'tlp', line: 2 };
    assert.deepEqual(readFromPage(openSection), openSection);
    assert.deepEqual(readFromPage({ type: 'insertSection', key: 'key_takeaways' }), {
      type: 'insertSection',
      key: 'key_takeaways',
    });
    const openLink = { type: 'openLink', href: 'https://example.org/' };
    assert.deepEqual(readFromPage(openLink), openLink);
  });

  it('are rejected if they are invalid', () => {
    for (const value of [
      null,
      'ready',
      {},
      { type: 'run', command: 'x' },
      { type: 'scrolled' },
      { type: 'scrolled', line: -1 },
      { type: 'reveal', line: 1.5 },
      { type: 'reveal', line: '3' },
      { type: 'openSection', line: 2 },
      { type: 'insertSection' },
      { type: 'insertSection', key: 7 },
      { type: 'insertSection', key: '__proto__' },
      { type: 'insertSection', key: 'tlp: RED\nx' },
      { type: 'openLink', href: 7 },
    ]) {
      assert.equal(readFromPage(value), undefined, JSON.stringify(value));
    }
  });

  it('restore a page only from a state with a URI', () => {
    assert.deepEqual(readPageState({ uri: 'file:///a', locked: true, other: 1 }), { uri: 'file:///a', locked: true });
    // States of earlier versions, and invalid ones.
    for (const value of [{ uri: 'file:///a' }, { uri: 'file:///a', locked: 'yes' }])
      assert.deepEqual(readPageState(value), { uri: 'file:///a', locked: false });
    for (const value of [undefined, null, {}, { uri: 1 }, 'file:///a']) assert.equal(readPageState(value), undefined);
  });
});

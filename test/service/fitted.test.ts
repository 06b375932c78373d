/** The part of a long list of completions that is sent. */
import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { jsonLength } from '../../server/src/service/bytes.ts';
import { fitted } from '../../server/src/service/completion/fitted.ts';

/** The maximum size of all items as JSON, each with the comma after it, in bytes. */
const room = 20_000 - 400;

/** Returns an item whose JSON has this size in bytes, including the comma after it. */
function itemOf(size: number, label = ''): CompletionItem {
  const rest = size - 1 - jsonLength({ label, detail: '' });
  return { label, detail: 'x'.repeat(rest) };
}

const list = (items: CompletionItem[]) => ({ isIncomplete: false, items });
const labels = (items: CompletionItem[], typed = ''): readonly string[] =>
  fitted(list(items), typed).items.map(({ label }) => label);

describe('a list of completions', () => {
  it('is sent whole if it fits exactly', () => {
    const one = list([itemOf(room)]);
    assert.equal(fitted(one, ''), one);
    const two = list([itemOf(room - 100), itemOf(100)]);
    assert.equal(fitted(two, ''), two);
  });

  it('ends before the first item that does not fit, and the client asks again', () => {
    const items = [itemOf(room - 100, 'a'), itemOf(101, 'b'), itemOf(50, 'c')];
    assert.deepEqual(labels(items), ['a']);
    assert.equal(fitted(list(items), '').isIncomplete, true);
  });

  it('lacks an item that alone is too large, but not those after it', () => {
    assert.deepEqual(labels([itemOf(room + 1, 'a'), itemOf(50, 'b')]), ['b']);
  });

  it('contains only what matches the typed text if not everything fits', () => {
    const items = [itemOf(room, 'one'), itemOf(100, 'two'), { label: 'x', filterText: 'At woe' }];
    assert.deepEqual(labels(items, 'tWo'), ['two', 'x']);
    assert.deepEqual(labels(items, 'ow'), []);
    // Spaces in the typed text are ignored.
    assert.deepEqual(labels(items, ' t w'), ['two', 'x']);
  });
});

import assert from 'node:assert/strict';
import { utf8Length } from '../../server/src/core/index.ts';
import { firstThatFit, jsonLength } from '../../server/src/service/bytes.ts';

describe('the UTF-8 length of strings', () => {
  for (const code of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xffff, 0x10000, 0x10ffff])
    it(`equals that of Node's encoder for U+${code.toString(16)}`, () => {
      const text = `a${String.fromCodePoint(code)}b`;
      assert.equal(utf8Length(text), Buffer.byteLength(text));
    });
});

describe('the first items that fit', () => {
  const items = ['a', 'bcd', 'ü'];
  // Each size includes the comma after the item.
  const sizes = items.map((item) => jsonLength(item) + 1);
  const all = sizes.reduce((sum, size) => sum + size, 0);

  it('are all of them if they fit exactly', () => assert.deepEqual(firstThatFit(items, all), items));
  it('are fewer if one byte is missing', () => assert.deepEqual(firstThatFit(items, all - 1), ['a', 'bcd']));
  it('are none if the first is too large', () => assert.deepEqual(firstThatFit(items, (sizes[0] ?? 0) - 1), []));
});

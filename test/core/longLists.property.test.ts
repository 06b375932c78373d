/** Lists that are longer than a call can have arguments, which is about 120,000. */
import assert from 'node:assert/strict';
import { formatText, parseAdvisory } from '../../server/src/core/index.ts';
import { largest, pushAll, smallest } from '../../server/src/core/util/lists.ts';
import { scalarsOf } from '../../server/src/core/yaml/tree.ts';
import { testEnvironment } from '../support/environment.ts';

describe('a very long list', () => {
  const many = Array.from({ length: 200_000 }, (_, at) => at);

  it('is appended to another', () => {
    const list = [-1];
    pushAll(list, many);
    assert.equal(list.length, 200_001);
    assert.equal(list.at(-1), 199_999);
  });

  it('has a largest and a smallest number', () => {
    assert.deepEqual([largest(many), smallest(many)], [199_999, 0]);
    assert.deepEqual([largest([]), smallest([])], [-Infinity, Infinity]);
  });

  // Close to the maximum number of structural characters in a document, of which each item needs one.
  const items = 150_000;
  const text = `tags: [${'a, '.repeat(items - 1)}b]\n`;

  it('in a document is parsed and walked', () => {
    const { root } = parseAdvisory(text, testEnvironment().schema);
    assert.ok(root);
    assert.equal(scalarsOf(root).length, items + 1);
  });

  it('in a document is formatted', () => {
    assert.deepEqual(formatText(text), []);
    assert.equal(formatText(text.replaceAll(', ', ','))?.length, items - 1);
  });
});

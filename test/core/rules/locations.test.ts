/** Edits that replace or remove items of a list of texts. */
import assert from 'node:assert/strict';
import { applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import { removeItems, replaceItem } from '../../../server/src/core/editing/listItems.ts';
import { createEditor } from '../../../server/src/core/editing/createEditor.ts';
import { testEnvironment } from '../../support/environment.ts';

const { schema, snippets } = testEnvironment();

/** Returns the text after an item of `tags` was replaced by others, or removed if there are none; fails if the list does not contain it. */
function replaced(text: string, item: string, by: readonly string[]): string {
  const document = parseAdvisory(text, schema);
  const found = document.advisory.tags?.items.find(({ value }) => value === item);
  assert.ok(found);
  const edit = createEditor(document, schema.root, snippets);
  return applyEdits(text, replaceItem({ root: document.root, text, lines: document.lines, edit }, found, by));
}

describe('an item of a list', () => {
  it('is replaced by several, with its quotes', () => {
    assert.equal(replaced('tags: [a, "b"] # x\n', 'b', ['c', 'd']), 'tags: [a, "c", "d"] # x\n');
    assert.equal(replaced('tags:\r\n- a # x\r\n- b\r\n', 'a', ['c', 'd']), 'tags:\r\n- c # x\r\n- d\r\n- b\r\n');
    assert.equal(replaced("tags:\n  - 'a'", 'a', ['a', 'd']), "tags:\n  - 'a'\n  - 'd'");
  });
  it('becomes a list if it is a single value', () => {
    assert.equal(replaced('tags: a # x\n', 'a', ['c', 'd']), 'tags: [c, d] # x\n');
    assert.equal(replaced("tags: 'a'\n", 'a', ['c']), "tags: 'c'\n");
  });
  it('is removed', () => {
    assert.equal(replaced('tags: [a, b]\n', 'a', []), 'tags: [b]\n');
    assert.equal(replaced('tags:\n  - a\n', 'a', []), 'tags: []\n');
  });
  it('is removed with its neighbours', () => {
    const cases = [
      { gone: ['a', 'b'], left: 'tags: [c, d]\n' },
      { gone: ['b', 'c'], left: 'tags: [a, d]\n' },
      { gone: ['a', 'd'], left: 'tags: [b, c]\n' },
      { gone: ['a', 'b', 'd'], left: 'tags: [c]\n' },
    ];
    const text = 'tags: [a, b, c, d]\n';
    const document = parseAdvisory(text, schema);
    const edit = createEditor(document, schema.root, snippets);
    for (const { gone, left } of cases) {
      const items = document.advisory.tags?.items.filter(({ value }) => gone.includes(value)) ?? [];
      const edits = removeItems(
        { root: document.root, text, lines: document.lines, edit },
        items.map(({ span }) => span),
      );
      assert.equal(applyEdits(text, [...edits.values()].flat()), left);
    }
  });
});

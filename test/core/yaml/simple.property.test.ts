/** The reader of simple notation reads a text to the same tree as the library, or not at all. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compose } from '../../../server/src/core/yaml/compose.ts';
import { buildTree } from '../../../server/src/core/yaml/parse/build.ts';
import { readSimple } from '../../../server/src/core/yaml/simple/readSimple.ts';
import { createAdvisory } from '../../bench/documents.ts';
import { assertHolds } from '../../support/property.ts';
import { rootUrl } from '../../support/schema.ts';

/** Parts of texts whose combinations are simple, not simple, or not YAML. */
const pieces = [
  ...[
    'a: ',
    'b:',
    'c: x',
    '_k-1: ',
    'k.l|m: ',
    'n.|\n',
    'o|: ',
    'p.: ',
    'text: more',
    'body: |\n',
    'note: >-\n',
    '"k": ',
    'a: 1\n',
    'x_y:\n  ',
  ],
  ...['- ', '-', '- a: 1\n  b: 2\n', '  - ', '\n- ', '\n  - ', '-x', '? ', ': '],
  ...['\n', '\n', '\n', '\n\n', '\r\n', '\r', '\t', ' ', '  ', '    ', '\n  ', '\n    ', '\n  x: ', '   \n'],
  ...['|', '>', '|-', '>-', '|+', '>2', '      y\n', '   indented\n', '\ttabbed\n'],
  ...[
    '"q"',
    "'it''s'",
    '"a\\n"',
    '"\\x41"',
    "'",
    '"',
    '[a, b]',
    '{a: b}',
    '{}',
    '[]',
    '[a',
    '}',
    '[{a: "b"}, c]',
    '[a, ]',
  ],
  ...[
    ' # c',
    '# d',
    '#',
    'x y',
    'http://e.com/a',
    'a#b',
    'null',
    '~',
    'é',
    '\u00a0',
    '&a ',
    '*a',
    '!t ',
    '---\n',
    '\ufeff',
  ],
] as const;

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join(''));

/** Returns whether the text is simple; fails if it is, but the library reads it differently or reports an error. */
function compare(source: string): boolean {
  const simple = readSimple(source);
  if (!simple) return false;
  const { documents, errors, comments } = compose(source);
  assert.deepEqual(errors, []);
  const [document, second] = documents;
  assert.ok(document && !second);
  const { root, ...rest } = buildTree(document, source, () => false);
  assert.deepEqual(simple.root, root);
  assert.deepEqual(simple.comments, comments);
  assert.deepEqual(rest, { problems: [], anchors: false, openAliases: false, unparsed: [] });
  return true;
}

describe('simple notation', () => {
  it('is parsed to the same tree as by the library', () => {
    let simple = 0;
    const property = fc.property(text, (source) => {
      if (compare(source)) simple++;
    });
    assertHolds(property, 20_000);
    assert.ok(simple > 100, String(simple));
  });

  it('includes the examples and large documents, which the library never parses', () => {
    const folder = new URL('examples/', rootUrl);
    const examples = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
    for (const source of [...examples, createAdvisory(60_000)])
      for (const one of [source, source.replaceAll('\n', '\r\n')]) assert.ok(compare(one), one.slice(0, 200));
  });

  for (const [what, source] of [
    ['a value of several lines', 'title: one\n  two\n'],
    ['an anchor', 'title: &a x\n'],
    ['an alias', 'title: *a\n'],
    ['a tag', 'title: !x y\n'],
    ['a key twice', 'title: a\ntitle: b\n'],
    ['a colon within a value', 'title: a: b\n'],
    ['a tab', 'title:\ta\n'],
    ['a line in a column that fits nothing', 'a:\n    - b\n  - c\n'],
    ['an unclosed bracket', 'a: [b\n'],
    ['text after a quote', 'a: "b" c\n'],
    ['a carriage return alone', 'a: b\rc: d\n'],
  ] as const)
    it(`does not include ${what}`, () => assert.equal(readSimple(source), undefined));
});

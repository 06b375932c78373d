/** The layout that `format` produces, and text that it does not change. */
import assert from 'node:assert/strict';
import { applyEdits, formatText, type Edit } from '../../../server/src/core/index.ts';

/** Returns the text after formatting; asserts that a second formatting changes nothing. */
function formatted(text: string): string {
  const edits = formatText(text);
  assert.ok(edits, `${text} is well-formed`);
  const after = applyEdits(text, edits);
  assert.deepEqual(formatText(after), [], `formatting again changes nothing:\n${after}`);
  return after;
}

const changes: readonly (readonly [title: string, before: string, after: string])[] = [
  ['indents lists below their key', 'tags:\n- a\n- b\n', 'tags:\n  - a\n  - b\n'],
  ['indents each level by two', 'a:\n    b:\n        - c: 1\n          d: 2\n', 'a:\n  b:\n    - c: 1\n      d: 2\n'],
  ['aligns the keys of a row', 'a:\n  -   b: 1\n      c: 2\n', 'a:\n  - b: 1\n    c: 2\n'],
  ['aligns lists in lists', 'a:\n-   - b\n    - c\n', 'a:\n  - - b\n    - c\n'],
  ['leaves one space after a colon and a dash', 'a:    b\nc :\td\ne:\n  -    f\n', 'a: b\nc: d\ne:\n  - f\n'],
  ['spaces lists on one line', 'a: [b,c ,  d ]\n', 'a: [b, c, d]\n'],
  ['spaces mappings on one line', 'a: {b: 1,"c":2}\nd: { }\n', 'a: { b: 1, c: 2 }\nd: {}\n'],
  ['removes quotes that nothing needs', `a: "one"\nb: 'two'\n"c": x\n`, 'a: one\nb: two\nc: x\n'],
  [
    'keeps quotes that something needs',
    `a: "1.0"\nb: 'no'\nc: "a: b"\nd: [ "e,f" ]\n`,
    `a: "1.0"\nb: 'no'\nc: "a: b"\nd: ["e,f"]\n`,
  ],
  ['keeps quotes with an escape', 'a: "\\u0041"\n', 'a: "\\u0041"\n'],
  [
    'moves block texts with their key',
    'a:\n    b: |\n        one\n          two\n\n        three\n',
    'a:\n  b: |\n    one\n      two\n\n    three\n',
  ],
  ['keeps what a header of a block text states', 'a:\n    b: |2\n        one\n', 'a:\n  b: |2\n      one\n'],
  [
    'keeps spaces that are part of a block text',
    'a: |\n    one  \n    \n      \n    two\n',
    'a: |\n  one  \n\n    \n  two\n',
  ],
  [
    'indents the further lines of a text',
    'a: one\n     two\n\n     three\nb:\n  - one\n      two\n',
    'a: one\n  two\n\n  three\nb:\n  - one\n    two\n',
  ],
  ['indents the further lines of a quoted text', 'a: "one\n   two \\\n   three"\n', 'a: "one\n  two \\\n  three"\n'],
  [
    'puts comments above what they stand above',
    'a:\n      # one\n  - b\n# two\n  - c\n',
    'a:\n  # one\n  - b\n  # two\n  - c\n',
  ],
  [
    'leaves a comment at the end with its list',
    'a:\n    - b\n    # more\n# next\nc: d\n',
    'a:\n  - b\n  # more\n# next\nc: d\n',
  ],
  ['keeps the distance of a comment behind a value', 'a:  b   # one\ncc: d   # two\n', 'a: b   # one\ncc: d   # two\n'],
  ['keeps blank lines and removes their spaces', 'a: b  \n   \n\nc: d\n  \n', 'a: b\n\n\nc: d\n\n'],
  [
    'keeps anchors, aliases and tags',
    'a: &x   {b: 1}\nc:\n    d: *x\n    e:   !!str   1\n',
    'a: &x { b: 1 }\nc:\n  d: *x\n  e: !!str 1\n',
  ],
  ['keeps the space that ends an alias', 'a: &x b\n*x : c\n', 'a: &x b\n*x : c\n'],
  ['indents brackets of several lines', 'a: [\n b,\n      c # d\n  ]\n', 'a: [\n    b,\n    c # d\n  ]\n'],
  ['adds the line break at the end', 'a: b', 'a: b\n'],
  ['keeps CRLF', 'a:\r\n- b\r\n-  c', 'a:\r\n  - b\r\n  - c\r\n'],
  ['keeps a byte order mark', '\ufeffa:   b\n', '\ufeffa: b\n'],
  ['counts emoji as one character', 'a:\n    - "🐻"\n', 'a:\n  - 🐻\n'],
  ['keeps a document mark', '---\na:   b\n', '---\na: b\n'],
];

describe('formatting', () => {
  for (const [title, before, after] of changes) {
    it(title, () => {
      assert.equal(formatted(before), after);
      assert.equal(formatted(after), after);
    });
  }

  it('does not add a line break that would become part of a block text', () => {
    assert.equal(formatted('a:   |+\n  one'), 'a: |+\n  one');
  });

  it('does not change text that is not well-formed, or has several documents', () => {
    for (const text of ['a: [b\nc: d\n', 'a:\n  b\n c: d\n', 'a: 1\n---\nb: 2\n', `${'['.repeat(5000)}`])
      assert.equal(formatText(text), undefined, text);
  });

  it('changes only the sections that a range touches', () => {
    const text = 'a:   1\nb:\n- c\n- d\n# e\nf:   2\n';
    const at = text.indexOf('- d');
    assert.equal(applyEdits(text, formatText(text, [at, at + 1]) ?? []), 'a:   1\nb:\n  - c\n  - d\n# e\nf:   2\n');
  });

  it('makes small edits, each within a line', () => {
    const edits: readonly Edit[] = formatText('a:   1\nb:\n- c\n') ?? [];
    assert.deepEqual(edits, [
      { span: [2, 5], newText: ' ' },
      { span: [10, 10], newText: '  ' },
    ]);
  });
});

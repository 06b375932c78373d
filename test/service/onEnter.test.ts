import assert from 'node:assert/strict';
import { edited, readCursor } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the text after Enter at `▮`; `indent` is the editor's own indentation of the new line. */
function entered(marked: string, indent = ''): string {
  const at = readCursor(marked);
  const eol = at.text.includes('\r\n') ? '\r\n' : '\n';
  const text = at.text.slice(0, at.offset) + eol + indent + at.text.slice(at.offset);
  const position = { line: at.position.line + 1, character: indent.length };
  return edited(text, service.onEnter(service.parse(text), position));
}

const list = 'title: T\nkey_takeaways:\n  - a\n';
const row = 'hunting_hypotheses:\n  - hypothesis: H\n    telemetry:\n      - a\n';

describe('Enter', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['continues a list of text', `${list}  - b▮\n`, `${list}  - b\n  - \n`],
    ['continues it at the end of the file', `${list}  - b▮`, `${list}  - b\n  - `],
    ['continues it between two items', 'key_takeaways:\n  - a▮\n  - b\n', 'key_takeaways:\n  - a\n  - \n  - b\n'],
    ['continues one at the margin', 'key_takeaways:\n- a▮\n', 'key_takeaways:\n- a\n- \n'],
    ['continues one inside of a row', `${row}      - b▮\n`, `${row}      - b\n      - \n`],
    ['continues behind a comment', 'tags:\n  - a # why▮\n', 'tags:\n  - a # why\n  - \n'],
    ['begins a list behind a comment', 'tags: # words▮\n', 'tags: # words\n  - \n'],
    ['continues behind quotes', 'tags:\n  - "a"▮\n', 'tags:\n  - "a"\n  - \n'],
    ['continues behind text with a colon', 'key_takeaways:\n  - Note: x▮\n', 'key_takeaways:\n  - Note: x\n  - \n'],
    ['continues in a key of the author', 'x_notes:\n  - a▮\n', 'x_notes:\n  - a\n  - \n'],
    ['ends a list at an empty item', `${list}  - ▮\ntags: [a]\n`, `${list}\ntags: [a]\n`],
    ['ends a list at the end of the file', `${list}  -▮`, list],
    ['goes out to the keys of the row', `${row}      - ▮\n`, `${row}    \n`],
    ['ends a list of one empty item', 'title: T\ntags:\n  - ▮\n', 'title: T\ntags:\n\n'],
    ['keeps the column where the list goes on', `${list}  - ▮\n  - b\n`, `${list}  \n  - b\n`],
    ['begins a list below its key', 'title: T\nkey_takeaways:▮\n', 'title: T\nkey_takeaways:\n  - \n'],
    [
      'begins it with whitespace behind the colon',
      'key_takeaways: ▮\ntags: [a]\n',
      'key_takeaways: \n  - \ntags: [a]\n',
    ],
    ['begins a list of rows', 'title: T\nindicators:▮\n', 'title: T\nindicators:\n  - \n'],
    [
      'begins a list inside of a row',
      'hunting_hypotheses:\n  - telemetry:▮\n',
      'hunting_hypotheses:\n  - telemetry:\n      - \n',
    ],
    ['begins it as far in as the list above', 'tags:\n- a\nkey_takeaways:▮\n', 'tags:\n- a\nkey_takeaways:\n- \n'],
    ['aligns with the first key of a row', 'indicators:\n  - type: domain▮\n', 'indicators:\n  - type: domain\n    \n'],
    ['aligns behind a wide hyphen', 'indicators:\n  -   type: domain▮\n', 'indicators:\n  -   type: domain\n      \n'],
    ['keeps CRLF', 'title: T\r\ntags:\r\n  - a▮\r\n', 'title: T\r\ntags:\r\n  - a\r\n  - \r\n'],
    ['keeps CRLF at an empty item', 'tags:\r\n  - a\r\n  - ▮\r\n', 'tags:\r\n  - a\r\n\r\n'],
    ['does not count a byte order mark', '\uFEFFtags:▮\n', '\uFEFFtags:\n  - \n'],
  ];
  for (const [what, before, after] of cases)
    it(what, () => {
      assert.equal(entered(before), after);
      assert.equal(entered(before, '    '), after, 'after an indentation of four spaces');
      assert.equal(entered(before, '\t'), after, 'after an indentation of a tab');
    });

  it('splits an item, unless its second half is indented like a continued line', () => {
    assert.equal(entered('tags:\n  - a▮b\nx_y: 1\n', '  '), 'tags:\n  - a\n  - b\nx_y: 1\n');
    assert.equal(entered('tags:\n  - a▮b\n', '    '), 'tags:\n  - a\n    b\n');
    assert.equal(entered('tags:\n  - a▮ b\n', ''), 'tags:\n  - a\n  - b\n');
    assert.equal(entered('tags:\n  - a▮ b\n', '  '), 'tags:\n  - a\n   b\n');
  });

  const left: readonly (readonly [where: string, marked: string])[] = [
    ['in a block of text', 'summary: |\n  - a▮\ntags: [a]\n'],
    ['at an empty item of a block of text', 'summary: |\n  a\n  - ▮\ntags: [a]\n'],
    ['at an item that is all of a block of text', 'summary: >\n  - ▮\n'],
    ['at a key in a block of text', 'summary: |\n  tags:▮\n'],
    ['behind the header of a block', 'key_takeaways:\n  - |▮\n'],
    ['in a block that is an item', 'key_takeaways:\n  - |\n    - a▮\n'],
    ['in a quoted text', 'key_takeaways:\n  - "a▮\n    b"\n'],
    ['behind a quote that is not closed', 'key_takeaways:\n  - "a▮\ntags: [a]\n'],
    ['in a text over several lines', 'key_takeaways:\n  - a▮\n    b\n'],
    ['at the end of a text over several lines', 'key_takeaways:\n  - a\n    b▮\n'],
    ['in a comment', 'tags:\n  - a\n  # - b▮\n'],
    ['before a key', 'tags:\n  - a▮x: b\n'],
    ['in a flow list', 'tags: [\n  a,▮\n  b]\n'],
    ['in a flow list that is not closed', 'tags: [a▮\n'],
    ['behind a flow list', 'tags: [a]▮\n'],
    ['before an item', 'tags:\n  ▮- a\n'],
    ['behind a key that has its list below', 'tags:▮\n  - a\n'],
    ['behind a key that has its list at the margin below', 'tags:▮\n- a\n'],
    ['behind a key that takes text', 'title:▮\n'],
    ['behind a key that takes a mapping', 'recommendations:▮\n'],
    ['behind a key that nothing knows', 'nothing_known:▮\n'],
    ['behind a value', 'title: T▮\n'],
    ['behind a hyphen whose row is below', 'indicators:\n  -▮\n    type: domain\n'],
    ['behind tabs', 'tags:\n\t- a▮\n'],
    ['in an empty line', 'tags:\n  - a\n▮\n'],
    ['in an empty file', '▮'],
  ];
  for (const [where, marked] of left)
    it(`changes nothing ${where}`, () => {
      for (const indent of ['', '  ', '    ']) {
        const at = readCursor(marked);
        assert.equal(entered(marked, indent), `${at.text.slice(0, at.offset)}\n${indent}${at.text.slice(at.offset)}`);
      }
    });
});

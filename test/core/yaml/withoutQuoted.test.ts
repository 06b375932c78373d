import assert from 'node:assert/strict';
import { withoutQuoted } from '../../../server/src/core/yaml/recover/withoutQuoted.ts';

describe('text without quoted strings', () => {
  const cases: readonly (readonly [text: string, rest: string])[] = [
    ['a', 'a'],
    ['', ''],
    ['[a, "b]", c]', '[a, , c]'],
    ["[a, 'b]', c]", '[a, , c]'],
    ['"a" b "c"', ' b '],
    // Strings that touch each other.
    ['"a""b["', ''],
    ['"a"\'b["\'', ''],
    ['\'a\'"b["c', 'c'],
    // A doubled quote is part of the string.
    ["'it''s [' b", ' b'],
    ["'a''", "'"],
    // Escaped quotes are part of the string.
    ['"a \\" [" b', ' b'],
    ['"a \\\\" [', ' ['],
    // Strings that are not closed remain.
    ['"a [', '"a ['],
    ["it's [", "it's ["],
    ["\"a [b' c'", '"a [b'],
    ["'a' it's [", " it's ["],
    // An escape sequence ends at the end of the line.
    ['"a \\\n b" [c', '"a \\\n b" [c'],
    ['"a\n b" [c', ' [c'],
  ];
  for (const [text, rest] of cases)
    it(`is ${JSON.stringify(rest)} for ${JSON.stringify(text)}`, () => assert.equal(withoutQuoted(text), rest));

  it('has as many characters as the text if a character is given in their place', () => {
    assert.equal(withoutQuoted('[a, "b]", c]', '_'), '[a, ____, c]');
    assert.equal(withoutQuoted('"a""b["\'c', '_'), "_______'c");
    for (const [text] of cases) assert.equal(withoutQuoted(text, '_').length, text.length, text);
  });
});

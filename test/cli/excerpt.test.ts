import assert from 'node:assert/strict';

import { excerptOf } from '../../server/src/cli/formatters/excerpt.ts';
import { createLines, type Span } from '../../server/src/core/text/text.ts';

/** Returns the line and its carets for the text between `⟦` and `⟧`. */
function excerpt(marked: string, width?: number): [source: string, carets: string] {
  const start = marked.indexOf('⟦');
  const text = marked.replace('⟦', '').replace('⟧', '');
  const span: Span = [start, marked.indexOf('⟧') - 1];
  const { source, carets } = excerptOf(text, createLines(text), span, width);
  return [source, carets];
}

describe('the excerpt of check', () => {
  it('points at a value', () => {
    assert.deepEqual(excerpt('a: 1\ntlp: ⟦WHITE⟧\nb: 2'), ['tlp: WHITE', '     ^^^^^']);
  });
  it('counts wide characters as two columns and combining ones as none', () => {
    assert.deepEqual(excerpt('日本: ⟦x⟧'), ['日本: x', '      ^']);
    assert.deepEqual(excerpt('e\u0301: ⟦日⟧'), ['e\u0301: 日', '   ^^']);
    assert.deepEqual(excerpt('👩‍💻: ⟦x⟧'), ['👩‍💻: x', '    ^']);
  });
  it('shows tabs as spaces up to the next stop', () => {
    assert.deepEqual(excerpt('\ta\t⟦b⟧'), ['    a   b', '        ^']);
  });
  it('escapes characters that would affect a terminal, and still marks the right text', () => {
    assert.deepEqual(excerpt('a\u001b[2J: ⟦x⟧'), ['a\\u{1b}[2J: x', '            ^']);
    assert.deepEqual(excerpt('\u202ea: ⟦x⟧'), ['\\u{202e}a: x', '           ^']);
  });
  it('puts one caret below an empty span, including at the end of a line', () => {
    assert.deepEqual(excerpt('title:⟦⟧'), ['title:', '      ^']);
    assert.deepEqual(excerpt('⟦⟧'), ['', '^']);
  });
  it('marks the first line of a span of several lines', () => {
    assert.deepEqual(excerpt('a: ⟦|\n  b⟧'), ['a: |', '   ^']);
  });
  it('clips a long line around the span', () => {
    const [source, carets] = excerpt(`${'x'.repeat(500)}⟦WRONG⟧${'y'.repeat(500)}`, 100);
    assert.equal(source.slice(carets.indexOf('^'), carets.indexOf('^') + carets.trim().length), 'WRONG');
    assert.match(source, /^…x+WRONGy+…$/);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLines } from '../../server/src/core/text/text.ts';
import { assertHolds } from '../support/property.ts';

const breaks = ['\n', '\r\n', '\r'];
const texts = fc
  .array(fc.constantFrom(...breaks, 'a', 'bc', '🐻', '\u2028', '\ufeff'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('lines', () => {
  it('end at each of LSP’s line breaks, and contain the text between them', () => {
    assertHolds(
      fc.property(texts, (text) => {
        const lines = createLines(text);
        const contents = Array.from({ length: lines.count }, (_, line) =>
          text.slice(lines.startOf(line), lines.endOf(line)),
        );
        assert.deepEqual(contents, text.split(/\r\n|\r|\n/));
      }),
      500,
    );
  });

  it('return the line of every offset', () => {
    assertHolds(
      fc.property(texts, (text) => {
        const lines = createLines(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, character } = lines.positionAt(offset);
          assert.equal(lines.startOf(line) + character, offset);
          assert.ok(line + 1 === lines.count || offset < lines.startOf(line + 1));
        }
      }),
      500,
    );
  });
});

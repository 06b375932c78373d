import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits } from '../../../server/src/core/text/composeEdits.ts';
import { applyEdits, type Edit } from '../../../server/src/core/text/edits.ts';
import { assertHolds } from '../../support/property.ts';

/** Generates edits of a text of this length that do not overlap. */
const editsOf = (length: number): fc.Arbitrary<Edit[]> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.constantFrom('', 'X', 'YZ')), { maxLength: 5 }).map((drafts) => {
    const edits: Edit[] = [];
    let at = 0;
    for (const [start, width, newText] of drafts.sort((a, b) => a[0] - b[0])) {
      if (start < at) continue;
      const end = Math.min(length, start + width);
      edits.push({ span: [start, end], newText });
      at = end + 1;
    }
    return edits;
  });

describe('composed edits', () => {
  it('have the same result as the two sets of edits in sequence', () => {
    const text = 'abcdefghij';
    const both = editsOf(text.length).chain((first) => {
      const between = applyEdits(text, first);
      return fc.tuple(fc.constant(first), fc.constant(between), editsOf(between.length));
    });
    assertHolds(
      fc.property(both, ([first, between, later]) => {
        assert.equal(applyEdits(text, composeEdits(text, first, later)), applyEdits(between, later));
      }),
      500,
    );
  });

  it('cover only the changed text, and declare what they replace', () => {
    const first: Edit[] = [{ span: [1, 2], newText: 'BB', replaces: ['b'] }];
    const later: Edit[] = [{ span: [5, 6], newText: 'E', replaces: ['e'] }];
    assert.deepEqual(composeEdits('abcdef', first, later), [
      { span: [1, 2], newText: 'BB', replaces: ['b', 'e'] },
      { span: [4, 5], newText: 'E' },
    ]);
  });
});

/** How often text is parsed when it is formatted. Parsing takes most of the time. */
import assert from 'node:assert/strict';
import { formatEdits, type Compose } from '../../../server/src/core/format/format.ts';
import { compose } from '../../../server/src/core/yaml/compose.ts';

const sections = 2_000;
const text = Array.from({ length: sections }, (_, at) => `k${at}:  [a,b]\n`).join('');
const formatted = text.replaceAll(':  [a,b]', ': [a, b]');

/** Returns a parser that records the length of each text, and that returns undefined for `refused`, as for text that is not well-formed. */
function counted(refused?: string): { readonly parse: Compose; readonly lengths: number[] } {
  const lengths: number[] = [];
  const parse: Compose = (one) => {
    lengths.push(one.length);
    return one === refused ? undefined : compose(one);
  };
  return { parse, lengths };
}

describe('the cost of formatting', () => {
  it('is one parse for formatted text', () => {
    const { parse, lengths } = counted();
    assert.deepEqual(formatEdits(formatted, parse), []);
    assert.deepEqual(lengths, [formatted.length]);
  });

  it('is two parses for text that changes', () => {
    const { parse, lengths } = counted();
    assert.equal(formatEdits(text, parse)?.length, 2 * sections);
    assert.deepEqual(lengths, [text.length, formatted.length]);
  });

  it('is two more if each section has to be checked by itself', () => {
    const { parse, lengths } = counted(formatted);
    assert.equal(formatEdits(text, parse)?.length, 2 * sections);
    const sum = lengths.reduce((all, length) => all + length, 0);
    assert.equal(sum, 2 * (text.length + formatted.length));
  });

  it('limits the edits to the sections that a range touches', () => {
    const { parse } = counted();
    const second = text.indexOf('k1:');
    const edits = formatEdits(text, parse, [second + 1, second + 1]);
    assert.deepEqual(
      edits?.map(({ span }) => span[0]),
      [second + 'k1:'.length, second + 'k1:  [a,'.length],
    );
  });
});

/** Lists with a syntax error in the first row or in each row, parsed as a single chunk. */
import assert from 'node:assert/strict';
import { parseChunk } from '../../../server/src/core/yaml/parse/parseChunk.ts';

const rows = 2_700;

describe('a long list with a syntax error in its first row', () => {
  for (const [name, row] of [
    ['lists', (at: number) => `cwe: [a${at}, b]`],
    ['mappings', (at: number) => `type: {name: m${at}}`],
  ] as const) {
    const list = Array.from({ length: rows }, (_, at) => `  - ${row(at)}\n`).join('');
    const text = `vulnerabilities:\n x${list.slice(1)}`;
    const parsed = parseChunk(text, () => false, { top: true, recoverAliases: true });

    it(`loses only that row, in rows of ${name}`, () => {
      const lineEnd = text.indexOf('\n', 'vulnerabilities:\n'.length);
      assert.deepEqual(parsed.unparsed, [['vulnerabilities:\n'.length, lineEnd]]);
      assert.equal(parsed.problems.length, 1);
      assert.ok(parsed.root?.kind === 'mapping');
      const value = parsed.root.pairs[0]?.value;
      assert.ok(value?.kind === 'sequence');
      assert.equal(value.items.length, rows - 1);
    });

    it(`costs less than parsing it three times, in rows of ${name}`, () => {
      // Parsing an advisory with as many structural characters once costs four times its length.
      assert.ok(parsed.work < 3 * 4 * text.length, `${(parsed.work / text.length).toFixed(1)} times its length`);
    });
  }
});

describe('a list in which each row has the same syntax error', () => {
  it('is repaired as a whole, at the cost of parsing it a few times', () => {
    const text = `timeline:\n${Array.from({ length: 60 }, (_, at) => `  - event: Note ${at}: a\n`).join('')}`;
    const { problems, unparsed, root, work } = parseChunk(text, () => false, { top: true, recoverAliases: true });
    assert.deepEqual(
      problems.map(({ span }) => text.slice(...span)),
      Array.from({ length: 60 }, (_, at) => `Note ${at}: a`),
    );
    assert.deepEqual(unparsed, []);
    const value = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
    assert.ok(value?.kind === 'sequence' && value.items.length === 60);
    assert.ok(work < 50 * text.length, `${(work / text.length).toFixed(1)} times its length`);
  });
});

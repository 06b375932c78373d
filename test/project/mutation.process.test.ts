import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mutantsOf, mutated } from '../mutation/candidates.ts';
import { isOf, readAccepted } from '../mutation/accepted.ts';
import { createNearness } from '../mutation/imports.ts';
import { rootUrl } from '../support/schema.ts';

/** Returns the texts of all mutants of a source. */
const mutants = (text: string): readonly string[] => mutantsOf('a.ts', text).map((mutant) => mutated(text, mutant));

describe('the mutants of a source', () => {
  const cases: readonly (readonly [source: string, mutants: readonly string[]])[] = [
    ['const a = b && c;', ['const a = b || c;']],
    ['const a = !b;', ['const a = b;']],
    ['const a = b ?? c;', ['const a = c;']],
    ['const a = b < 1;', ['const a = b <= 1;', 'const a = b < 2;']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
    ['const a = b.some(c);', ['const a = b.every(c);']],
    ['const a = b.toString();', []],
    ['const a = b.filter(c).length;', ['const a = b.length;']],
    ["const a = 'b' + c;", ["const a = '' + c;"]],
    ['const a = [...b];', ['const a = [...[]];']],
  ];
  for (const [source, expected] of cases) it(source, () => assert.deepEqual(mutants(source), expected));

  it('do not include types and imports', () => {
    assert.deepEqual(
      mutants("import { a } from './a.ts';\ntype B = 'c' | 1;\ninterface D { e: 'f' }\nlet g: 'h';"),
      [],
    );
  });
});

describe('the tests that depend on a source', () => {
  const files: Readonly<Record<string, string>> = {
    'test/far.test.ts': "import './near.test.ts';\nimport type { T } from '../src/types.ts';",
    'test/near.test.ts': "import { a } from '../src/a.ts';",
    'src/a.ts': "export { b } from './b.ts';",
  };
  const nearTo = createNearness(['test/far.test.ts', 'test/near.test.ts'], (file) => files[file]);

  it('are sorted by distance, along imports and exports', () => {
    assert.deepEqual(nearTo('src/b.ts'), ['test/near.test.ts', 'test/far.test.ts']);
  });
  it('do not include those that only import its types', () => assert.deepEqual(nearTo('src/types.ts'), []));
});

describe('accepted mutants', () => {
  for (const entry of readAccepted())
    it(`${entry.file}: ${entry.original} → ${entry.replacement} is one of its mutants`, () => {
      const url = new URL(entry.file, rootUrl);
      assert.ok(existsSync(url));
      assert.ok(mutantsOf(entry.file, readFileSync(url, 'utf8')).some((mutant) => isOf(entry, mutant)));
      assert.match(entry.reason, /\.$/);
    });
});

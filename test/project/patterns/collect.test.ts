/** Which regular expressions of a source file are found. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { collectPatterns } from './collect.ts';

describe('the patterns of a source file', () => {
  it('are those of literals, and of `RegExp` with and without `new`', () => {
    const folder = mkdtempSync(join(tmpdir(), 'advisory-patterns-'));
    try {
      const code = 'const b = "b+";\nf(/a+/g, new RegExp(b, "i"), RegExp(`${b}c`), RegExp(f()), new RegExp(f(1)));\n';
      writeFileSync(join(folder, 'a.ts'), code);
      const file = 'a.ts';
      assert.deepEqual(collectPatterns(folder, ['*.ts']), {
        known: [
          { source: 'a+', flags: 'g', file },
          { source: 'b+', flags: 'i', file },
          { source: 'b+c', flags: '', file },
        ],
        built: [
          { file, code: 'f()' },
          { file, code: 'f(1)' },
        ],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

import assert from 'node:assert/strict';
import { createLookedFor } from '../../server/src/lsp/workspace/lookedFor.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';

describe('server: the files that rules have looked for', () => {
  it('are known by path and by folder, until all files are read again', () => {
    const record = createLookedFor(createMemoryFiles({}), () => {});
    record.files.exists('/w/rules/a.yar', '/w');
    assert.deepEqual(
      ['/w/rules/a.yar', '/w/rules', '/w/rules/b.yar'].map((path) => record.has(path)),
      [true, true, false],
    );
    record.clear();
    assert.equal(record.has('/w/rules/a.yar'), false);
  });

  it('may be any if there are too many, so that no change is missed', () => {
    const record = createLookedFor(createMemoryFiles({}), () => {});
    for (let number = 0; number < 10_001; number++) record.files.exists(`/w/rules/${number}.yar`, '/w');
    assert.equal(record.has('/w/rules/10000.yar'), true);
  });
});

import assert from 'node:assert/strict';
import { safeFix } from '../../server/src/core/index.ts';

describe('the fix for fix-all', () => {
  const problem = { code: 'a/b', severity: 'hint', message: '', span: [0, 0] } as const;
  const guess = { title: 'guess', edits: [], preferred: true } as const;
  const first = { title: 'first', edits: [], safe: true } as const;
  const preferred = { title: 'preferred', edits: [], safe: true, preferred: true } as const;

  it('is the preferred one of the safe ones, otherwise the first of them', () => {
    assert.equal(safeFix({ ...problem, fixes: [guess, first, preferred] }), preferred);
    assert.equal(safeFix({ ...problem, fixes: [guess, first] }), first);
    assert.equal(safeFix({ ...problem, fixes: [guess] }), undefined);
    assert.equal(safeFix(problem), undefined);
  });
});

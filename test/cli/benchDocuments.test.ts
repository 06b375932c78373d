import assert from 'node:assert/strict';

import { createAdvisory, techniqueLine, typedTechnique } from '../bench/documents.ts';
import { inWorkspace } from './support.ts';

describe('the advisories of the benchmark', () => {
  for (const bytes of [5_000, 50_000])
    it(`have no problems and the requested size: ${bytes / 1000} kB`, () =>
      inWorkspace(async ({ run }) => {
        const text = createAdvisory(bytes);
        assert.ok(text.length >= bytes && text.length < bytes + 500);
        assert.ok(text.includes(`\n${techniqueLine}\n`) && techniqueLine.startsWith(typedTechnique));
        const { stdout } = await run(['check', '-'], { stdin: text });
        assert.equal(stdout, '1 file checked: no problems\n');
      }));
});

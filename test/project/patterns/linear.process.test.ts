import assert from 'node:assert/strict';
import { join } from 'node:path';

import { check } from 'recheck';

import { bounded, built } from './bounded.ts';
import { collectPatterns, type Pattern } from './collect.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const patterns = collectPatterns(root, [
  'server/src/**/*.ts',
  'server/src/core/schema/generated/*.js',
  'client/**/*.ts',
]);

const isListed = ({ source, file }: Pattern): boolean =>
  bounded.some((one) => one.file === file && source.includes(one.pattern));

describe('regular expressions', function () {
  // Some take a second each to prove.
  this.timeout(600_000);

  it('take linear time, unless the text is of limited length', async () => {
    const checked = new Map<string, Pattern>();
    for (const one of patterns.known) if (!isListed(one)) checked.set(`/${one.source}/${one.flags}`, one);
    const found: string[] = [];
    for (const [written, { source, flags, file }] of checked) {
      // Attacks are limited by the characters that they read, so that the result does not depend on the load of the machine.
      const result = await check(source, flags, { timeout: 60_000, attackTimeout: null, incubationTimeout: null });
      if (result.status === 'vulnerable')
        found.push(`${file}: ${written} is ${result.complexity.summary}, as in ${result.attack.pattern}`);
      if (result.status === 'unknown') found.push(`${file}: ${written} is ${result.error.kind}`);
    }
    assert.deepEqual(found, []);
    assert.ok(checked.size > 500);
  });

  it('are all known, or listed with a reason', () => {
    assert.deepEqual(
      new Set(patterns.built.map(({ file, code }) => `${file}: ${code}`)),
      new Set(built.map(({ file, code }) => `${file}: ${code}`)),
    );
  });

  it('are listed as limited only if the code contains them', () => {
    const unused = bounded.filter(
      (one) => !patterns.known.some(({ source, file }) => one.file === file && source.includes(one.pattern)),
    );
    assert.deepEqual(unused, []);
  });
});

/** Validates STIX bundles with the schemas and the pattern grammar of OASIS, which are in the shared data. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { bundleOf, ofType } from '../../support/exports.ts';
import { rootUrl } from '../../support/schema.ts';
import { sharedIt } from '../../support/sharedData.ts';
import { isStixPattern } from '../../support/stixPatterns.ts';
import { createStixCheck } from '../../support/stixSchemas.ts';

const examples = readdirSync(new URL('examples/', rootUrl)).filter((name) => name.endsWith('.yaml'));

let stixCheck: ReturnType<typeof createStixCheck> | undefined;
/** Returns the problems of a bundle. The schemas are compiled on first use, because they exist only with the shared data. */
const stixProblems = (bundle: ReturnType<typeof bundleOf>): readonly string[] =>
  (stixCheck ??= createStixCheck())(bundle);

describe('a STIX bundle', () => {
  for (const path of [...examples.map((name) => `examples/${name}`), 'test/fixtures/render/complete.json'])
    sharedIt(`passes the schemas of OASIS for ${path}`, () => {
      const made = bundleOf(readFileSync(new URL(path, rootUrl), 'utf8'));
      assert.deepEqual(stixProblems(made), []);
      const stix = ofType(made, 'indicator').filter(({ pattern_type }) => pattern_type === 'stix');
      assert.deepEqual(
        stix.map(({ pattern }) => String(pattern)).filter((pattern) => !isStixPattern(pattern)),
        [],
      );
    });
});

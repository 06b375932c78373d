/** The size limit for the files of detection rules. */
import assert from 'node:assert/strict';
import { parseAdvisory } from '../../../server/src/core/index.ts';
import { createResourceLoader } from '../../../server/src/core/workspace/resources.ts';
import { testEnvironment } from '../../support/environment.ts';

describe('the files of detection rules', () => {
  it('have at most 4 MiB together, in UTF-8', async () => {
    const content = '€'.repeat(85_000);
    const files = Array.from({ length: 17 }, (_, index) => `${index}.yar`);
    const rows = files.map((file) => `  - {type: yara, name: ${file}, file: ${file}}\n`).join('');
    const { advisory } = parseAdvisory(`detection_rules:\n${rows}`, testEnvironment().schema);
    const load = createResourceLoader({}, { look: {}, rule: () => Promise.resolve({ content }) });
    const { ruleFile } = await load(advisory);
    assert.deepEqual(
      files.filter((file) => !ruleFile || !('text' in (ruleFile(file) ?? {}))),
      ['16.yar'],
    );
  });
});

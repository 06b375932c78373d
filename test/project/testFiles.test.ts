/** Every test file runs in `npm test`: exactly one of Mocha's configurations chooses it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { rootUrl } from '../support/schema.ts';

const cwd = fileURLToPath(rootUrl);

interface Configuration {
  readonly spec: readonly string[];
  readonly ignore?: readonly string[];
}

/** Returns the test files that a Mocha configuration chooses. */
function chosenBy(configuration: string): readonly string[] {
  const { spec, ignore = [] } = JSON.parse(readFileSync(new URL(configuration, rootUrl), 'utf8')) as Configuration;
  return globSync([...spec], { ignore: [...ignore], cwd });
}

describe('the test files', () => {
  it('run as unit, property or process tests, and each only once', () => {
    const chosen = ['.mocharc.json', 'test/property.mocharc.json', 'test/process.mocharc.json'].flatMap(chosenBy);
    // These run inside VS Code.
    const all = globSync(['test/**/*.test.ts'], { ignore: ['test/integration/**'], cwd });
    assert.deepEqual(chosen.toSorted(), all.toSorted());
  });
});

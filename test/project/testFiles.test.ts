/** Every test file runs in `npm test`: one of Mocha's configurations chooses it, or it is one of the UI tests or part of the suite inside VS Code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { authoringUiTests, editorUiTests } from '../../scripts/machine/uiTests.ts';
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
    // The tests in `test/integration` run inside VS Code, which is installed in `test/host` and contains tests of its own.
    const all = globSync(['test/**/*.test.ts'], { ignore: ['test/integration/**', '**/node_modules/**'], cwd });
    assert.deepEqual(chosen.toSorted(), all.toSorted());
  });

  it("include every UI test of VS Code's window, each only once", () => {
    const tests = globSync(['*.ui.ts'], { cwd: path.join(cwd, 'test/integration') });
    assert.deepEqual([...editorUiTests, ...authoringUiTests].toSorted(), tests.toSorted());
  });
});

/** `detection/file-not-found` with file access. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();
const there = ['rules/loader.yar', '../shared/dropper.yar'];

function problemsOf(
  file: string,
  fileExists?: (path: string) => boolean | undefined,
): { text: string; problems: readonly Problem[] } {
  const text = `detection_rules:\n  - { type: yara, name: A, file: '${file}' }\n`;
  const document = parseAdvisory(text, environment.schema);
  const problems = analyze(document, environment, {}, fileExists ? { fileExists } : {});
  return { text, problems: problems.filter(({ code }) => code === 'detection/file-not-found') };
}

const isThere = (path: string): boolean => there.includes(path);

describe('detection/file-not-found', () => {
  it('reports nothing for existing files, and without file access', () => {
    for (const file of there) assert.deepEqual(problemsOf(file, isThere).problems, []);
    assert.deepEqual(problemsOf('rules/gone.yar').problems, []);
    assert.deepEqual(problemsOf('rules/gone.yar', () => undefined).problems, []);
  });

  it('highlights the path of a missing file', () => {
    const { text, problems } = problemsOf('rules/gone.yar', isThere);
    assert.deepEqual(
      problems.map(({ span }) => text.slice(...span)),
      ["'rules/gone.yar'"],
    );
  });

  it('replaces backslashes if the result names a file', () => {
    const { text, problems } = problemsOf('rules\\loader.yar', isThere);
    const fix = problems[0]?.fixes?.[0];
    assert.ok(fix?.safe);
    assert.match(applyEdits(text, fix.edits), /file: 'rules\/loader\.yar'/);
  });

  it('does not look up a path that is not relative', () => {
    const asked: string[] = [];
    for (const file of ['/etc/passwd', 'C:\\x.yar', '\\\\srv\\share\\x.yar', 'https://cert.example/x.yar', '~/x.yar']) {
      const { problems } = problemsOf(file, (path) => {
        asked.push(path);
        return true;
      });
      assert.match(problems[0]?.message ?? '', /relative to the advisory's folder/, file);
    }
    assert.deepEqual(asked, []);
  });
});

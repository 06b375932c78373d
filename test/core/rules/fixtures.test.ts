/**
 * Every fixture of every rule: `good*` has no diagnostics, `bad*` has exactly those in its comments, `bad*.fixed` is the text after the
 * fixes.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { analyze, applyEdits, parseAdvisory } from '../../../server/src/core/index.ts';
import type { Fix, Problem } from '../../../server/src/core/problems/problem.ts';
import type { Edit } from '../../../server/src/core/text/edits.ts';
import { testEnvironment } from '../../support/environment.ts';
import { compare, readFixture } from '../../support/expectations.ts';
import { assertGolden } from '../../support/golden.ts';
import { reportedText } from '../../support/reportedText.ts';

const root = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url));
const base = readFileSync(`${root}base.yaml`, 'utf8');
const environment = testEnvironment();

const checked = new Map<string, readonly Problem[]>();

/** Returns the problems of a fixture. They are cached, because several tests check the same text. */
function check(text: string, sameId: readonly string[] = []): readonly Problem[] {
  const key = [text, ...sameId].join('\0');
  const known = checked.get(key);
  if (known) return known;
  const others = sameId.length > 0 ? { sameId: () => sameId } : {};
  const problems = analyze(parseAdvisory(text, environment.schema), environment, {}, others);
  checked.set(key, problems);
  return problems;
}

describe('rule fixtures', () => {
  it('have a base advisory without problems', () => {
    assert.deepEqual(compare(readFixture(base, base), check(base)).actual, []);
  });
  it('no rule fails on an incomplete advisory', () => {
    for (const match of base.matchAll(/\n|: /g)) {
      const typed = base.slice(0, match.index + 1);
      for (const problem of check(typed)) {
        const [start, end] = problem.span;
        assert.ok(start <= end && end <= typed.length, `${problem.code} in ${JSON.stringify(typed)}`);
      }
    }
  });
  for (const folder of readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const code = folder.name.replace('-', '/');
    describe(code, () => {
      const files = readdirSync(`${root}${folder.name}`).sort();
      const sources = files.filter((name) => name.endsWith('.yaml') && !name.endsWith('.fixed.yaml'));
      const read = (name: string): string => readFileSync(`${root}${folder.name}/${name}`, 'utf8');
      it('severity, message and fixes equal the golden file', () => {
        const texts = sources.flatMap((file) => {
          const { text, sameId } = readFixture(read(file), base);
          const problems = check(text, sameId).filter((problem) => problem.code === code);
          return problems.length === 0 ? [] : [`${file}\n\n${reportedText(text, problems)}`];
        });
        assertGolden(pathToFileURL(`${root}${folder.name}/reported.txt`), texts.join('\n'));
      });
      for (const file of sources) {
        const fixture = readFixture(read(file), base);
        it(file, () => {
          if (file.startsWith('bad')) assert.ok(fixture.expected.some((one) => one.code === code));
          const { actual, expected } = compare(fixture, check(fixture.text, fixture.sameId));
          assert.deepEqual(actual, expected);
        });
        const golden = file.replace('.yaml', '.fixed.yaml');
        if (files.includes(golden))
          it(golden, () => assert.equal(fixAll(fixture.text, code, fixture.tail), read(golden)));
      }
    });
  }
});

/** Returns the text after one fix for each problem with a code: a safe one if there is one, otherwise the first. Removes `tail` from its end. */
function fixAll(text: string, code: string, tail: string): string {
  const edits = new Map<string, Edit>();
  for (const problem of check(text).filter((one) => one.code === code)) {
    for (const edit of chosen(problem.fixes ?? [])?.edits ?? []) edits.set(`${edit.span.join()} ${edit.newText}`, edit);
  }
  const fixed = applyEdits(text, [...edits.values()]);
  assert.ok(fixed.endsWith(tail));
  return fixed.slice(0, fixed.length - tail.length);
}

function chosen(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ safe }) => safe) ?? fixes[0];
}

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { githubFormatter } from '../../server/src/cli/formatters/github.ts';
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { createLines } from '../../server/src/core/text/text.ts';
import { printedBy } from './printed.ts';

const cwd = join('/', 'project', 'advisories');
const formatter = githubFormatter({ cwd, root: join('/', 'project') });
const text = 'title: 😀 one\ntlp: WHITE\n';
const problem: Problem = { code: 'tlp/deprecated', severity: 'warning', message: 'Old.', span: [19, 24] };
const printed = (problems: readonly Problem[], path = 'a.advisory.yaml'): string[] =>
  printedBy(formatter, [{ path, text, lines: createLines(text), problems, fixed: 0 }])
    .trimEnd()
    .split('\n');

describe('check --format github', () => {
  it('annotates the location relative to the checkout, and prints a summary', () => {
    assert.deepEqual(printed([problem]), [
      '::warning file=advisories/a.advisory.yaml,line=2,endLine=2,col=6,endColumn=11,title=tlp/deprecated::Old.',
      '1 file checked: 1 warning',
    ]);
    assert.deepEqual(printed([]), ['1 file checked: no problems']);
  });

  it('has errors, warnings and notices', () => {
    const commands = (['error', 'warning', 'information', 'hint'] as const).map(
      (severity) => /^::(\w+) /.exec(printed([{ ...problem, severity }])[0] ?? '')?.[1],
    );
    assert.deepEqual(commands, ['error', 'warning', 'notice', 'notice']);
  });

  it('omits columns for a range of several lines, because GitHub rejects them', () => {
    assert.match(printed([{ ...problem, span: [0, 24] }])[0] ?? '', /,line=1,endLine=2,title=/);
  });

  it('does not let a file name or a message begin another command or property', () => {
    const [line = '', ...rest] = printed([{ ...problem, message: '100%\n::error::x' }], 'a,b:c%\r\n::set-env.yaml');
    assert.equal(
      line,
      '::warning file=advisories/a%2Cb%3Ac%25\\u{d}\\u{a}%3A%3Aset-env.yaml,line=2,endLine=2,col=6,endColumn=11,title=tlp/deprecated::100%25\\u{a}::error::x',
    );
    assert.deepEqual(rest, ['1 file checked: 1 warning']);
  });

  it('annotates a file that could not be read', () => {
    const lines = printedBy(formatter, [], [{ path: 'b.yaml', message: 'is a folder' }], 2);
    assert.match(lines, /^::error file=advisories\/b\.yaml,title=not checked::is a folder$/m);
  });
});

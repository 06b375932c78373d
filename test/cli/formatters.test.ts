import assert from 'node:assert/strict';

import { createPainter } from '../../server/src/cli/colours.ts';
import { jsonFormatter } from '../../server/src/cli/formatters/json.ts';
import type { FileResult } from '../../server/src/cli/formatters/result.ts';
import { textFormatter, type TextOptions } from '../../server/src/cli/formatters/text.ts';
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { createLines, type Span } from '../../server/src/core/text/text.ts';
import { printedBy } from './printed.ts';

const text = 'title: 😀 one\r\ntlp: WHITE\r\n';
const spanOf = (part: string): Span => [text.indexOf(part), text.indexOf(part) + part.length];
const problem: Problem = {
  code: 'tlp/deprecated',
  severity: 'warning',
  message: 'WHITE is TLP 1.0.',
  span: spanOf('WHITE'),
  fixes: [{ title: 'Replace with CLEAR', edits: [{ span: spanOf('WHITE'), newText: 'CLEAR' }], safe: true }],
};
const resultOf = (problems: readonly Problem[], path = 'a.advisory.yaml'): FileResult => ({
  path,
  text,
  lines: createLines(text),
  problems,
  fixed: 0,
});
const formatJson = (results: readonly FileResult[]): string => printedBy(jsonFormatter(), results);
const formatText = (results: readonly FileResult[], options: TextOptions): string =>
  printedBy(textFormatter(options), results);
const plain = { paint: createPainter(false) };

describe('check --format json', () => {
  it('has the documented structure, with zero-based lines and UTF-16 characters', () => {
    const one: Problem = { ...problem, code: 'x/y', severity: 'error', span: spanOf('one'), fixes: [] };
    assert.deepEqual(JSON.parse(formatJson([resultOf([one, problem]), resultOf([], 'b.advisory.yaml')])), {
      files: [
        {
          path: 'a.advisory.yaml',
          diagnostics: [
            {
              code: 'x/y',
              severity: 'error',
              message: 'WHITE is TLP 1.0.',
              range: { start: { line: 0, character: 10 }, end: { line: 0, character: 13 } },
              fixes: [],
            },
            {
              code: 'tlp/deprecated',
              severity: 'warning',
              message: 'WHITE is TLP 1.0.',
              range: { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } },
              fixes: [
                {
                  title: 'Replace with CLEAR',
                  edits: [
                    {
                      range: { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } },
                      newText: 'CLEAR',
                    },
                  ],
                },
              ],
            },
          ],
        },
        { path: 'b.advisory.yaml', diagnostics: [] },
      ],
      summary: { files: 2, error: 1, warning: 1, information: 0, hint: 0 },
    });
  });
});

describe('check --format text', () => {
  it('shows location, message, source line, marked range, fix and a reference to more information', () => {
    assert.equal(
      formatText([resultOf([problem])], plain),
      [
        'a.advisory.yaml:2:6 warning WHITE is TLP 1.0. [tlp/deprecated]',
        ' 2 │ tlp: WHITE',
        '   │      ^^^^^',
        '   = fix: Replace with CLEAR (applied by --fix)',
        '   = more: advisory explain tlp/deprecated',
        '',
        '1 file checked: 1 warning',
        '',
      ].join('\n'),
    );
  });
  it('names a related location', () => {
    const related = { ...problem, fixes: [], related: [{ span: spanOf('title'), message: 'the first one' }] };
    assert.match(formatText([resultOf([related])], plain), /^ += see line 1: the first one$/m);
  });
  it('reports that there are no problems, and the number of fixes', () => {
    assert.equal(formatText([resultOf([]), resultOf([])], plain), '2 files checked: no problems\n');
    assert.equal(formatText([{ ...resultOf([]), fixed: 2 }], plain), '1 file checked: no problems, 2 problems fixed\n');
  });
  it('colours the severity and the carets, and nothing without colours', () => {
    const painted = formatText([resultOf([problem])], { paint: createPainter(true) });
    assert.match(painted, /\u001b\[1;33mwarning\u001b\[0m/);
    assert.match(painted, /\u001b\[1;33m {5}\^{5}\u001b\[0m/);
    assert.doesNotMatch(formatText([resultOf([problem])], plain), /\u001b/);
  });
  it('escapes file names and messages for the terminal', () => {
    const hostile = { ...problem, message: 'a\u001b]0;b\u0007' };
    const printed = formatText([resultOf([hostile], 'x\n\u001b[2J.yaml')], plain);
    assert.match(printed, /^x\\u\{a\}\\u\{1b\}\[2J\.yaml:2:6 warning a\\u\{1b\}\]0;b\\u\{7\} /);
  });
});

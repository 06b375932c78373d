import assert from 'node:assert/strict';
import { join } from 'node:path';

import { junitFormatter, type JunitSetup } from '../../server/src/cli/formatters/junit.ts';
import type { FileResult } from '../../server/src/cli/formatters/result.ts';
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { createLines } from '../../server/src/core/text/text.ts';
import { printedBy } from './printed.ts';
import { readXml, type XmlElement } from './xml.ts';

const cwd = join('/', 'project');
const setup: JunitSetup = { cwd, root: cwd, failOn: 'error' };
const text = 'title: one\ntlp: WHITE\n';
const wrong: Problem = { code: 'x/wrong', severity: 'error', message: 'It is wrong.', span: [16, 21] };
const doubtful: Problem = { ...wrong, code: 'x/doubtful', severity: 'warning', message: 'Is it?' };
const resultOf = (problems: readonly Problem[], path = 'in/a.advisory.yaml'): FileResult => ({
  path,
  text,
  lines: createLines(text),
  problems,
  fixed: 0,
});
const suitesOf = (
  results: readonly FileResult[],
  failures: { path: string; message: string }[] = [],
  given = setup,
): readonly XmlElement[] => readXml(printedBy(junitFormatter(given), results, failures)).children;

describe('check --format junit', () => {
  it('has one suite per file, and one case per problem, which fails according to --fail-on', () => {
    const [suite] = suitesOf([resultOf([wrong, doubtful])]);
    assert.equal(suite?.name, 'testsuite');
    assert.deepEqual(suite.attributes, {
      name: 'in/a.advisory.yaml',
      tests: '2',
      failures: '1',
      errors: '0',
      skipped: '1',
      time: '0',
    });
    const [failing, passing] = suite.children;
    assert.deepEqual(failing?.attributes, {
      classname: 'in/a',
      name: 'x/wrong 2:6',
      file: 'in/a.advisory.yaml',
      line: '2',
      time: '0',
    });
    const [failure] = failing.children;
    assert.equal(failure?.name, 'failure');
    assert.deepEqual(failure.attributes, { type: 'error', message: 'It is wrong.' });
    assert.equal(failure.text, 'in/a.advisory.yaml:2:6 error It is wrong. [x/wrong]');
    assert.deepEqual(
      passing?.children.map(({ name, attributes }) => [name, attributes]),
      [['skipped', { message: 'warning: Is it?' }]],
    );
    const [strict] = suitesOf([resultOf([doubtful])], [], { ...setup, failOn: 'warning' });
    assert.equal(strict?.children[0]?.children[0]?.name, 'failure');
  });

  it('has one case that passed for a clean file', () => {
    const [suite] = suitesOf([resultOf([])]);
    assert.equal(suite?.attributes['failures'], '0');
    assert.deepEqual(
      suite.children.map(({ name, attributes, children }) => [name, attributes['name'], children]),
      [['testcase', 'no problems', []]],
    );
  });

  it('has an error for a file that could not be read', () => {
    const [suite] = suitesOf([], [{ path: 'b.yaml', message: 'is a folder' }]);
    assert.deepEqual(suite?.children[0]?.children[0], {
      name: 'error',
      attributes: { type: 'not checked', message: 'is a folder' },
      children: [],
      text: '',
    });
  });

  it('is well-formed XML for any file name and message', () => {
    const hostile = { ...wrong, message: `<a b="c">&amp; ]]> '\u0000\u001b[2J\ufffe\ud800 😀` };
    const [suite] = suitesOf([resultOf([hostile], 'a"<&\'b.yaml')]);
    assert.equal(suite?.attributes['name'], `a"<&'b.yaml`);
    assert.equal(
      suite.children[0]?.children[0]?.attributes['message'],
      `<a b="c">&amp; ]]> '\\u{0}\\u{1b}[2J\ufffd\\u{d800} 😀`,
    );
  });

  it('gives files in folders with full stops a class name that readers do not split', () => {
    const [suite] = suitesOf([resultOf([], 'v1.2/x.y.advisory.yml')]);
    assert.equal(suite?.children[0]?.attributes['classname'], 'v1_2/x_y');
  });
});

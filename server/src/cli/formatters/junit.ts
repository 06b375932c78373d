/**
 * `check --format junit`: XML for Jenkins and other CI servers. There is no standard; the output follows Jenkins' `junit-10.xsd`. Each file
 * is a test suite, with a test case for each problem. A file without problems has a single test case, which has passed; a file that could
 * not be checked has a single test case with an error.
 */
import { escapeXml, type Problem } from '../../core/index.ts';
import { fails, type FailOn } from '../failOn.ts';
import { xmlWithoutCommands } from '../ciCommands.ts';
import { printable } from '../printable.ts';
import type { Failure, Formatter } from './formatter.ts';
import { createPaths, type PathsSetup } from './paths.ts';
import type { FileResult } from './result.ts';

export interface JunitSetup extends PathsSetup {
  readonly failOn: FailOn;
}

type Attributes = Readonly<Record<string, string | number>>;

/**
 * Creates the formatter. Problems at or above the `--fail-on` severity are failures. Other problems are skipped tests, so that they are
 * visible without failing the build.
 */
export function junitFormatter(setup: JunitSetup): Formatter {
  const { below } = createPaths(setup);
  return {
    separator: '\n',
    head: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="advisory check">\n',
    file: (result) => xmlWithoutCommands(suite(below(result.path), result, setup)),
    unreadable: (failure) => xmlWithoutCommands(unreadableSuite({ ...failure, path: below(failure.path) })),
    foot: () => '\n</testsuites>\n',
  };
}

function suite(path: string, result: FileResult, setup: JunitSetup): string {
  const { problems } = result;
  const failures = problems.filter(({ severity }) => fails(severity, setup.failOn)).length;
  const cases =
    problems.length === 0
      ? [testcase(path, 'no problems', {})]
      : problems.map((problem) => problemCase(path, problem, result, setup));
  const counts = { tests: cases.length, failures, errors: 0, skipped: problems.length - failures };
  return element('testsuite', { name: path, ...counts, time: 0 }, cases);
}

function problemCase(path: string, problem: Problem, { lines }: FileResult, { failOn }: JunitSetup): string {
  const { code, severity, span } = problem;
  const { line, character } = lines.positionAt(span[0]);
  const message = printable(problem.message);
  const body = `${printable(path)}:${line + 1}:${character + 1} ${severity} ${message} [${code}]`;
  const outcome = fails(severity, failOn)
    ? element('failure', { type: severity, message }, [escapeXml(body)])
    : element('skipped', { message: `${severity}: ${message}` }, []);
  return testcase(path, `${code} ${line + 1}:${character + 1}`, { line: line + 1 }, outcome);
}

function unreadableSuite({ path, message }: Required<Failure>): string {
  const outcome = element('error', { type: 'not checked', message: printable(message) }, []);
  const counts = { tests: 1, failures: 0, errors: 1, skipped: 0 };
  return element('testsuite', { name: path, ...counts, time: 0 }, [testcase(path, 'not checked', {}, outcome)]);
}

function testcase(path: string, name: string, location: Attributes, ...outcome: string[]): string {
  return element('testcase', { classname: classname(path), name, file: path, ...location, time: 0 }, outcome);
}

/**
 * Returns the path without its extension, with underscores instead of dots. Readers split a class name from its package at the last dot.
 */
function classname(path: string): string {
  return path.replace(/(?:\.advisory)?\.ya?ml$/i, '').replaceAll('.', '_');
}

function element(name: string, attributes: Attributes, content: readonly string[]): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(printable(String(value)))}"`);
  const start = `<${name}${list.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`;
}

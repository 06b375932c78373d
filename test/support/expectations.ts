/**
 * Expectations inside fixtures: the problems that a file must have are in its own comments.
 *
 * - `# ^^^^ code` under a line: a problem of that code is reported at exactly the text above the carets; several groups of carets
 *   are several problems. Because the `#` occupies the first column, use the following for text in that column.
 * - `#! code on "text"`: a problem of that code highlights this text (a JSON string), at any offset.
 * - `#! allow code`: problems of that code are ignored; `#! only code` ignores all others.
 * - `#! same-id PATH…`: other advisories at these paths have the same `id`; without it, others are unknown.
 * - `#! base`: appends the sections of the base advisory that the fixture lacks, so that a fixture need not be a whole advisory. The
 *   order of sections is then ignored.
 */
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { createLines } from '../../server/src/core/text/text.ts';

export interface Expectation {
  readonly code: string;
  readonly text: string;
  /** The offset, if carets specify it. */
  readonly start?: number;
}

export interface Fixture {
  /** The checked text: the fixture, and the sections that `#! base` adds. */
  readonly text: string;
  /** The sections that `#! base` added. */
  readonly tail: string;
  readonly expected: readonly Expectation[];
  readonly allow: readonly string[];
  readonly restricted: readonly string[];
  /** Other advisories with the same `id`. */
  readonly sameId?: readonly string[];
}

const caretLine = /^\s*#[\s^]*\^\s+([a-z]+\/[a-z-]+)\s*$/;
const directive = /^\s*#! (base|allow|only|same-id|[a-z]+\/[a-z-]+ on)\b ?(.*)$/;

/** Parses a fixture's expectations; throws for an unknown directive. */
export function readFixture(source: string, base: string): Fixture {
  const lines = createLines(source);
  const expected: Expectation[] = [];
  const allow: string[] = [];
  const restricted: string[] = [];
  let sameId: readonly string[] | undefined;
  let tail = '';
  let marked = 0;
  for (let line = 0; line < lines.count; line++) {
    const content = source.slice(lines.startOf(line), lines.endOf(line));
    const code = caretLine.exec(content)?.[1];
    const [, word = '', rest = ''] = directive.exec(content) ?? [];
    if (code !== undefined) {
      for (const carets of content.matchAll(/\^+/g)) {
        const start = lines.startOf(marked) + carets.index;
        expected.push({ code, start, text: source.slice(start, start + carets[0].length) });
      }
    } else if (word === 'base') {
      tail = missingFrom(source, base);
      allow.push('sections/order');
    } else if (word === 'allow') allow.push(rest.trim());
    else if (word === 'only') restricted.push(rest.trim());
    else if (word === 'same-id') sameId = rest.trim().split(' ');
    else if (word !== '') expected.push({ code: word.replace(/ on$/, ''), text: parseText(rest) });
    else if (content.includes('#!')) throw new Error(`Unknown directive: ${content}`);
    else marked = line;
  }
  return { text: source + tail, tail, expected, allow, restricted, ...(sameId ? { sameId } : {}) };
}

/**
 * Returns the reported and the expected problems as lists of lines, which are equal if the test passes: a problem with its position if
 * carets specify one, otherwise with its text only.
 */
export function compare(fixture: Fixture, problems: readonly Problem[]): { actual: string[]; expected: string[] } {
  const seen = problems.filter(({ code }) =>
    fixture.restricted.length > 0 ? fixture.restricted.includes(code) : !fixture.allow.includes(code),
  );
  const open = [...fixture.expected];
  const lines = createLines(fixture.text);
  const show = ({ code, text, start }: Expectation): string => {
    if (start === undefined) return `${code} on ${JSON.stringify(text)}`;
    const { line, character } = lines.positionAt(start);
    return `${code} on ${JSON.stringify(text)} at ${String(line + 1)}:${String(character + 1)}`;
  };
  const actual = seen.map(({ code, span }) => {
    const found = { code, start: span[0], text: fixture.text.slice(span[0], span[1]) };
    const index = open.findIndex(
      (one) => one.code === code && one.text === found.text && (one.start ?? found.start) === found.start,
    );
    const [met] = index < 0 ? [] : open.splice(index, 1);
    return show(met ?? found);
  });
  return { actual: actual.sort(), expected: fixture.expected.map(show).sort() };
}

function parseText(json: string): string {
  const text: unknown = JSON.parse(json);
  if (typeof text !== 'string') throw new Error(`Not a text: ${json}`);
  return text;
}

/** Returns the top-level sections of the base that the source does not have. */
export function missingFrom(source: string, base: string): string {
  const keys = new Set([...source.matchAll(/^([a-z_]+):/gm)].map((match) => match[1]));
  return base
    .split(/^(?=[a-z_]+:)/m)
    .filter((section) => !keys.has(/^[a-z_]+/.exec(section)?.[0] ?? ''))
    .join('');
}

/** Formats what an author sees for a small advisory, for comparison with the expected result. */
import { analyze, fixAll, parseAdvisory } from '../../../server/src/core/index.ts';
import type { RuleSettings } from '../../../server/src/core/index.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import { createLines, type Lines } from '../../../server/src/core/text/text.ts';
import { changedLines } from '../../support/changedLines.ts';
import { testEnvironment } from '../../support/environment.ts';
import { plain } from '../../support/plain.ts';

const environment = testEnvironment();
/** Rules about missing sections are off, because small advisories lack most of them. The order of sections does not matter here. */
const settings: RuleSettings = { 'sections/missing': 'off', 'sections/required': 'off', 'sections/order': 'off' };

/** Returns the problems of an advisory, the effect of all safe fixes, and the values that were read. */
export function shown(text: string): string {
  const document = parseAdvisory(text, environment.schema);
  const problems = analyze(document, environment, settings);
  const lines = createLines(text);
  const { edits, problems: left } = fixAll(document, environment, settings);
  const parts = [
    ...problems.flatMap((problem) => reported(text, lines, problem)),
    ...(edits.length > 0 ? ['all safe fixes:', ...changedLines(text, edits).map((line) => `  ${line}`)] : []),
    ...(edits.length > 0 ? [`  then: ${left.map(({ code }) => code).join(', ') || 'nothing'}`] : []),
    `read: ${visible(JSON.stringify(plain(document.root)))}`,
  ];
  return `${parts.join('\n')}\n`;
}

function reported(text: string, lines: Lines, problem: Problem): readonly string[] {
  const at = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${String(line + 1)}:${String(character + 1)}`;
  };
  const range = (span: Problem['span']): string =>
    `${at(span[0])}-${at(span[1])} ${visible(JSON.stringify(text.slice(...span)))}`;
  const { severity, code, message, span, related = [], fixes = [] } = problem;
  return [
    `${range(span)} ${severity} ${code}`,
    `  ${message}`,
    ...related.map((location) => `  see ${range(location.span)}: ${location.message}`),
    ...fixes.flatMap(({ title, safe, preferred, edits }) => [
      `  fix: ${title}${safe === true ? ', safe' : ''}${preferred === true ? ', preferred' : ''}`,
      ...changedLines(text, edits).map((line) => `    ${line}`),
    ]),
  ];
}

/** Returns a text in which invisible characters and unusual spaces are written as escapes. */
function visible(text: string): string {
  return text.replace(/[\p{Cf}\p{Zs}]/gu, (sign) =>
    sign === ' ' ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

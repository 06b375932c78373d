/** A Markdown table below a key without `|`: YAML takes its first bar for the start of a block of text. */
import { contentLineBefore, keyedLine, lineAfter, syntaxProblem, type Line, type RecoveryStrategy } from './repair.ts';
import { suspects } from './suspects.ts';

const tableLine = /^[ \t]*\|.*\|[ \t]*$/;

/** The maximum number of lines above that are searched for the key. */
const maxAbove = 5_000;

/** Recovers a table below its key: it becomes a block of text. */
export const table: RecoveryStrategy = (broken) => {
  const { text } = broken;
  let first: Line | undefined = suspects(broken).find(({ content }) => tableLine.test(content));
  let above = first && contentLineBefore(text, first);
  for (let i = 0; above && i < maxAbove && tableLine.test(above.content); i++) {
    first = above;
    above = contentLineBefore(text, above);
  }
  const keyed = above && keyedLine(above);
  const second = first && lineAfter(text, first);
  if (!first || !above || keyed?.value !== '' || first.indent <= keyed.lead.length) return undefined;
  if (!second || !tableLine.test(second.content)) return undefined;
  const colon = above.start + above.content.indexOf(':', keyed.keyAt - above.start + keyed.key.length) + 1;
  const edits = [{ span: [colon, colon] as const, newText: ' |' }];
  const start = first.start + first.indent;
  const message = `A table is a text of several lines. Write \`|\` after \`${keyed.key}:\`, so that all lines are read as text.`;
  const span = [start, first.start + first.content.trimEnd().length] as const;
  return { problem: syntaxProblem(span, message, { title: 'Make it a block of text', edits }), edits };
};

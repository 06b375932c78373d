/** Repairs a dash between a key and its value, such as `title: - Invoice lures`. YAML does not allow a list to begin there. */
import { contentLineAfter, isItem } from './outline.ts';
import { keyedLine, lineAround, syntaxProblem, withoutComment, type RecoveryStrategy } from './repair.ts';

/**
 * Removes the dash, because a single value is accepted in place of a list. A list that continues on the lines below is repaired elsewhere.
 */
export const dashBesideKey: RecoveryStrategy = ({ text, at }) => {
  const line = lineAround(text, at);
  const parts = keyedLine(line);
  const gap = /^-[ \t]+(?=[^\s#-])/.exec(parts?.value ?? '')?.[0];
  if (!parts || gap === undefined || at < parts.valueAt) return undefined;
  const next = contentLineAfter(text, line);
  if (next && next.indent >= parts.lead.length && isItem(next)) return undefined;
  if (keyedLine({ ...line, content: parts.value.slice(gap.length) })) return undefined;
  const edits = [{ span: [parts.valueAt, parts.valueAt + gap.length] as const, newText: '' }];
  const end = line.start + withoutComment(line.content).length;
  const message = `A dash begins a list, but a list can't begin on the same line as \`${parts.key}:\`. Remove the dash; if it is part of the text, put the text in quotes.`;
  return { problem: syntaxProblem([parts.valueAt, end], message, { title: 'Remove the dash', edits }), edits };
};

/** Repairs `tags: "one", "two"`: several quoted values without brackets. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { singleQuoted } from '../quote.ts';
import { syntaxProblem, type Line, type Repair } from './repair.ts';

const isList = /^(?:"[^"]*"|'[^']*')(?:\s*,\s*(?:"[^"]*"|'[^']*'))+$/;
const values = /"[^"]*"|'[^']*'/g;

/** What messages say about single quotes. */
export const noMeaning = 'where a backslash has no special meaning';

/** Whether a quoted string is in double quotes and contains an invalid escape sequence (YAML 1.2.2, 5.7). */
export const hasBadEscape = (quoted: string): boolean =>
  quoted.startsWith('"') &&
  !/^"(?:[^\\]|\\(?:[0abtnvfreN_LP "/\\\t]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}))*"$/.test(quoted);

/**
 * Returns the repair for quoted values with commas between them; undefined for any other value. If `item`, the line of a list item, is
 * given, each value becomes an item; otherwise, the values are put in brackets. `at` is the offset of `value` in `text`.
 */
export function quotedValues(text: string, value: string, at: number, item: Line | undefined): Repair | undefined {
  if (!isList.test(value)) return undefined;
  const end = at + value.length;
  const found = [...value.matchAll(values)].map((match): Span => [
    at + match.index,
    at + match.index + match[0].length,
  ]);
  const lead = item && (text[item.end] === '\r' ? '\r\n' : '\n') + text.slice(item.start, at);
  const requoted = found.flatMap((span): Edit[] => {
    const quoted = text.slice(...span);
    return hasBadEscape(quoted) ? [{ span, newText: singleQuoted(quoted.slice(1, -1)) }] : [];
  });
  const separators: readonly Edit[] =
    lead === undefined
      ? [
          { span: [at, at], newText: '[' },
          { span: [end, end], newText: ']' },
        ]
      : found.slice(1).map(([start], i) => ({ span: [found[i]?.[1] ?? start, start], newText: lead }));
  const edits = [...separators, ...requoted];
  const [what, title] =
    lead === undefined
      ? ['Put them in brackets', 'Put the values in brackets']
      : ['Begin each with a dash on a line of its own', 'Make each value an item'];
  const quotes = requoted.length > 0 ? `, and paths in single quotes, ${noMeaning}` : '';
  const message = `These are ${String(found.length)} values with commas between them. ${what}${quotes}.`;
  return { problem: syntaxProblem([at, end], message, { title, edits, safe: true }), edits };
}

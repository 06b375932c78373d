/** Repairs `tags: "one", "two"`: several quoted values without brackets. */
import { syntaxProblem, type Line, type Repair } from './repair.ts';

const isList = /^(?:"[^"]*"|'[^']*')(?:\s*,\s*(?:"[^"]*"|'[^']*'))+$/;
const values = /"[^"]*"|'[^']*'/g;

/**
 * Returns the repair for quoted values with commas between them; undefined for any other value. If `item`, the line of a list item, is
 * given, each value becomes an item; otherwise, the values are put in brackets. `at` is the offset of `value` in `text`.
 */
export function quotedValues(text: string, value: string, at: number, item: Line | undefined): Repair | undefined {
  if (!isList.test(value)) return undefined;
  const end = at + value.length;
  const found = [...value.matchAll(values)];
  const lead = item && (text[item.end] === '\r' ? '\r\n' : '\n') + text.slice(item.start, at);
  const edits =
    lead === undefined
      ? [
          { span: [at, at] as const, newText: '[' },
          { span: [end, end] as const, newText: ']' },
        ]
      : found.slice(1).map(({ index }, i) => {
          const last = found[i];
          return { span: [at + (last?.index ?? 0) + (last?.[0].length ?? 0), at + index] as const, newText: lead };
        });
  const [what, title] =
    lead === undefined
      ? ['Put them in brackets', 'Put the values in brackets']
      : ['Begin each with a dash on a line of its own', 'Make each value an item'];
  const message = `These are ${String(found.length)} values with commas between them. ${what}.`;
  return { problem: syntaxProblem([at, end], message, { title, edits, safe: true }), edits };
}

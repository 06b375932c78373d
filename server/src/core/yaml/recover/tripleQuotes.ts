/** Triple-quoted text, the multi-line string syntax of Python and TOML. */
import type { Edit } from '../../text/edits.ts';
import { quoteScalar } from '../quote.ts';
import { keyedLine, lineAfter, syntaxProblem, type Line, type RecoveryStrategy, type Repair } from './repair.ts';
import { suspects } from './suspects.ts';
import { smallest } from '../../util/lists.ts';

/** The maximum number of lines searched for the closing quotes. */
const maxLines = 5_000;

/** Repairs a triple-quoted value. Replaces the quotes with a single pair, or with `|` if the value has several lines. */
export const tripleQuotes: RecoveryStrategy = (broken) => {
  for (const line of suspects(broken)) {
    const keyed = keyedLine(line);
    if (!keyed?.value.startsWith('"""')) continue;
    const inner = keyed.value.slice(3, -3);
    if (!keyed.value.endsWith('"""') || inner === '' || inner.includes('"""'))
      return asBlock(broken.text, line, keyed.key, keyed.lead.length, keyed.valueAt);
    const span = [keyed.valueAt, keyed.valueAt + keyed.value.length] as const;
    const edits: Edit[] = [{ span, newText: quoteScalar(inner.trim(), inner.includes('"') ? 'single' : 'double') }];
    const fix = { title: 'Replace with one pair of quotes', edits };
    return { problem: syntaxProblem(span, messageFor('one pair of quotes around the text'), fix), edits };
  }
  return undefined;
};

const messageFor = (remedy: string): string => `\`"""\` is not YAML syntax. Use ${remedy}.`;

/**
 * Returns the repair that replaces the opening quotes with `|` and removes the closing quotes. Returns undefined if the closing quotes are
 * missing or any line is indented too little.
 */
function asBlock(text: string, head: Line, key: string, column: number, at: number): Repair | undefined {
  const rest = head.content.slice(at - head.start + 3).trim();
  const lines: Line[] = [];
  let line = lineAfter(text, head);
  for (let i = 0; line && i < maxLines && !line.content.trimEnd().endsWith('"""'); i++, line = lineAfter(text, line))
    lines.push(line);
  if (!line || /"""/.test(rest)) return undefined;
  const last = line.content.trimEnd().slice(0, -3).trim();
  const inner = [...lines, ...(last === '' ? [] : [line])].filter(({ content }) => content.trim() !== '');
  if (
    inner.length === 0 ||
    inner.some(({ indent, content }) => indent <= column || /\t/.test(content.slice(0, indent)))
  )
    return undefined;
  const indent = ' '.repeat(smallest(inner.map((one) => one.indent)));
  const eol = text[head.end] === '\r' ? '\r\n' : '\n';
  const end = head.start + head.content.trimEnd().length;
  const closing = line.start + line.content.trimEnd().length;
  const next = lineAfter(text, line)?.start ?? line.end;
  const edits: Edit[] = [
    { span: [at, end], newText: rest === '' ? '|' : `|${eol}${indent}${rest}` },
    last === '' ? { span: [line.start, next], newText: '' } : { span: [closing - 3, closing], newText: '' },
  ];
  const fix = { title: 'Convert to a block of text', edits };
  return {
    problem: syntaxProblem([at, at + 3], messageFor(`\`|\` after \`${key}:\`, without the quotes`), fix),
    edits,
  };
}

/** `yaml/list-in-text`: lines that look like list items but are read as a single scalar, which is valid YAML but hardly ever intended. */
import type { Problem } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import type { ScalarNode } from '../tree.ts';

/** The assumed minimum width of wrapped text. A line that ends before this column was not wrapped. */
const wrapColumn = 60;

const dash = /^-[ \t]+(?=\S)/;
const bullet = /^(?:[•‣▪●◦·∙–—*+][ \t\u00a0]+|-[\t\u00a0]+|-(?=[^\s-]))(?=\S)/;
const glued = /^-(?=[^\s-])/;
const numbered = /^(?:\d{1,3}[.)]|[a-zA-Z]\))[ \t]+(?=\S)/;

/**
 * Returns the problem for a multi-line plain scalar whose lines look like list items, with a fix that makes them items or, below a prose
 * key, adds `|` to keep the lines separate. Returns undefined for any other scalar. `text` is the text that contains it.
 */
export function consumedItems(node: ScalarNode, text: string): Problem | undefined {
  if (node.style !== 'plain' || node.span[1] - node.span[0] > 20_000) return undefined;
  const written = text.slice(...node.span);
  if (!/\n[ \t]*(?:[-•‣▪●◦·∙–—*+]|\d{1,3}[.)]|[a-zA-Z]\))/.test(written)) return undefined;
  const lineStart = text.lastIndexOf('\n', node.span[0] - 1) + 1;
  const lead = text.slice(lineStart, node.span[0]);
  // Text that begins on the key's line is prose. A line in it may begin with a dash only because the text was wrapped.
  if (!/^[ \t]*(?:- +)*$/.test(lead)) return undefined;
  const lines = linesOf(written, node.span[0]);
  const [first, second] = lines;
  if (!first || !second) return undefined;
  const column = lead.includes('-') ? lead.indexOf('-') : lead.length;
  const own = [bullet, numbered].find((sign) => sign.test(first.content));
  const isItem = (content: string): boolean => dash.test(content) || (own?.test(content) ?? false);
  const at = lines.findIndex((line, i) => i > 0 && isItem(line.content) && isShort(lines[i - 1], text));
  if (at < 0) return undefined;
  const edits: Edit[] = [];
  if (!lead.includes('-')) edits.push(asItem(first.start, first.content, own));
  for (const line of lines.slice(1)) {
    if (!isItem(line.content) && !glued.test(line.content)) continue;
    const sign = asItem(line.start, line.content, own ?? glued);
    edits.push({ span: [line.start - line.indent, sign.span[1]], newText: ' '.repeat(column) + sign.newText });
  }
  const wrong = lead.includes('-') ? lines[at] : first;
  if (!wrong) return undefined;
  const bar = barAbove(text, lineStart, column);
  const span: Span = [wrong.start, wrong.start + wrong.content.trimEnd().length];
  const message =
    bar === undefined
      ? 'YAML reads this line and the lines around it as a single string, not as a list. Begin each item with a dash and a space, all in the same column.'
      : 'YAML joins this line and the lines around it into a single line, not a list. Add `|` after the key to keep the lines separate.';
  return {
    code: 'yaml/list-in-text',
    severity: 'warning',
    span,
    message,
    fixes:
      bar === undefined
        ? [{ title: 'Convert the lines to list items', edits, preferred: true }]
        : [{ title: 'Convert to a block of text', edits: [{ span: [bar, bar], newText: ' |' }], preferred: true }],
  };
}

/** Matches a prose key whose value starts on the next line: a list in it is a Markdown list. */
const proseKey =
  /^([ \t]*(?:- +)?)(?:summary|attack_chain|description|notes|rationale|hypothesis|mitre_attack_notes):(?=[ \t]*(?:\r?\n|#))/;

/**
 * Returns the offset after the key's colon if the line above a value is a key that `proseKey` matches, and the value's column is further
 * right than the key; undefined otherwise.
 */
function barAbove(text: string, lineStart: number, column: number): number | undefined {
  const above = lineStart === 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
  const [key, lead = ''] = proseKey.exec(text.slice(above, lineStart)) ?? [];
  return key === undefined || column <= lead.length ? undefined : above + key.length;
}

/** Whether a problem is `yaml/list-in-text`. */
export const isListInText = ({ code }: Problem): boolean => code === 'yaml/list-in-text';

interface Part {
  readonly start: number;
  readonly indent: number;
  readonly content: string;
}

function linesOf(written: string, offset: number): readonly Part[] {
  let at = offset;
  return written.split('\n').map((line, i) => {
    const indent = i === 0 ? 0 : (/^[ \t]*/.exec(line)?.[0].length ?? 0);
    const part = { start: at + indent, indent, content: line.slice(indent) };
    at += line.length + 1;
    return part;
  });
}

function isShort(line: Part | undefined, text: string): boolean {
  if (!line) return false;
  const column = line.start - (text.lastIndexOf('\n', line.start - 1) + 1);
  return column + line.content.trimEnd().length < wrapColumn;
}

function asItem(start: number, content: string, own: RegExp | undefined): Edit {
  const sign = (dash.exec(content) ?? own?.exec(content))?.[0] ?? '';
  return { span: [start, start + sign.length], newText: '- ' };
}

/** Reads literal and folded block scalars without an indentation indicator, with clip or strip chomping (YAML 1.2.2, 8.1). */
import { blockSpan } from '../blockSpan.ts';
import type { ScalarNode } from '../tree.ts';
import type { Lines } from './lines.ts';
import { carriageReturn, dash, hash, lineFeed, pipe, space, tab } from './signs.ts';

/**
 * Reads the block scalar whose header begins at `start`, in a collection at column `parent`, and advances to the line after it. Returns
 * undefined for any other notation.
 */
export function blockText(lines: Lines, start: number, parent: number): ScalarNode | undefined {
  const { text } = lines;
  const isStripped = text.charCodeAt(start + 1) === dash;
  const header = isStripped ? start + 2 : start + 1;
  const after = lines.skipSpaces(header);
  if (after < lines.end) {
    if (text.charCodeAt(after) !== hash || after === header) return undefined;
    lines.addComment(after, false);
  }
  const first = lines.skipSpaces(lines.next);
  const indent = first - lines.next;
  if (indent <= parent || isBreak(text, first)) return undefined;
  const content: string[] = [];
  let filled = 0;
  let end = lines.next;
  let at = lines.next;
  while (at < text.length) {
    const inner = lines.skipSpaces(at);
    const isBlank = isBreak(text, inner);
    if (!isBlank && inner - at < indent) break;
    lines.endOf(inner);
    content.push(inner - at <= indent && isBlank ? '' : text.slice(at + indent, lines.end));
    if (!isBlank) {
      filled = content.length;
      end = lines.end;
    } else if (inner - at > indent) end = -1;
    at = lines.next;
  }
  // Trailing blank lines that are indented further than the text are part of it. Such scalars are handled by the library.
  if (end < 0) return undefined;
  content.length = filled;
  const isLiteral = text.charCodeAt(start) === pipe;
  const value = (isLiteral ? content.join('\n') : folded(content)) + (isStripped ? '' : '\n');
  lines.advance(at);
  return {
    kind: 'scalar',
    value,
    style: isLiteral ? 'literal' : 'folded',
    isNull: false,
    span: blockSpan(text, [start, end]),
  };
}

/** Whether a line ends at an offset. */
function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed);
}

/** Joins lines with spaces, except around blank and more-indented lines (YAML 1.2.2, 8.1.3). */
function folded(content: readonly string[]): string {
  let value = '';
  let between = '';
  let wasIndented = false;
  for (const line of content) {
    const code = line.charCodeAt(0);
    if (code === space || code === tab) {
      if (between === ' ') between = '\n';
      else if (!wasIndented && between === '\n') between = '\n\n';
      value += between + line;
      between = '\n';
      wasIndented = true;
    } else if (line === '') {
      if (between === '\n') value += '\n';
      else between = '\n';
    } else {
      value += between + line;
      between = ' ';
      wasIndented = false;
    }
  }
  return value;
}

/** Finds the block scalar that contains an offset. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Span } from '../text/text.ts';
import type { Path } from '../yaml/tree.ts';
import type { DocumentTools } from './pasted.ts';

/** A location within a block scalar at which lines may be inserted. */
export interface BlockLocation {
  readonly kind: 'block';
  /** The path of the scalar. */
  readonly path: Path;
  /** The column of the scalar's lines. */
  readonly indent: number;
  /**
   * The span to replace. If there is other text before the offset on its line, the span is empty and at the offset. If not, it begins at
   * the start of the line and ends at the offset or, on a blank line, at the end of the line.
   */
  readonly span: Span;
  /** Whether the inserted text begins at the start of a line and does not continue an existing one. */
  readonly isLineStart: boolean;
}

const header = /(?:^|[\s:-])([|>][-+]?)$/;

/** The maximum number of lines above an offset that are searched for the header of its block scalar. */
const maxLinesAbove = 5000;

/**
 * Returns the location for an offset within a block scalar; undefined if the offset is not in one, or if the scalar's header has an indentation
 * indicator.
 */
export function blockLocationAt(
  document: AdvisoryDocument,
  offset: number,
  tools: DocumentTools,
): BlockLocation | undefined {
  const { lines } = document;
  const line = lines.lineAt(offset);
  const own = lineAt(document, line);
  const column = offset - lines.startOf(line);
  const found = headerAbove(document, line, tools);
  if (!found) return undefined;
  const { parent, at, path } = found;
  const isBlank = own.trim() === '';
  const content = contentBelow(document, at, parent);
  const isMiddle = content !== undefined && content.last > line;
  const isEmpty = content === undefined && line === at + 1;
  if (isBlank && !isMiddle && !isEmpty && (column <= parent || content === undefined)) return undefined;
  const indent = content?.indent ?? parent + 2;
  const isLineStart = own.slice(0, column).trim() === '';
  const span: Span = isLineStart ? [lines.startOf(line), isBlank ? lines.endOf(line) : offset] : [offset, offset];
  return { kind: 'block', path, indent, span, isLineStart };
}

const lineAt = ({ text, lines }: AdvisoryDocument, line: number): string =>
  text.slice(lines.startOf(line), lines.endOf(line));
const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

interface Header {
  readonly at: number;
  /** The column of the key or dash to which the scalar belongs. The lines of the scalar are indented further. */
  readonly parent: number;
  readonly path: Path;
}

function headerAbove(document: AdvisoryDocument, line: number, tools: DocumentTools): Header | undefined {
  const own = lineAt(document, line);
  let least = own.trim() === '' ? Infinity : indentOf(own);
  for (let at = line - 1; at >= Math.max(0, line - maxLinesAbove) && least > 0; at--) {
    const text = lineAt(document, at);
    if (text.trim() === '' || indentOf(text) >= least) continue;
    const found = headerOf(document, at, text, tools);
    if (found) return found.parent < least ? found : undefined;
    // The header must be indented less than every line of the scalar, so also less than this one.
    least = Math.min(least, indentOf(text));
  }
  return undefined;
}

function headerOf(
  document: AdvisoryDocument,
  at: number,
  text: string,
  { nodeUnder }: DocumentTools,
): Header | undefined {
  const [all, mark = ''] = header.exec((text.split(/\s#/, 1)[0] ?? '').trimEnd()) ?? [];
  if (all === undefined) return undefined;
  const offset = document.lines.startOf(at) + text.lastIndexOf(all) + all.indexOf(mark);
  const under = nodeUnder(document, offset);
  const isHeader =
    under?.node.kind === 'scalar' &&
    (under.node.style === 'literal' || under.node.style === 'folded') &&
    under.node.span[0] === offset;
  if (!under || !isHeader) return undefined;
  const [dashes = ''] = /^[ ]*(?:-[ ]+)*/.exec(text) ?? [];
  const isItem = dashes.length === text.lastIndexOf(all) + all.indexOf(mark);
  return { at, parent: isItem ? dashes.lastIndexOf('-') : dashes.length, path: under.path };
}

/**
 * Returns the indentation of the scalar's first non-blank line and the number of its last non-blank line; undefined if all lines are blank.
 */
function contentBelow(
  document: AdvisoryDocument,
  at: number,
  parent: number,
): { indent: number; last: number } | undefined {
  let found: { indent: number; last: number } | undefined;
  for (let line = at + 1; line < document.lines.count; line++) {
    const text = lineAt(document, line);
    if (text.trim() === '') continue;
    if (indentOf(text) <= parent) break;
    found = { indent: found?.indent ?? indentOf(text), last: line };
  }
  return found;
}

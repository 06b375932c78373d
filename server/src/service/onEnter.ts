/** Handles Enter: begins the next list item, the first item below a key, or the next key of a row, or ends a list. */
import type { Position, TextEdit } from 'vscode-languageserver-types';
import {
  cursorAt,
  hasValueBelow,
  isInside,
  nodeUnder,
  openLevelsAt,
  readLineShape,
  type AdvisoryDocument,
  type Environment,
  type LineShape,
  type Path,
  type Span,
} from '../core/index.ts';
import { toTextEdit } from './convert.ts';
import { listStepAbove } from './listStep.ts';

/** The line on which Enter was pressed: the one above the new line. */
interface Ended {
  readonly document: AdvisoryDocument;
  readonly line: number;
  readonly shape: LineShape;
  /** The offset of column 0, after a byte order mark if there is one. */
  readonly start: number;
  /** The end of the line's content, without trailing whitespace and without a comment after it. */
  readonly end: number;
}

/** The text that begins the new line or, if `replacesEnded` is set, replaces both lines. */
interface Begun {
  readonly begin: string;
  readonly replacesEnded?: boolean;
}

/**
 * Returns the edits to make after Enter. `position` is on the new line, where the editor may have inserted whitespace. If Enter has split an
 * item, its second half on the new line becomes an item, too. Returns none for any other content, and within multi-line text, a comment or a
 * flow collection. The inserted text contains neither line breaks nor tabs.
 */
export function provideOnEnter(document: AdvisoryDocument, position: Position, env: Environment): TextEdit[] {
  const { lines, text } = document;
  const { line } = position;
  if (line < 1 || line >= lines.count) return [];
  const own: Span = [lines.startOf(line), lines.endOf(line)];
  const [indent = ''] = /^[ \t]*/.exec(text.slice(...own)) ?? [];
  const isBlank = own[0] + indent.length === own[1];
  const ended = endedLine(document, line - 1);
  if (!ended || isInside(document, own[0], 'any')) return [];
  const begun = isBlank
    ? (leaveList(ended) ?? firstItem(ended, own[1], env) ?? nextItem(ended, env) ?? nextKey(ended))
    : /^(?:[#\-[\]{}]|[^\s:]+:(?:\s|$))/.test(text.slice(own[0] + indent.length, own[1]))
      ? undefined
      : nextItem(ended, env);
  if (!begun) return [];
  const span: Span = begun.replacesEnded === true ? [ended.start, own[1]] : [own[0], own[0] + indent.length];
  return text.slice(...span) === begun.begin ? [] : [toTextEdit({ span, newText: begun.begin }, lines)];
}

/**
 * Returns the ended line; undefined if nothing can continue it, because it is empty, is a comment, is indented with tabs or could not be
 * parsed.
 */
function endedLine(document: AdvisoryDocument, line: number): Ended | undefined {
  const { lines, text } = document;
  const shape = readLineShape(document, line);
  if (!shape) return undefined;
  const start = lines.startOf(line) + (text.startsWith('\uFEFF', lines.startOf(line)) ? 1 : 0);
  const written = start + text.slice(start, lines.endOf(line)).trimEnd().length;
  const part = document.partAt(written);
  const comment = part.comments.find(({ span }) => span[1] + part.offset >= written && span[0] + part.offset < written);
  const end = comment ? start + text.slice(start, comment.span[0] + part.offset).trimEnd().length : written;
  const isUnparsed = document.unparsed.some((span) => span[0] <= end && start <= span[1]);
  if (isUnparsed || text.slice(start, start + shape.content).includes('\t')) return undefined;
  return { document, line, shape, start, end };
}

/**
 * Handles an item without content: removes its hyphen, and indents the line like the list if more items follow, or else like the list's
 * parent.
 */
function leaveList({ document, line, shape, start, end }: Ended): Begun | undefined {
  const [hyphen, ...more] = shape.hyphens;
  if (hyphen === undefined || more.length > 0 || start + shape.content < end) return undefined;
  if (nodeUnder(document, start + hyphen) || isInside(document, start, 'any')) return undefined;
  const { levels, next } = openLevelsAt(document, line);
  // The item's value is on the lines below.
  if (next && next.column > hyphen) return undefined;
  const outer = levels.find(({ kind, column }) => kind === 'keys' && column <= hyphen)?.column ?? 0;
  const goesOn = next?.isRow === true && next.column === hyphen;
  return { begin: ' '.repeat(goesOn ? hyphen : outer), replacesEnded: true };
}

/**
 * Handles a key without a value that expects a list: inserts the first hyphen, indented as in the nearest list above. `offset` is the end
 * of the new line.
 */
function firstItem({ document, line, shape }: Ended, offset: number, env: Environment): Begun | undefined {
  if (shape.key === undefined || shape.value !== '' || hasValueBelow(document, line)) return undefined;
  const begin = `${' '.repeat(shape.content + listStepAbove(document, line))}- `;
  const { slot, path } = cursorAt(document, offset, { lead: begin });
  if (slot !== 'value' || path.at(-1) !== 0) return undefined;
  const form = env.schema.shapeAt(path.slice(0, -1));
  // The first hyphen is also inserted if the schema accepts a single row instead of the list, but not if it accepts a different mapping,
  // which the author may mean.
  const isRow = form?.mapping === undefined || form.mapping.name === form.list?.item.mapping?.name;
  return form?.list && isRow ? { begin } : undefined;
}

/** Handles an item that is a scalar: begins the next item. */
function nextItem(ended: Ended, env: Environment): Begun | undefined {
  const hyphen = ended.shape.hyphens.at(-1);
  const path = hyphen === undefined ? undefined : valueThatEnds(ended, ended.shape.content);
  if (hyphen === undefined || typeof path?.at(-1) !== 'number') return undefined;
  const list = env.schema.shapeAt(path.slice(0, -1))?.list;
  // The list consists of rows, and only the first word of this one has been typed.
  if (list && !list.item.text) return undefined;
  return { begin: `${' '.repeat(hyphen)}- ` };
}

/** Handles the first key of a row, if it has a value: indents the new line to the column of that key. */
function nextKey(ended: Ended): Begun | undefined {
  const { shape } = ended;
  if (shape.hyphens.length === 0 || shape.key === undefined || shape.value === '') return undefined;
  const path = valueThatEnds(ended, shape.content + shape.key.length);
  return typeof path?.at(-1) === 'string' ? { begin: ' '.repeat(shape.content) } : undefined;
}

/**
 * Returns the path of the scalar that fills the rest of a line after a column; undefined if there is no such scalar, or if it may continue
 * on the next line.
 */
function valueThatEnds({ document, start, end }: Ended, column: number): Path | undefined {
  const found = nodeUnder(document, end);
  if (!found || found.onKey || found.node.kind !== 'scalar') return undefined;
  const { span, style } = found.node;
  const { text } = document;
  if (span[1] !== end || span[0] < start + column || text.slice(start + column, span[0]).trim() !== '')
    return undefined;
  if (style === 'literal' || style === 'folded') return undefined;
  const isOpenQuote = style !== 'plain' && (span[1] - span[0] < 2 || text[end - 1] !== text[span[0]]);
  return isOpenQuote ? undefined : found.path;
}

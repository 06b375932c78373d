/** Handles Enter: begins the next item of a list, the first item below a key, or the next key of a row, or ends a list. */
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

/** The line that Enter has ended. */
interface Ended {
  readonly document: AdvisoryDocument;
  readonly line: number;
  readonly shape: LineShape;
  /** The offset from which columns are counted: after a byte order mark. */
  readonly start: number;
  /** The end of its content, without trailing whitespace. */
  readonly end: number;
}

/** The result for the two lines: the new one begins with `begin`; if `ended` is set, it also replaces the ended one. */
interface Begun {
  readonly begin: string;
  readonly replacesEnded?: boolean;
}

/**
 * Returns the edits after Enter; `position` is on the new line, in which the editor may already have inserted whitespace. Empty if that
 * line has any other content, and within texts, comments and flow collections. Edits contain no line break and no tab.
 */
export function provideOnEnter(document: AdvisoryDocument, position: Position, env: Environment): TextEdit[] {
  const { lines, text } = document;
  const { line } = position;
  if (line < 1 || line >= lines.count) return [];
  const own: Span = [lines.startOf(line), lines.endOf(line)];
  const ended = /[^ \t]/.test(text.slice(...own)) ? undefined : endedLine(document, line - 1);
  if (!ended || isInside(document, own[0], 'any')) return [];
  const begun = leaveList(ended) ?? firstItem(ended, own[1], env) ?? nextItem(ended, env) ?? nextKey(ended);
  if (!begun) return [];
  const span: Span = begun.replacesEnded === true ? [ended.start, own[1]] : own;
  return text.slice(...span) === begun.begin ? [] : [toTextEdit({ span, newText: begun.begin }, lines)];
}

/**
 * Returns the ended line; undefined for a line that begins nothing: an empty line, one that ends in a comment, one that is indented by tabs
 * or could not be parsed.
 */
function endedLine(document: AdvisoryDocument, line: number): Ended | undefined {
  const { lines, text } = document;
  const shape = readLineShape(document, line);
  if (!shape) return undefined;
  const start = lines.startOf(line) + (text.startsWith('\uFEFF', lines.startOf(line)) ? 1 : 0);
  const end = start + text.slice(start, lines.endOf(line)).trimEnd().length;
  const part = document.partAt(end);
  const isComment = part.comments.some(({ span }) => span[1] + part.offset >= end && span[0] + part.offset < end);
  const isUnparsed = document.unparsed.some((span) => span[0] <= end && start <= span[1]);
  if (isComment || isUnparsed || text.slice(start, start + shape.content).includes('\t')) return undefined;
  return { document, line, shape, start, end };
}

/**
 * Handles an item without text: its hyphen is removed, and the line gets the indentation of the list's parent, or of the list if it
 * continues below.
 */
function leaveList({ document, line, shape, start, end }: Ended): Begun | undefined {
  const [hyphen, ...more] = shape.hyphens;
  if (hyphen === undefined || more.length > 0 || start + shape.content < end) return undefined;
  if (nodeUnder(document, start + hyphen) || isInside(document, start, 'any')) return undefined;
  const { levels, next } = openLevelsAt(document, line);
  // The item's value is below.
  if (next && next.column > hyphen) return undefined;
  const outer = levels.find(({ kind, column }) => kind === 'keys' && column <= hyphen)?.column ?? 0;
  const goesOn = next?.isRow === true && next.column === hyphen;
  return { begin: ' '.repeat(goesOn ? hyphen : outer), replacesEnded: true };
}

/**
 * Handles a key without a value that expects a list: inserts the first hyphen, indented like the lists above. `offset` is the end of the
 * new line.
 */
function firstItem({ document, line, shape }: Ended, offset: number, env: Environment): Begun | undefined {
  if (shape.key === undefined || shape.value !== '' || hasValueBelow(document, line)) return undefined;
  const begin = `${' '.repeat(shape.content + listStepAbove(document, line))}- `;
  const { slot, path } = cursorAt(document, offset, { lead: begin });
  if (slot !== 'value' || path.at(-1) !== 0) return undefined;
  const form = env.schema.formAt(path.slice(0, -1));
  // A single row is accepted as a list; a mapping of another shape may be meant instead of a list.
  const isRow = form?.mapping === undefined || form.mapping.name === form.list?.item.mapping?.name;
  return form?.list && isRow ? { begin } : undefined;
}

/** Handles an item of text: begins the next one. */
function nextItem(ended: Ended, env: Environment): Begun | undefined {
  const hyphen = ended.shape.hyphens.at(-1);
  const path = hyphen === undefined ? undefined : valueThatEnds(ended, ended.shape.content);
  if (hyphen === undefined || typeof path?.at(-1) !== 'number') return undefined;
  const list = env.schema.formAt(path.slice(0, -1))?.list;
  // Only the first word of a row is present.
  if (list && !list.item.text) return undefined;
  return { begin: `${' '.repeat(hyphen)}- ` };
}

/** Handles the first key of a row with its value: indents the new line to the column of that key. */
function nextKey(ended: Ended): Begun | undefined {
  const { shape } = ended;
  if (shape.hyphens.length === 0 || shape.key === undefined || shape.value === '') return undefined;
  const path = valueThatEnds(ended, shape.content + shape.key.length);
  return typeof path?.at(-1) === 'string' ? { begin: ' '.repeat(shape.content) } : undefined;
}

/** Returns the path of the scalar that occupies a line from a column on; undefined if there is none, or if it may continue below. */
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

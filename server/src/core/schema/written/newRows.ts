/** Creates the source text of new list rows from the author's text. Values, quoting and comments are preserved. */
import type { Edit } from '../../text/edits.ts';
import { createCover, lineBreakOf, type Span } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { Comment, ScalarNode, YamlNode } from '../../yaml/tree.ts';
import { afterColon, columnOf, commentsIn, contentEnd, movedText, sameLine } from './layout.ts';
import type { WrittenLocation } from './writtenShape.ts';
import { pushAll } from '../../util/lists.ts';

/** A value in a new row: one of the author's nodes, whose source text is copied, or a string, which is quoted if necessary. */
export type NewValue = YamlNode | string;

/** A new row: its fields in order, a single value, or a comment for text that does not fit into a row. */
export interface NewRow {
  readonly fields: readonly (readonly [key: string, value: NewValue])[] | NewValue;
  readonly isComment?: true;
  /** The source range that the row comes from. Comments in it are moved with the row. */
  readonly at: Span;
}

/**
 * Returns the edit that replaces a value with rows; undefined if any of the author's text would be lost. `used` contains further source
 * spans that the rows account for, in addition to their values.
 */
export function replaceByRows(
  location: WrittenLocation,
  rows: readonly NewRow[],
  used: readonly Span[],
): Edit[] | undefined {
  const { node, pair, text, inFlow } = location;
  const end = contentEnd(text, node);
  const comments = commentsIn(location.comments, [node.span[0], end]);
  const kept = rows.flatMap(({ fields }) => sourceOf(fields));
  if (!isAccounted(text, [node.span[0], end], [...kept, ...used, ...comments.map(({ span }) => span)]))
    return undefined;
  const loose = looseOf(comments, kept);
  if (inFlow) {
    if (loose.length > 0) return undefined;
    const items = rows.map((row) => flowRow(row, text));
    if (items.some((item) => item === undefined)) return undefined;
    return [{ span: [node.span[0], end], newText: `[${items.join(', ')}]` }];
  }
  const isFlow = node.kind === 'scalar' || node.flow;
  if (isFlow && !pair) return undefined;
  const column = isFlow && pair ? columnOf(text, pair.key.span[0]) + 2 : columnOf(text, node.span[0]);
  const lines = blockRows(rows, { text, loose, column });
  if (!lines) return undefined;
  const newline = lineBreakOf(text);
  const indent = ' '.repeat(column);
  const written = lines.join(newline + indent);
  if (!isFlow || !pair) return [{ span: [node.span[0], end], newText: written }];
  return [{ span: [afterColon(text, pair), end], newText: newline + indent + written }];
}

/**
 * Returns the edit that replaces one item of a block list with rows; undefined if any of the author's text would be lost, as in
 * `replaceByRows`.
 */
export function expandItem(
  { text, comments }: WrittenLocation,
  item: YamlNode,
  rows: readonly NewRow[],
  used: readonly Span[],
): Edit[] | undefined {
  const [start] = item.span;
  const end = contentEnd(text, item);
  const column = columnOf(text, start) - 2;
  if (column < 0 || !/-[ ]+$/.test(text.slice(Math.max(0, start - 20), start))) return undefined;
  const within = commentsIn(comments, [start, end]);
  const kept = rows.flatMap(({ fields }) => sourceOf(fields));
  if (!isAccounted(text, [start, end], [...kept, ...used, ...within.map(({ span }) => span)])) return undefined;
  const loose = looseOf(within, kept);
  const lines = blockRows(rows, { text, loose, column });
  if (!lines?.[0]?.startsWith('- ')) return undefined;
  return [{ span: [start, end], newText: lines.join(lineBreakOf(text) + ' '.repeat(column)).slice(2) }];
}

/**
 * Returns the rows' lines without the list's indentation; the later lines of a row are indented relative to its first line. Returns
 * undefined if a value cannot be moved.
 */
function blockRows(
  rows: readonly NewRow[],
  at: { readonly text: string; readonly loose: readonly Comment[]; readonly column: number },
): string[] | undefined {
  const { text, loose, column } = at;
  const lines: string[] = [];
  let next = 0;
  const written = ({ span }: Comment): string => text.slice(...span).trimEnd();
  for (const row of rows) {
    for (; (loose[next]?.span[0] ?? Infinity) < row.at[0]; next++) if (loose[next]) pushAll(lines, own(loose[next]));
    const made = blockRow(row, text, column);
    if (!made) return undefined;
    const comment = loose[next];
    // A comment at the end of a row is kept there, unless it would become part of a block scalar.
    if (
      comment &&
      sameLine(text, row.at[1], comment.span[0]) &&
      comment.span[0] >= row.at[1] &&
      !/[|>]/.test(made[0] ?? '')
    ) {
      const last = made.length - 1;
      made[last] = `${made[last] ?? ''} ${written(comment)}`;
      next++;
    }
    pushAll(lines, made);
  }
  for (; next < loose.length; next++) pushAll(lines, own(loose[next]));
  return lines;

  function own(comment: Comment | undefined): string[] {
    return comment ? [written(comment)] : [];
  }
}

function blockRow({ fields, isComment }: NewRow, text: string, column: number): string[] | undefined {
  if (isComment && typeof fields === 'string') return [`# ${fields}`];
  if (!isFields(fields)) {
    const value = blockValue(fields, text, column + 2);
    return value === undefined ? undefined : [`- ${value}`];
  }
  const lines: string[] = [];
  for (const [key, value] of fields) {
    const isBlock = typeof value !== 'string' && value.kind !== 'scalar' && !value.flow;
    const deeper = column + 4;
    const moved = isDate(key, value) ? value : blockValue(value, text, deeper);
    if (moved === undefined) return undefined;
    const gap = isBlock ? lineBreakOf(text) + ' '.repeat(deeper) : ' ';
    lines.push(`${lines.length === 0 ? '- ' : '  '}${key}:${gap}${moved}`);
  }
  return lines;
}

/** Whether a field is a date. Dates are not quoted, although some YAML parsers convert unquoted dates. */
const isDate = (key: string, value: NewValue): value is string =>
  /^(?:date|time|published)$/.test(key) && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

function blockValue(value: NewValue, text: string, indent: number): string | undefined {
  if (typeof value === 'string') return quoteScalar(value);
  return lacksQuotes(value, text) ? quoteScalar(value.value) : movedText(text, value, indent);
}

/** Whether error recovery read an unquoted scalar as if it were in quotes. */
const lacksQuotes = (value: YamlNode, text: string): value is ScalarNode =>
  value.kind === 'scalar' &&
  (value.style === 'single' || value.style === 'double') &&
  !/^["']/.test(text.slice(...value.span));

function flowRow({ fields, isComment }: NewRow, text: string): string | undefined {
  if (isComment) return undefined;
  const valueOf = (value: NewValue): string | undefined => {
    if (typeof value === 'string') return quoteScalar(value, 'plain', true);
    if (lacksQuotes(value, text)) return quoteScalar(value.value, 'single');
    const raw = text.slice(...value.span);
    return /[\r\n]/.test(raw) ? undefined : raw;
  };
  if (!isFields(fields)) return valueOf(fields);
  const pairs = fields.map(([key, value]) => [key, valueOf(value)] as const);
  return pairs.some(([, value]) => value === undefined)
    ? undefined
    : `{ ${pairs.map(([key, value]) => `${key}: ${value ?? ''}`).join(', ')} }`;
}

const isFields = (fields: NewRow['fields']): fields is readonly (readonly [string, NewValue])[] =>
  Array.isArray(fields);

function sourceOf(fields: NewRow['fields']): Span[] {
  const values = isFields(fields) ? fields.map(([, value]) => value) : [fields];
  return values.flatMap((value) => (typeof value === 'string' ? [] : [value.span]));
}

/** Returns the comments outside `kept`, which contains the spans whose source text is copied unchanged. */
function looseOf(comments: readonly Comment[], kept: readonly Span[]): Comment[] {
  const isKept = createCover(kept);
  return comments.filter(({ span }) => !isKept(span));
}

/** Whether the given spans cover the whole text, except for the punctuation of YAML collections. */
function isAccounted(text: string, [start, end]: Span, spans: readonly Span[]): boolean {
  let at = start;
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    if (!/^[\s\-:,[\]{}]*$/.test(text.slice(at, Math.min(Math.max(at, span[0]), end)))) return false;
    at = Math.max(at, span[1]);
  }
  return /^[\s\-:,[\]{}]*$/.test(text.slice(at, Math.max(at, end)));
}

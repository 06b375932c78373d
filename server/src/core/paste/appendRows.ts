/** Adds rows to the ends of top-level lists. */
import { insertPairs, lineEndOf, type NewPair } from '../editing/insertPairs.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { contentEnd } from '../schema/written/layout.ts';
import type { Edit } from '../text/edits.ts';
import { lineBreakOf } from '../text/text.ts';
import { pairOf, type Pair, type SequenceNode } from '../yaml/tree.ts';
import { stepOf } from './location.ts';
import type { Row } from './row.ts';
import { styleOf, type ListStyle, type RowForm } from './style.ts';
import { flowItems, rowLines } from './write.ts';
import { pushAll } from '../util/lists.ts';

/** Rows to add to the list under a top-level key. */
export interface Addition {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly below: readonly string[];
  /** The form of the new rows if the list does not contain any rows yet. */
  readonly usual: RowForm;
}

/**
 * Returns the edits that add rows to lists. Missing lists are inserted at their canonical positions.
 *
 * @returns undefined if rows cannot be added for one of the keys, for example because its value is not a list
 */
export function appendRows(
  document: AdvisoryDocument,
  schema: MappingShape,
  additions: readonly Addition[],
): readonly Edit[] | undefined {
  const { root, text } = document;
  if (root && (root.kind !== 'mapping' || root.flow)) return undefined;
  const edits: Edit[] = [];
  const absent: NewPair[] = [];
  const newline = lineBreakOf(text);
  const step = ' '.repeat(stepOf(document));
  for (const addition of additions) {
    const pair = pairOf(root, addition.key);
    const style = styleOf(pair?.value, text);
    const made = pair ? intoList(document, pair, addition, style) : [];
    if (!made) return undefined;
    pushAll(edits, made);
    if (!pair) {
      const lines = indented(linesOf(addition, style), step, newline);
      absent.push({ key: addition.key, text: `${addition.key}:${newline}${lines}` });
    }
  }
  const gap = /\r?\n[ \t]*\r?\n[a-z_]+:/.test(text) ? newline : '';
  const order = schema.keys.map(({ key }) => key);
  const inserted = absent.length === 0 ? [] : insertPairs(document, root, order, absent, gap);
  if (absent.length > 0 && inserted.length === 0) return undefined;
  return joinedAtSameLocation([...edits, ...inserted]);
}

const linesOf = ({ rows, below, usual }: Addition, style: ListStyle): readonly string[] =>
  rowLines(rows, below, { form: style.form ?? usual, quotes: style.quotes });

const indented = (lines: readonly string[], indent: string, newline: string): string =>
  lines.map((line) => (line === '' ? '' : indent + line)).join(newline);

function intoList(
  document: AdvisoryDocument,
  pair: Pair,
  addition: Addition,
  style: ListStyle,
): readonly Edit[] | undefined {
  const { text, lines } = document;
  const { key, value } = pair;
  const newline = lineBreakOf(text);
  const below = (column: number, at: number): Edit => ({
    span: [at, at],
    newText: newline + indented(linesOf(addition, style), ' '.repeat(column), newline),
  });
  const isEmpty = value.kind === 'scalar' ? value.isNull : value.kind === 'sequence' && value.items.length === 0;
  if (isEmpty) {
    const column = lines.positionAt(key.span[0]).character + stepOf(document);
    const [start, end] = value.span;
    const isWritten = start >= key.span[1] && start < end;
    const gone: Edit = { span: [isWritten ? start - (text[start - 1] === ' ' ? 1 : 0) : start, end], newText: '' };
    return joinedAtSameLocation([
      ...(isWritten ? [gone] : []),
      below(column, lineEndOf(document, Math.max(end, key.span[1]))),
    ]);
  }
  if (value.kind !== 'sequence' || value.span[0] < key.span[1]) return undefined;
  return value.flow ? intoBrackets(value, addition, style) : afterLast(document, value, below);
}

function intoBrackets(
  { items }: SequenceNode,
  { rows, below }: Addition,
  { quotes }: ListStyle,
): readonly Edit[] | undefined {
  const last = items.at(-1);
  const added = below.length > 0 ? undefined : flowItems(rows, quotes);
  return last && added !== undefined ? [{ span: [last.span[1], last.span[1]], newText: `, ${added}` }] : undefined;
}

function afterLast(
  document: AdvisoryDocument,
  { items }: SequenceNode,
  below: (column: number, at: number) => Edit,
): readonly Edit[] | undefined {
  const { text, lines } = document;
  const last = items.at(-1);
  if (!last) return undefined;
  const dash = text.lastIndexOf('-', Math.max(0, last.span[0] - 1));
  const start = lines.startOf(lines.lineAt(dash));
  if (dash < 0 || text.slice(start, dash).trim() !== '') return undefined;
  return [below(dash - start, lineEndOf(document, Math.max(dash + 1, contentEnd(text, last))))];
}

/**
 * Sorts edits by offset. Insertions at the same offset are merged into one, in order. An insertion directly after a replaced span is merged
 * into that replacement.
 */
export function joinedAtSameLocation(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span[0] - b.edit.span[0] || a.edit.span[1] - b.edit.span[1] || a.index - b.index);
  const joined: Edit[] = [];
  for (const { edit } of sorted) {
    const last = joined.at(-1);
    if (last && last.span[1] === edit.span[0] && edit.span[0] === edit.span[1])
      joined[joined.length - 1] = { ...last, newText: last.newText + edit.newText };
    else joined.push(edit);
  }
  return joined;
}

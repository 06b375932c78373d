/** Adds an item to a top-level list in block or flow notation. */
import type { Edit } from '../text/edits.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { lineBreakOf } from '../text/text.ts';
import type { EditTarget } from './target.ts';
import { insertPairs, lineEndOf } from './insertPairs.ts';
import { quoteScalar } from '../yaml/quote.ts';
import { pairOf, type Pair, type SequenceNode, type YamlNode } from '../yaml/tree.ts';

/** A list item in both notations: as a string, and as the key-value pairs of a mapping in order. */
export interface NewItem {
  readonly text: string;
  readonly pairs: readonly (readonly [key: string, value: string])[];
}

/**
 * Returns the edits that add an item at the end of a top-level list: as a mapping if the last item is a block mapping, otherwise as a
 * string. A missing list is inserted at its canonical position, and an empty value is replaced. Returns no edits for any other value, or if
 * the document is not a block mapping.
 */
export function appendItem(document: EditTarget, schema: MappingShape, key: string, item: NewItem): readonly Edit[] {
  const { root, text } = document;
  if (root !== undefined && (root.kind !== 'mapping' || root.flow)) return [];
  const pair = pairOf(root, key);
  const newline = lineBreakOf(text);
  if (pair === undefined) {
    const entry = { key, text: `${key}:${newline}  - ${quoteScalar(item.text)}` };
    const gap = /\r?\n[ \t]*\r?\n[a-z_]+:/.test(text) ? newline : '';
    return insertPairs(
      document,
      root,
      schema.keys.map((keyInfo) => keyInfo.key),
      [entry],
      gap,
    );
  }
  const { value } = pair;
  if (value.kind === 'sequence') return value.flow ? intoFlow(value, item) : afterLast(document, value, item);
  return isEmpty(value) ? fillEmpty(document, pair, item) : [];
}

const isEmpty = (value: YamlNode): boolean => value.kind === 'scalar' && value.isNull;

function intoFlow(list: SequenceNode, item: NewItem): readonly Edit[] {
  const last = list.items.at(-1);
  if (last !== undefined)
    return [{ span: [last.span[1], last.span[1]], newText: `, ${quoteScalar(item.text, 'plain', true)}` }];
  return [{ span: [list.span[0] + 1, list.span[0] + 1], newText: quoteScalar(item.text, 'plain', true) }];
}

function fillEmpty(document: EditTarget, pair: Pair, item: NewItem): readonly Edit[] {
  const indent = ' '.repeat(document.lines.positionAt(pair.key.span[0]).character + 2);
  const at = lineEndOf(document, pair.key.span[1]);
  const newText = `${lineBreakOf(document.text)}${indent}- ${quoteScalar(item.text)}`;
  // An explicit null value (`null` or `~`) has to be removed.
  const [start, end] = pair.value.span;
  const gone = start < end ? [{ span: [start, end] as const, newText: '' }] : [];
  return [...gone, { span: [at, at], newText }];
}

function afterLast(document: EditTarget, list: SequenceNode, item: NewItem): readonly Edit[] {
  const last = list.items.at(-1);
  if (last === undefined) return [];
  const { lines, text } = document;
  const dash = text.lastIndexOf('-', last.span[0]);
  const column = Math.max(0, dash - lines.startOf(lines.lineAt(dash)));
  const indent = ' '.repeat(column);
  const newline = lineBreakOf(text);
  const at = lineEndOf(document, Math.max(dash + 1, contentEnd(last, text)));
  const rows =
    last.kind === 'mapping' && !last.flow
      ? item.pairs.map(([key, value], index) => `${index === 0 ? '- ' : '  '}${key}: ${quoteScalar(value)}`)
      : [`- ${quoteScalar(item.text)}`];
  return [{ span: [at, at], newText: rows.map((row) => `${newline}${indent}${row}`).join('') }];
}

/** Returns the end of a node's text, without the trailing whitespace of a block node. */
function contentEnd(node: YamlNode, text: string): number {
  return node.span[0] + text.slice(...node.span).trimEnd().length;
}

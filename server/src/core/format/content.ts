/** The content of a document without its layout. */
import type { Layout, LayoutNode, Mark } from '../yaml/layout.ts';

interface Reading {
  readonly text: string;
  /** Collections, keys, values, anchors, tags and aliases, in their order and nesting. */
  readonly structure: string[];
  /** Comments, each with the number of values above it, because the column determines which item a comment belongs to. */
  readonly comments: string[];
  scalars: number;
}

/**
 * Returns the values, keys, anchors, tags, aliases and comments of a text in their order and nesting. Two texts with equal results are the
 * same document.
 *
 * @param layout of `text`
 */
export function contentOf(layout: Layout, text: string): readonly string[] {
  const reading: Reading = { text, structure: [], comments: [], scalars: 0 };
  addMarks(layout.before, reading);
  if (layout.root) addNode(layout.root, reading);
  addMarks(layout.after, reading);
  return [...reading.structure, ...reading.comments];
}

function addMarks(marks: readonly Mark[], reading: Reading): void {
  for (const { type, span } of marks) {
    const source = reading.text.slice(...span).trimEnd();
    if (type === 'comment') reading.comments.push(`${reading.scalars} ${source}`);
    else reading.structure.push(`${type} ${source}`);
  }
}

function addNode(node: LayoutNode, reading: Reading): void {
  if (node.kind === 'scalar') {
    reading.scalars++;
    reading.structure.push(`${node.style === 'alias' ? 'alias' : 'scalar'} ${node.value}`);
    return addMarks(node.after, reading);
  }
  reading.structure.push(`${node.kind} (`);
  if (node.open) addMarks([node.open], reading);
  for (const { start, key, between, value } of node.items) {
    addMarks(start, reading);
    if (key) addNode(key, reading);
    addMarks(between, reading);
    if (value) addNode(value, reading);
    // After the last item only comments may follow, which are not an item.
    if (key || value || start.some(({ type }) => type !== 'comment')) reading.structure.push('.');
  }
  addMarks(node.close, reading);
  reading.structure.push(')');
}

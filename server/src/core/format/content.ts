/** Extracts the content of a document without its layout. */
import type { Layout, LayoutNode, Mark } from '../yaml/layout.ts';

interface Reading {
  readonly text: string;
  /** Collections, keys, values, anchors, tags and aliases, in document order with their nesting. */
  readonly structure: string[];
  /**
   * Comments, each with the number of preceding scalars. They are separate from the structure, because the parser assigns a comment to an
   * item by its column, which formatting changes.
   */
  readonly comments: string[];
  scalars: number;
}

/**
 * Returns the keys, values, anchors, tags, aliases and comments of a document, in order and with their nesting. Two documents with equal
 * results have the same content.
 *
 * @param layout the layout of `text`
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
    // An item that contains only comments, for example those after the last item, is not part of the structure.
    if (key || value || start.some(({ type }) => type !== 'comment')) reading.structure.push('.');
  }
  addMarks(node.close, reading);
  reading.structure.push(')');
}

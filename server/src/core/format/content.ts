/** What a document says, apart from how it is laid out. */
import type { Layout, LayoutNode, Mark } from '../yaml/layout.ts';

interface Reading {
  readonly text: string;
  /** Collections, keys, values, anchors, tags and aliases, in their order and nesting. */
  readonly structure: string[];
  /** Comments, each with the number of values above it: to which item a parser counts one depends on its column. */
  readonly comments: string[];
  scalars: number;
}

/**
 * The values, keys, anchors, tags, aliases and comments of a text in their order and nesting. Two texts with the same are read as the same
 * document.
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
    // Behind the last item only comments may stand, which is none.
    if (key || value || start.some(({ type }) => type !== 'comment')) reading.structure.push('.');
  }
  addMarks(node.close, reading);
  reading.structure.push(')');
}

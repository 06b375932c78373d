/**
 * The layout of a document: its marks, comments and values in order and nested, without the whitespace between them. Unlike the tree in
 * `tree.ts`, it contains the aliases, anchors, tags and comments, in their order in the text. All spans are offsets in the text.
 */
import type { CST, Node } from 'yaml';
import type { Span } from '../text/text.ts';
import type { Composed } from './compose.ts';
import type { ScalarStyle } from './tree.ts';
import { pushAll } from '../util/lists.ts';

/** Marks between values. `property` is an anchor or a tag; `other` is a directive or a document marker. */
export type MarkType =
  'comment' | 'dash' | 'question' | 'colon' | 'comma' | 'open' | 'close' | 'property' | 'byteOrderMark' | 'other';

export interface Mark {
  readonly kind: 'mark';
  readonly type: MarkType;
  readonly span: Span;
}

export interface LayoutScalar {
  readonly kind: 'scalar';
  readonly style: ScalarStyle | 'alias';
  /** Includes a quoted scalar's quotes. For a block scalar, only the header. */
  readonly span: Span;
  /** A block scalar's content, from the first line after its header. */
  readonly block?: Span;
  readonly value: string;
  /** The marks after the value, up to the next item; for a block scalar, the marks after its header. */
  readonly after: readonly Mark[];
}

/** A mapping entry or list item. If both key and value are absent, the item is empty, or only holds the marks after the last item. */
export interface LayoutItem {
  readonly start: readonly Mark[];
  readonly key: LayoutNode | undefined;
  /** The marks between key and value. */
  readonly between: readonly Mark[];
  readonly value: LayoutNode | undefined;
}

export interface LayoutCollection {
  readonly kind: 'mapping' | 'sequence' | 'flow';
  /** The column of a block collection; for a flow collection, that of the enclosing block. */
  readonly column: number;
  readonly open: Mark | undefined;
  readonly items: readonly LayoutItem[];
  /** The closing bracket and the marks after it. */
  readonly close: readonly Mark[];
}

export type LayoutNode = LayoutScalar | LayoutCollection;

export interface Layout {
  readonly before: readonly Mark[];
  readonly root: LayoutNode | undefined;
  readonly after: readonly Mark[];
}

/** Returns the layout of composed text; undefined if the text is not well-formed or contains several documents. */
export function layoutOf(composed: Composed): Layout | undefined {
  if (composed.errors.length > 0) return undefined;
  const values = valuesOf(composed);
  const before: Mark[] = [];
  const after: Mark[] = [];
  let root: LayoutNode | undefined;
  for (const token of composed.tokens) {
    const value = token.type === 'document' ? token.value : undefined;
    if (value && root) return undefined;
    const marks = root ? after : before;
    if (token.type !== 'document') {
      pushAll(marks, marksOf(token));
      continue;
    }
    pushAll(marks, token.start.flatMap(marksOf));
    root ??= value && nodeOf(value, values);
    pushAll(root ? after : before, (token.end ?? []).flatMap(marksOf));
  }
  return { before, root, after };
}

const markTypes: Readonly<Record<string, MarkType>> = {
  comment: 'comment',
  'seq-item-ind': 'dash',
  'explicit-key-ind': 'question',
  'map-value-ind': 'colon',
  comma: 'comma',
  'flow-map-start': 'open',
  'flow-seq-start': 'open',
  'flow-map-end': 'close',
  'flow-seq-end': 'close',
  anchor: 'property',
  tag: 'property',
  'byte-order-mark': 'byteOrderMark',
};

/** Converts a token to a mark. Returns an empty list for spaces, line breaks and the lexer's zero-length marks. */
function marksOf(token: CST.Token): Mark[] {
  if (!('source' in token) || token.type === 'space' || token.type === 'newline' || token.source === '') return [];
  const type = markTypes[token.type] ?? 'other';
  return [{ kind: 'mark', type, span: [token.offset, token.offset + token.source.length] }];
}

const styles: Readonly<Record<string, LayoutScalar['style']>> = {
  alias: 'alias',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

/** The value of each scalar, keyed by its offset. */
type Values = ReadonlyMap<number, string>;

function nodeOf(token: CST.Token, values: Values): LayoutNode | undefined {
  switch (token.type) {
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar': {
      const span: Span = [token.offset, token.offset + token.source.length];
      const value = values.get(token.offset) ?? token.source;
      const after = (token.end ?? []).flatMap(marksOf);
      return { kind: 'scalar', style: styles[token.type] ?? 'plain', span, value, after };
    }
    case 'block-scalar':
      return blockOf(token, values);
    case 'block-map':
      return collectionOf('mapping', token.indent, token.items, values);
    case 'block-seq':
      return collectionOf('sequence', token.indent, token.items, values);
    case 'flow-collection': {
      const node = collectionOf('flow', token.indent, token.items, values);
      return { ...node, open: marksOf(token.start)[0], close: token.end.flatMap(marksOf) };
    }
    default:
      return undefined;
  }
}

function collectionOf(
  kind: LayoutCollection['kind'],
  column: number,
  items: readonly CST.CollectionItem[],
  values: Values,
): LayoutCollection {
  const read = items.map((item): LayoutItem => ({
    start: item.start.flatMap(marksOf),
    key: item.key ? nodeOf(item.key, values) : undefined,
    between: (item.sep ?? []).flatMap(marksOf),
    value: item.value ? nodeOf(item.value, values) : undefined,
  }));
  return { kind, column, open: undefined, items: read, close: [] };
}

function blockOf(token: CST.BlockScalar, values: Values): LayoutScalar {
  const header = token.props.find(({ type }) => type === 'block-scalar-header');
  const source = header && 'source' in header ? header.source : '';
  const start = header?.offset ?? token.offset;
  const last = token.props.at(-1);
  const content = last && 'source' in last ? last.offset + last.source.length : start + source.length;
  return {
    kind: 'scalar',
    style: source.startsWith('>') ? 'folded' : 'literal',
    span: [start, start + source.length],
    block: [content, content + token.source.length],
    value: values.get(start) ?? token.source,
    // A comment may follow the header.
    after: token.props.filter(({ type }) => type !== 'block-scalar-header').flatMap(marksOf),
  };
}

/** Returns the values of all scalars. Nodes are identified by their properties, so that the library's type guards need not be loaded. */
function valuesOf({ documents }: Composed): Values {
  const values = new Map<number, string>();
  const stack: unknown[] = documents.map(({ contents }) => contents);
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('key' in node) stack.push(node.key);
    if ('items' in node && Array.isArray(node.items)) pushAll(stack, node.items as unknown[]);
    if (!('value' in node)) continue;
    const { range } = node as { range?: Node['range'] };
    if (typeof node.value === 'string' && range) values.set(range[0], node.value);
    else stack.push(node.value);
  }
  return values;
}

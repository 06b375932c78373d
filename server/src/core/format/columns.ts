/** Determines the new column of each line in a document. */
import type { Span } from '../text/text.ts';
import type { Layout, LayoutCollection, LayoutItem, LayoutNode, LayoutScalar, Mark } from '../yaml/layout.ts';

/** The number of spaces per level. */
const step = 2;

/** A token that may begin a line, and its new column. */
export interface Placed {
  readonly token: Mark | LayoutScalar;
  /** The new column if the token begins a line. */
  readonly column: number;
  /**
   * The new column of the second and further lines of the token. In a block scalar, more deeply indented lines keep their relative
   * indentation.
   */
  readonly inner: number;
  /** The old and new columns of the enclosing block. A block scalar with an indentation indicator moves by the same distance. */
  readonly moved: readonly [from: number, to: number];
  /** Whether the token is a key. */
  readonly isKey: boolean;
  /** Whether the token is in a flow collection. */
  readonly inFlow: boolean;
}

/** The old and new columns of an enclosing block collection. */
interface Level {
  readonly from: number;
  readonly to: number;
}

interface Walk {
  readonly placed: Placed[];
  readonly text: string;
}

/** Returns all tokens in a document that may begin a line, sorted by offset, with their new columns. */
export function placeTokens(layout: Layout, text: string): readonly Placed[] {
  const walk: Walk = { placed: [], text };
  const top: Level = { from: 0, to: 0 };
  for (const mark of layout.before) location(mark, 0, [top], walk);
  if (layout.root) placeNode(layout.root, 0, [], walk);
  for (const mark of layout.after) location(mark, 0, [top], walk);
  return walk.placed;
}

function location(
  token: Mark | LayoutScalar,
  column: number,
  levels: readonly Level[],
  walk: Walk,
  { inFlow = false, isKey = false, inner = 0 } = {},
): void {
  const level = levels.at(-1) ?? { from: 0, to: 0 };
  walk.placed.push({ token, column, inner, moved: [level.from, level.to], inFlow, isKey });
}

/** Places a node at a column; `levels` are the enclosing block collections. */
function placeNode(node: LayoutNode, column: number, levels: readonly Level[], walk: Walk, isKey = false): void {
  if (node.kind === 'scalar') {
    location(node, column, levels, walk, { inner: column, isKey });
    // The only token that can follow a block scalar's header on its line is a comment.
    if (!node.block) for (const mark of node.after) placeTrailing(mark, levels, walk);
  } else if (node.kind === 'flow') placeFlow(node, column, levels, walk);
  else placeBlock(node, column, levels, walk);
}

/** Places a block collection whose items begin at a column. */
function placeBlock(node: LayoutCollection, column: number, outer: readonly Level[], walk: Walk): void {
  const levels = [...outer, { from: node.column, to: column }];
  for (const item of node.items) {
    const isEnd = item.key === undefined && item.value === undefined && !item.start.some(isIndicator);
    placeStart(item, column, isEnd, levels, walk);
    const isExplicit = item.start.some(({ type }) => type === 'question');
    if (item.key) placeNode(item.key, isExplicit ? column + step : column, levels, walk, true);
    for (const mark of item.between) location(mark, mark.type === 'colon' ? column : column + step, levels, walk);
    if (item.value) placeNode(item.value, column + step, levels, walk);
  }
}

/** Places the tokens before an item's content: comments above the item, its hyphen, and any tokens after the hyphen. */
function placeStart(item: LayoutItem, column: number, isEnd: boolean, levels: readonly Level[], walk: Walk): void {
  let isAfterIndicator = false;
  for (const mark of item.start) {
    if (isEnd) placeTrailing(mark, levels, walk);
    else location(mark, isAfterIndicator ? column + step : column, levels, walk);
    isAfterIndicator ||= isIndicator(mark);
  }
}

const isIndicator = ({ type }: Mark): boolean => type === 'dash' || type === 'question';

/**
 * Places a comment after a scalar, a flow collection or the last item of a block. The comment belongs to the innermost enclosing block that
 * does not begin to the right of it.
 */
function placeTrailing(mark: Mark, levels: readonly Level[], walk: Walk): void {
  const from = columnOf(mark.span, walk.text);
  const level = levels.findLast((one) => one.from <= from) ?? levels[0];
  location(mark, level?.to ?? 0, levels, walk);
}

/**
 * Places a flow collection at a column. Its content is indented by one level. A closing bracket at the start of a line is placed at
 * `column`, where the opening bracket would be if it began a line.
 */
function placeFlow(node: LayoutCollection, column: number, levels: readonly Level[], walk: Walk): void {
  const inside = column + step;
  const put = (mark: Mark): void => location(mark, inside, levels, walk, { inFlow: true });
  const putNode = (child: LayoutNode, isKey: boolean): void => {
    if (child.kind === 'flow') placeFlow(child, inside, levels, walk);
    else if (child.kind === 'scalar') {
      location(child, inside, levels, walk, { inFlow: true, inner: inside, isKey });
      child.after.forEach(put);
    }
  };
  if (node.open) location(node.open, column, levels, walk, { inFlow: true });
  for (const item of node.items) {
    item.start.forEach(put);
    if (item.key) putNode(item.key, true);
    item.between.forEach(put);
    if (item.value) putNode(item.value, false);
  }
  const at = node.close.findIndex(({ type }) => type === 'close');
  for (const [index, mark] of node.close.entries()) {
    if (index < at) put(mark);
    else if (index === at) location(mark, column, levels, walk, { inFlow: true });
    else placeTrailing(mark, levels, walk);
  }
}

function columnOf([start]: Span, text: string): number {
  return start - (Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1);
}

/** Determines the input for refactorings: the value at the cursor and the values around it. */
import {
  lineBreakOf,
  type AdvisoryDocument,
  type AttackRelease,
  type Edit,
  type Environment,
  type Pair,
  type Path,
  type SchemaShape,
  type SequenceNode,
  type Span,
  type YamlNode,
} from '../../core/index.ts';
import { itemShapeOf, keyShapeOf } from '../formSteps.ts';

/** A value around the cursor. */
export interface Level {
  readonly node: YamlNode;
  /** The shapes that the schema accepts at this location. */
  readonly shape: SchemaShape | undefined;
  /** The pair that contains the value, or undefined for a list item. */
  readonly pair: Pair | undefined;
  /** The list that contains the value, or undefined for the value of a key. */
  readonly list: { readonly node: SequenceNode; readonly index: number } | undefined;
  /** Whether the value is in a flow collection. */
  readonly inFlow: boolean;
  readonly path: Path;
}

/** The input for a refactoring. */
export interface Subject {
  readonly document: AdvisoryDocument;
  readonly env: Environment;
  readonly attack: AttackRelease;
  /** The selection; empty for a cursor. */
  readonly span: Span;
  /** The values around the start of the selection, the outermost first. The cursor may be on the key of the last value. */
  readonly levels: readonly Level[];
  readonly newline: string;
}

/** An available refactoring. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'refactor.rewrite' | 'refactor.extract' | 'refactor.inline';
  readonly edits: readonly Edit[];
}

/** Returns the values around an offset, the outermost first. The value of an alias is omitted, because it is elsewhere in the text. */
export function levelsAt(document: AdvisoryDocument, offset: number, env: Environment): readonly Level[] {
  const levels: Level[] = [];
  const holds = ([start, end]: Span): boolean => start <= offset && offset <= end;
  let node: YamlNode | undefined = document.root;
  let shape: SchemaShape | undefined = { mapping: env.schema.root };
  let path: Path = [];
  let inFlow = false;
  while (node && node.kind !== 'scalar') {
    inFlow ||= node.flow;
    if (node.kind === 'mapping') {
      const pair: Pair | undefined = node.pairs.find((one) =>
        holds([one.key.span[0], Math.max(one.key.span[1], one.span[1])]),
      );
      if (!pair || pair.value.span[0] < pair.key.span[1]) return levels;
      shape = keyShapeOf(shape, pair.key.value);
      path = [...path, pair.key.value];
      levels.push({ node: pair.value, shape, pair, list: undefined, inFlow, path });
      if (holds(pair.key.span)) return levels;
      node = pair.value;
    } else {
      const list: SequenceNode = node;
      const index = list.items.findIndex((item) => holds(item.span));
      const item = list.items[index];
      if (!item || item.span[0] < list.span[0]) return levels;
      shape = itemShapeOf(shape);
      path = [...path, index];
      levels.push({ node: item, shape, pair: undefined, list: { node: list, index }, inFlow, path });
      node = item;
    }
  }
  return levels;
}

/** Creates the input of a refactoring for a document and a selection. */
export function subjectOf(document: AdvisoryDocument, span: Span, env: Environment, attack: AttackRelease): Subject {
  const levels = levelsAt(document, span[0], env);
  return { document, env, attack, span, levels, newline: lineBreakOf(document.text) };
}

/** Returns the column of an offset in characters, not counting a byte order mark. */
export function columnOf({ lines, text }: AdvisoryDocument, offset: number): number {
  const line = lines.lineAt(offset);
  const mark = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return offset - lines.startOf(line) - mark;
}

/** Whether a span is within one line. */
export const isOneLine = ({ text }: AdvisoryDocument, span: Span): boolean => !/[\r\n]/.test(text.slice(...span));

/** Returns the end of the line that contains an offset, before its line break. */
export const lineEnd = ({ lines }: AdvisoryDocument, offset: number): number => lines.endOf(lines.lineAt(offset));

/** Whether the rest of the line after an offset is empty or a comment. */
export const endsLine = (document: AdvisoryDocument, offset: number): boolean =>
  /^[ \t]*(?:[ \t]#.*)?$/.test(document.text.slice(offset, lineEnd(document, offset)));

/**
 * Returns the end of the colon or dash in front of a value. The colon or dash must be on the same line; if `below` is set, a colon may also
 * be on an earlier one. Returns undefined if anything else is in between, such as an anchor, a tag or a comment, and for an item of a flow
 * sequence.
 */
export function leadOf({ document: { text } }: Subject, level: Level, below = false): number | undefined {
  const { node, pair, list } = level;
  const [start] = node.span;
  if (pair) {
    const between = text.slice(pair.key.span[1], start);
    if (!(below ? /^[ \t]*:\s*$/ : /^[ \t]*:[ \t]+$/).test(between)) return undefined;
    return pair.key.span[1] + between.indexOf(':') + 1;
  }
  if (!list || list.node.flow) return undefined;
  const before = /-[ \t]+$/.exec(text.slice(Math.max(0, start - 200), start));
  return before ? start - before[0].length + 1 : undefined;
}

/** Whether a collection contains nothing but punctuation and whitespace between its values: no comments, anchors, tags or aliases. */
export function isPlainlyWritten(node: YamlNode, text: string): boolean {
  if (node.kind === 'scalar') return true;
  const children = node.kind === 'mapping' ? node.pairs.flatMap(({ key, value }) => [key, value]) : node.items;
  let at = node.span[0];
  for (const child of children) {
    const [start, end] = child.span;
    if (start < at || end > node.span[1] || !/^[\s,:\-[\]{}]*$/.test(text.slice(at, start))) return false;
    if (!isPlainlyWritten(child, text)) return false;
    at = end;
  }
  return /^[\s,:\-[\]{}]*$/.test(text.slice(at, node.span[1]));
}

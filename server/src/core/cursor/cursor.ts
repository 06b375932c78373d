/**
 * Determines the context of the cursor for completion, and finds the node at an offset. For the context, the text around the cursor is
 * parsed with a marker in place of the word at the cursor.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Span } from '../text/text.ts';
import type { CursorContext } from './cursorContext.ts';
import { isInside } from './isInside.ts';
import { parseYaml } from '../document/incremental/parse.ts';
import { createRebaser } from '../yaml/rebase.ts';
import type { MappingNode, Pair, Path, ScalarNode, YamlNode } from '../yaml/tree.ts';

const nowhere: Omit<CursorContext, 'replace'> = {
  slot: 'none',
  path: [],
  prefix: '',
  style: 'plain',
  flow: false,
  siblings: [],
  mayBeKey: false,
  indent: '',
  hasColon: false,
};

/** The marker that stands for the cursor in the text that is parsed. It is a word that is unlikely to occur in advisories. */
const mark = 'cursor__here';

/** Changes how the cursor's line is interpreted. A line for which no option is set is interpreted as written. */
export interface LineColumn {
  /**
   * Text that replaces the line's indentation and hyphens for parsing. The span that a completion replaces still begins after the original
   * indentation and hyphens.
   */
  readonly lead?: string;
  /** Whether to treat the first word of a list item as the first key of a mapping. */
  readonly asKey?: boolean;
  /**
   * Whether to treat the word at the cursor as the value of the key directly before it, as in `tlp:gre`. The context then begins after the
   * colon.
   */
  readonly joined?: boolean;
}

/** Matches a key whose value begins directly after the colon, at the end of the text before the cursor. */
export const joinedValue = /((?:^|[\s{,])[a-z][a-z0-9_]{0,60}:)(?=[^\s:/\\,[\]{}"'#|>&*!%@`][^\s:,[\]{}"'#]{0,60}$)/;

/** Returns the context at an offset in the document. `reading` can change how the offset's line is interpreted. */
export function cursorAt(document: AdvisoryDocument, offset: number, reading: LineColumn = {}): CursorContext {
  const { lead, asKey = false, joined = false } = reading;
  const { text, lines } = document;
  const line = lines.lineAt(offset);
  const start = lines.startOf(line);
  const typed = text.slice(start, offset).replace(/^\uFEFF/, '');
  const own = joined ? typed.replace(joinedValue, '$1 ') : typed;
  const before = lead === undefined ? own : lead + own.replace(/^[ \t]*(?:-(?:[ \t]+|$))*/, '');
  const none: CursorContext = { ...nowhere, replace: [offset, offset] };
  const part = document.partAt(offset);
  const local = offset - part.offset;
  if (part.comments.some(({ span }) => span[0] < local && local <= span[1])) return none;
  const inFlow = isInside(document, start, 'flow');
  const shape = readLine(text, before, offset, { lineEnd: lines.endOf(line), inFlow, asKey });
  const [from, to] = sectionAround(document, line, lead);
  const { rows } = document.partAt(from);
  // If the text around the cursor consists of rows of a list, the list's key is added above them for parsing.
  const key = rows ? `${rows.of}:\n` : '';
  const above = text.slice(from, lead === undefined ? shape.replace[0] : start) + (lead ?? (joined ? ' ' : ''));
  const repaired = key + above + shape.filler + text.slice(shape.replace[1], to);
  const parsed = parseYaml(repaired, () => false);
  const found = findMark(parsed.root, rows?.before ?? 0);
  // If the line above cannot be parsed, perhaps because of the marker, nothing can be inserted here.
  const previous = lines.startOf(line - 1) - from + key.length;
  if (!found || (line > 0 && parsed.unparsed.some((span) => span[0] <= previous && previous < span[1]))) return none;
  // The top-level keys are read from the document's tree, because the parsed text contains only one section. The keys of other mappings are
  // read from the parsed text, in which the marker replaces the key at the cursor.
  const mapping = found.path.length === 0 ? document.root : found.mapping;
  const siblings =
    mapping?.kind === 'mapping' ? keysBeside(mapping, found.path.length === 0 ? shape.replace : undefined) : [];
  const common = { prefix: shape.prefix, replace: shape.replace, style: shape.style, siblings, indent: shape.indent };
  if (found.onKey) {
    const { path, flow, value } = found;
    const below =
      !flow && !shape.hasColon && value && !(value.kind === 'scalar' && value.isNull) ? value.kind : undefined;
    const key = { ...common, slot: 'key', path, flow, mayBeKey: false, hasColon: shape.hasColon } as const;
    return below ? { ...key, below } : key;
  }
  return { ...common, slot: 'value', path: found.path, flow: found.flow, mayBeKey: shape.itemStart, hasColon: false };
}

/** Returns a mapping's keys except the one at the cursor, which is the marker or the key that touches `replace`. */
function keysBeside(mapping: MappingNode, replace: Span | undefined): readonly string[] {
  const isUnderCursor = ({ span, value }: ScalarNode): boolean =>
    value.includes(mark) || (replace !== undefined && span[1] >= replace[0] && replace[1] >= span[0]);
  return mapping.pairs.filter(({ key }) => !isUnderCursor(key)).map(({ key }) => key.value);
}

/**
 * Returns the span of the top-level section, or run of rows, that contains a line. Only this span is parsed, so that the cost does not
 * depend on the size of the file. A section begins at a line that is not indented and is not a comment, list item or closing bracket. `lead`
 * is the indentation that the line is given for parsing.
 */
function sectionAround(document: AdvisoryDocument, line: number, lead = ''): Span {
  const { text, lines } = document;
  const part = document.partAt(lines.startOf(line));
  const partEnd = part.offset + part.text.length;
  if (part.rows) return [part.offset, partEnd];
  const begins = (at: number): boolean =>
    /^[^\s#\-\]}]/.test(text.slice(lines.startOf(at), lines.endOf(at))) &&
    !isInside(document, lines.startOf(at), 'flow');
  let first = lead === '' ? line : Math.max(0, line - 1);
  while (first > 0 && !begins(first)) first--;
  let next = line + 1;
  while (next < lines.count && !begins(next) && !(part.goesOn && lines.startOf(next) >= partEnd)) next++;
  return [lines.startOf(first), lines.startOf(next)];
}

interface Shape {
  readonly prefix: string;
  readonly replace: Span;
  readonly style: CursorContext['style'];
  /** Replaces the word at the cursor during parsing. */
  readonly filler: string;
  readonly indent: string;
  readonly hasColon: boolean;
  readonly itemStart: boolean;
}

/**
 * Reads the word at the cursor from its line. The result includes the span that a completion replaces, and the text that replaces the word
 * for parsing.
 */
function readLine(
  text: string,
  before: string,
  offset: number,
  { lineEnd, inFlow, asKey }: { readonly lineEnd: number; readonly inFlow: boolean; readonly asKey: boolean },
): Shape {
  const lead = (inFlow ? /^[ \t]*/ : /^[ \t]*(?:- +)*(?:-$)?/).exec(before)?.[0] ?? '';
  const indent = lead.replace(/-/g, ' ');
  // Anchors and tags belong to a key or value, and remain in front of it.
  const keyAt = lead.length + propertiesIn(before.slice(lead.length));
  const isValue = inFlow ? null : /^(?:"[^"]*"|'[^']*'|[^\s"'#[{][^#]*?):(?:[ \t]+|$)/.exec(before.slice(keyAt));
  const valueAt = keyAt + (isValue?.[0].length ?? 0);
  const ownAt = valueAt + propertiesIn(before.slice(valueAt));
  const flowStart = flowWordStart(before.slice(ownAt), inFlow);
  const wordAt = ownAt + flowStart.at + propertiesIn(before.slice(ownAt + flowStart.at));
  const afterAll = text.slice(offset, lineEnd);
  const open = before[wordAt] === '"' || before[wordAt] === "'" ? before[wordAt] : undefined;
  const after = wordEnd(afterAll, open, flowStart.flow, !isValue && !flowStart.flow);
  const from = offset - (before.length - wordAt);
  const replace: Span = [from, offset + after.length];
  const prefix = before.slice(wordAt + (open ? 1 : 0));
  const afterWord = text.slice(replace[1], lineEnd);
  const hasColon = /^\s*:(?:\s|$)/.test(afterWord);
  const style = open === '"' ? 'double' : open === "'" ? 'single' : 'plain';
  const itemStart = lead.trimEnd().endsWith('-') && !isValue && !flowStart.flow && !open && keyAt === lead.length;
  const blankLine = !isValue && (asKey || !lead.includes('-')) && !flowStart.flow;
  const filler = (/[-:]$/.test(before.slice(0, wordAt)) ? ' ' : '') + mark + (blankLine && !hasColon ? ':' : '');
  return { prefix, replace, style, filler, indent: lead.endsWith('-') ? `${indent} ` : indent, hasColon, itemStart };
}

/** Returns the length of the anchors and tags that a text begins with, including the whitespace after them. */
function propertiesIn(text: string): number {
  return /^(?:[&!][^\s,[\]{}]*[ \t]+)*/.exec(text)?.[0].length ?? 0;
}

/**
 * Returns where the last item in `value` begins, and whether that item is in a flow collection. `value` ends at the cursor. Outside flow
 * collections, the whole of `value` counts as one item.
 */
function flowWordStart(value: string, inFlow: boolean): { at: number; flow: boolean } {
  let depth = inFlow ? 1 : 0;
  let at = 0;
  let quote = '';
  for (let i = 0; i < value.length; i++) {
    const c = value[i] ?? '';
    if (quote) {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && (i === at || /[\s,[{:]/.test(value[i - 1] ?? ' '))) quote = c;
    else if ((c === '[' || c === '{') && (depth > 0 || value.slice(0, i).trim() === ''))
      [depth, at] = [depth + 1, i + 1];
    else if (depth > 0 && (c === ']' || c === '}')) depth--;
    else if (depth > 0 && (c === ',' || (c === ':' && /\s/.test(value[i + 1] ?? ' ')))) at = i + 1;
  }
  if (depth <= 0) return { at: 0, flow: false };
  return { at: at + (/^\s*/.exec(value.slice(at))?.[0].length ?? 0), flow: true };
}

/** Returns the part of the word that follows the cursor. */
function wordEnd(after: string, quote: string | undefined, flow: boolean, key: boolean): string {
  const close = quote === undefined ? -1 : after.indexOf(quote);
  if (close >= 0) return after.slice(0, close + 1);
  const stop = flow ? /[,\]}#]|:\s/ : key ? /:(?:\s|$)|\s#/ : /\s#/;
  const at = after.search(stop);
  return (at < 0 ? after : after.slice(0, at)).trimEnd();
}

interface Found {
  readonly path: Path;
  readonly onKey: boolean;
  readonly flow: boolean;
  /** The mapping that contains the key or value at the cursor. */
  readonly mapping?: MappingNode;
  /** The value of the key at the cursor. */
  readonly value?: YamlNode;
}

/**
 * Finds the marker in the tree; returns undefined if it is in an unparsed range, or continues text that begins on a line above. `before` is
 * the number of rows of the top-level list that precede the first row in the tree; it is added to the indexes of the rows.
 */
function findMark(root: YamlNode | undefined, before: number): Found | undefined {
  const search = (node: YamlNode, path: Path, flow: boolean, mapping?: MappingNode): Found | undefined => {
    if (node.kind === 'scalar')
      return isAtStart(node.value) ? { path, onKey: false, flow, ...(mapping ? { mapping } : {}) } : undefined;
    if (node.kind === 'sequence') {
      for (const [i, item] of node.items.entries()) {
        const found = search(item, [...path, path.length === 1 ? i + before : i], flow || node.flow);
        if (found) return found;
      }
      return undefined;
    }
    for (const pair of node.pairs) {
      if (isAtStart(pair.key.value))
        return { path, onKey: true, flow: flow || node.flow, mapping: node, value: pair.value };
      const found = search(pair.value, [...path, pair.key.value], flow || node.flow, node);
      if (found) return found;
    }
    return undefined;
  };
  return root && search(root, [], false);
}

/** Whether the marker is at the start of a key or scalar, after anchors and tags. */
function isAtStart(value: string): boolean {
  return value.startsWith(mark, propertiesIn(value));
}

/** Returns the innermost key or scalar at an offset, with its path. Spans are offsets in the document. Returns undefined between nodes. */
export function nodeUnder(
  document: AdvisoryDocument,
  offset: number,
): { path: Path; node: YamlNode; pair?: Pair; onKey: boolean } | undefined {
  const part = document.partAt(offset);
  const local = offset - part.offset;
  const holds = (span: Span): boolean => span[0] <= local && local <= span[1] && span[0] < span[1];
  const search = (
    node: YamlNode,
    path: Path,
    pair?: Pair,
  ): { path: Path; node: YamlNode; pair?: Pair; onKey: boolean } | undefined => {
    if (node.kind === 'mapping') {
      const child = node.pairs.find((one) => holds(one.span));
      if (child && holds(child.key.span))
        return { path: [...path, child.key.value], node: child.value, pair: child, onKey: true };
      return child && search(child.value, [...path, child.key.value], child);
    }
    if (node.kind === 'sequence') {
      const index = node.items.findIndex((item) => holds(item.span));
      const item = node.items[index];
      return item && search(item, [...path, path.length === 1 ? index + (part.rows?.before ?? 0) : index]);
    }
    return holds(node.span) ? { path, node, ...(pair ? { pair } : {}), onKey: false } : undefined;
  };
  const found = part.tree && search(part.tree, []);
  if (!found) return undefined;
  const shifter = createRebaser(part.offset, part.anchors);
  return { ...found, node: shifter.node(found.node), ...(found.pair ? { pair: shifter.pair(found.pair) } : {}) };
}

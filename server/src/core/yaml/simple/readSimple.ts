/**
 * A fast reader for the simple notation that nearly all advisories use, some ten times faster than the library: block mappings and
 * sequences with simple keys; plain, quoted and flow values on one line; block scalars; comments. Anything else, including anything that
 * may be an error, is handled by the library. Any tree that it returns is identical to the one that is built with the library.
 */
import type { Comment, MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from '../tree.ts';
import { blockText } from './blockText.ts';
import { flowCollection, isNullWord } from './flow.ts';
import { Lines } from './lines.ts';
import { quotedScalar } from './quoted.ts';
import {
  beginsKey,
  beginsPlain,
  colon,
  dash,
  doubleQuote,
  hash,
  isOfKey,
  more,
  openBrace,
  openBracket,
  pipe,
  singleQuote,
  space,
  tab,
} from './signs.ts';

/** The result of reading text in simple notation. All spans are offsets in the text. */
export interface SimpleText {
  readonly root: MappingNode | SequenceNode;
  readonly comments: readonly Comment[];
}

/** The maximum length in UTF-16 code units, the same as that of a document that is parsed whole. */
const maxLength = 600_000;
/** The maximum nesting depth. Deeper nodes are handled by the library. */
const maxDepth = 40;
/** YAML allows keys of up to 1024 characters (1.2.2, 7.4.2). Longer keys are handled by the library. */
const maxKeyLength = 1000;
/** Mappings with at least this many pairs use a set to detect duplicate keys. */
const manyPairs = 12;

/** Returns the tree and the comments for text in simple notation; undefined for any other text. The caller checks `outOfBounds`. */
export function readSimple(text: string): SimpleText | undefined {
  if (text.length > maxLength) return undefined;
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return undefined;
  const lines = new Lines(text);
  const root = lines.indent < 0 ? undefined : block(lines, 0);
  // If a line remains, it belongs to no collection.
  return root && lines.indent < 0 ? { root, comments: lines.comments } : undefined;
}

/** Reads the collection that begins on the current line, and advances to the line after it. Returns undefined for any other notation. */
function block(lines: Lines, depth: number): MappingNode | SequenceNode | undefined {
  if (depth > maxDepth) return undefined;
  return isDash(lines) ? sequence(lines, depth) : mapping(lines, lines.indent, lines.first, depth);
}

function isDash({ text, first }: Lines): boolean {
  return text.charCodeAt(first) === dash && text.charCodeAt(first + 1) === space;
}

function sequence(lines: Lines, depth: number): SequenceNode | undefined {
  const { indent: column, first: start } = lines;
  const items: YamlNode[] = [];
  let end = start;
  while (lines.indent === column && isDash(lines)) {
    const at = lines.skipSpaces(lines.first + 1);
    if (at >= lines.end) return undefined;
    const inner = column + at - lines.first;
    const item = keyEnd(lines, at) > 0 ? mapping(lines, inner, at, depth + 1) : value(lines, at, column);
    if (!item || lines.indent > column) return undefined;
    items.push(item);
    end = item.span[1];
  }
  return { kind: 'sequence', flow: false, items, span: [start, end] };
}

/** Reads the mapping at a column whose first key begins at `start` on the current line. */
function mapping(lines: Lines, column: number, start: number, depth: number): MappingNode | undefined {
  const pairs: Pair[] = [];
  let names: Set<string> | undefined;
  let at = start;
  for (;;) {
    const end = keyEnd(lines, at);
    if (end < 0) return undefined;
    const name = lines.text.slice(at, end);
    names ??= pairs.length < manyPairs ? undefined : new Set(pairs.map(({ key }) => key.value));
    if (names ? names.has(name) : hasKey(pairs, name)) return undefined;
    names?.add(name);
    const key: ScalarNode = { kind: 'scalar', value: name, style: 'plain', isNull: false, span: [at, end] };
    const after = lines.skipSpaces(end + 1);
    const held =
      after >= lines.end || lines.text.charCodeAt(after) === hash
        ? below(lines, column, after, depth)
        : value(lines, after, column);
    if (!held) return undefined;
    pairs.push({ key, value: held, span: [at, held.span[1]] });
    if (lines.indent < column) return { kind: 'mapping', flow: false, pairs, span: [start, held.span[1]] };
    if (lines.indent > column) return undefined;
    at = lines.first;
  }
}

/** Whether one of the pairs has this key. A loop is faster than `some`, and this runs for every key in a document. */
function hasKey(pairs: readonly Pair[], name: string): boolean {
  for (const { key } of pairs) if (key.value === name) return true;
  return false;
}

/** Reads the value below a key. Nothing follows the colon on the key's line, except possibly a comment at `after`. */
function below(lines: Lines, column: number, after: number, depth: number): YamlNode | undefined {
  if (after < lines.end) lines.addComment(after, false);
  lines.advance();
  if (lines.indent > column) return block(lines, depth + 1);
  if (lines.indent === column && isDash(lines)) return sequence(lines, depth + 1);
  return { kind: 'scalar', value: '', style: 'plain', isNull: true, span: [after, after] };
}

/** Returns the end of the simple key at an offset on the current line, which is the offset of its colon; -1 if there is none. */
function keyEnd({ text, end }: Lines, start: number): number {
  if (!beginsKey(text.charCodeAt(start))) return -1;
  let at = start + 1;
  while (at < end && isOfKey(text.charCodeAt(at))) at++;
  if (at - start > maxKeyLength || at >= end || text.charCodeAt(at) !== colon) return -1;
  return at + 1 >= end || text.charCodeAt(at + 1) === space ? at : -1;
}

/** Reads the value at an offset on the current line, in a collection at column `parent`, and advances to the line after it. */
function value(lines: Lines, start: number, parent: number): YamlNode | undefined {
  const { text, end } = lines;
  const code = text.charCodeAt(start);
  if (code === pipe || code === more) return blockText(lines, start, parent);
  const node =
    code === doubleQuote || code === singleQuote
      ? quotedScalar(text, start, end)
      : code === openBracket || code === openBrace
        ? flowCollection(lines, start)
        : plainScalar(text, start, end);
  if (!node) return undefined;
  const after = lines.skipSpaces(node.span[1]);
  if (after < end) {
    if (text.charCodeAt(after) !== hash || after === node.span[1]) return undefined;
    lines.addComment(after, false);
  }
  lines.advance();
  return node;
}

function plainScalar(text: string, start: number, end: number): ScalarNode | undefined {
  if (!beginsPlain(text.charCodeAt(start))) return undefined;
  let last = start;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === space) {
      if (text.charCodeAt(at + 1) === hash) break;
      continue;
    }
    if (code === tab || (code === colon && (at + 1 >= end || text.charCodeAt(at + 1) === space))) return undefined;
    last = at;
  }
  const written = text.slice(start, last + 1);
  return { kind: 'scalar', value: written, style: 'plain', isNull: isNullWord(written), span: [start, last + 1] };
}

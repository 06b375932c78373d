/** Reads flow collections on one line whose keys and values are unambiguous. */
import type { Pair, ScalarNode, YamlNode } from '../tree.ts';
import { quotedScalar } from './quoted.ts';
import {
  beginsKey,
  beginsPlain,
  closeBrace,
  closeBracket,
  colon,
  comma,
  doubleQuote,
  hash,
  isOfKey,
  openBrace,
  openBracket,
  singleQuote,
  space,
  tab,
} from './signs.ts';

/** The maximum nesting depth. Deeper collections are handled by the library. */
const maxDepth = 20;
/** YAML allows keys of up to 1024 characters (1.2.2, 7.4.2). Longer keys are handled by the library. */
const maxKeyLength = 1000;

/** A line of `text`. Only the part before the offset `end` is read. */
interface Line {
  readonly text: string;
  readonly end: number;
}

/**
 * Returns the collection that begins with the bracket at `start`; undefined for any other notation. `depth` is the number of enclosing
 * collections.
 */
export function flowCollection(line: Line, start: number, depth = 0): YamlNode | undefined {
  if (depth > maxDepth) return undefined;
  const isList = line.text.charCodeAt(start) === openBracket;
  const close = isList ? closeBracket : closeBrace;
  const items: YamlNode[] = [];
  const pairs: Pair[] = [];
  const names = new Set<string>();
  for (let at = afterSpaces(line, start + 1); at < line.end;) {
    if (line.text.charCodeAt(at) === close && items.length + pairs.length === 0) return collection(start, at + 1);
    const key = isList ? undefined : keyAt(line, at);
    if (!isList && (!key || names.has(key.value))) return undefined;
    if (key) names.add(key.value);
    const value = valueAt(line, key ? afterSpaces(line, key.span[1] + 1) : at, depth);
    if (!value) return undefined;
    if (key) pairs.push({ key, value, span: [key.span[0], value.span[1]] });
    else items.push(value);
    at = afterSpaces(line, value.span[1]);
    const code = line.text.charCodeAt(at);
    if (code === close) return at < line.end ? collection(start, at + 1) : undefined;
    if (code !== comma) return undefined;
    at = afterSpaces(line, at + 1);
  }
  return undefined;

  function collection(from: number, to: number): YamlNode {
    return isList
      ? { kind: 'sequence', flow: true, items, span: [from, to] }
      : { kind: 'mapping', flow: true, pairs, span: [from, to] };
  }
}

function afterSpaces({ text, end }: Line, from: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === space) at++;
  return at;
}

/** Returns the simple key at an offset; undefined if there is none, or if no colon and space follow it. */
function keyAt({ text, end }: Line, start: number): ScalarNode | undefined {
  if (!beginsKey(text.charCodeAt(start))) return undefined;
  let at = start + 1;
  while (at < end && at - start < maxKeyLength && isOfKey(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== colon || text.charCodeAt(at + 1) !== space) return undefined;
  return { kind: 'scalar', value: text.slice(start, at), style: 'plain', isNull: false, span: [start, at] };
}

function valueAt(line: Line, start: number, depth: number): YamlNode | undefined {
  const { text, end } = line;
  if (start >= end) return undefined;
  const code = text.charCodeAt(start);
  if (code === openBracket || code === openBrace) return flowCollection(line, start, depth + 1);
  if (code === doubleQuote || code === singleQuote) return quotedScalar(text, start, end);
  if (!beginsPlain(code)) return undefined;
  let last = start;
  for (let at = start; at < end; at++) {
    const sign = text.charCodeAt(at);
    if (sign === comma || sign === closeBracket || sign === closeBrace) break;
    if (sign === colon || sign === hash || sign === tab || sign === openBracket || sign === openBrace) return undefined;
    if (sign !== space) last = at;
  }
  const value = text.slice(start, last + 1);
  return { kind: 'scalar', value, style: 'plain', isNull: isNullWord(value), span: [start, last + 1] };
}

/** Whether a plain scalar that is not empty means null (YAML 1.2.2, 10.3.2). */
export const isNullWord = (value: string): boolean =>
  value === '~' || value === 'null' || value === 'Null' || value === 'NULL';

/** Reads scalars, lists and rows from the tree. Never throws; values of the wrong type are omitted. */
import { canonicalValue, readBoolean, type Synonyms } from './vocabularies.ts';
import type { Pair, YamlNode } from '../yaml/tree.ts';
import { pairOf } from '../yaml/tree.ts';
import type { List, Located, Rating, Row, Text } from './advisory.ts';

/** Returns the text of a scalar; undefined if it contains only whitespace, and for any other node. */
export function text(node: YamlNode | undefined): Text | undefined {
  if (node?.kind !== 'scalar' || node.isNull || isBlank(node.value)) return undefined;
  return { value: node.value, span: node.span };
}

const isBlank = (value: string): boolean => !/\S/.test(value);

/** Returns the enum value in a scalar, in canonical form; undefined for any other text or node. */
export function word<W extends string>(
  node: YamlNode | undefined,
  words: readonly W[],
  synonyms: Synonyms<W>,
): Located<W> | undefined {
  const found = text(node);
  const value = found && canonicalValue(found.value, words, synonyms);
  return found && value ? { value, span: found.span } : undefined;
}

/** Returns the boolean in a scalar, in any of its spellings; undefined for any other text or node. */
export function bool(node: YamlNode | undefined): Located<boolean> | undefined {
  const found = text(node);
  const value = found && readBoolean(found.value);
  return found && value !== undefined ? { value, span: found.span } : undefined;
}

/** Returns the decimal number in a scalar; undefined for any other text or node. */
export function number(node: YamlNode | undefined): Located<number> | undefined {
  const found = text(node);
  return found && /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(found.value)
    ? { value: Number(found.value), span: found.span }
    : undefined;
}

/** Returns the items of a list. Any other value becomes a list of one item, and a missing value an empty list. */
export function items(node: YamlNode | undefined): readonly YamlNode[] {
  if (!node || (node.kind === 'scalar' && (node.isNull || isBlank(node.value)))) return [];
  return node.kind === 'sequence' ? node.items : [node];
}

/** Returns the strings in a list, except those that contain only whitespace. */
export function texts(node: YamlNode | undefined): readonly Text[] {
  return items(node).flatMap((item) => text(item) ?? []);
}

/** Reads the list under a key item by item. Returns undefined if the key has no value. */
export function list<T>(pair: Pair | undefined, read: (node: YamlNode) => T | undefined): List<T> | undefined {
  if (!pair || (pair.value.kind === 'scalar' && text(pair.value) === undefined)) return undefined;
  const read1 = items(pair.value).flatMap((item) => read(item) ?? []);
  return { key: pair.key.span, span: pair.value.span, items: read1 };
}

/** The source of a row: its fields by key, or the bare text. */
export interface Fields {
  readonly row: Row;
  readonly node: YamlNode;
  at(key: string): YamlNode | undefined;
}

/** Returns the fields of a row; `identity` is the key whose value is given by bare text. Returns undefined for a list or a missing value. */
export function fields(node: YamlNode, identity: string): Fields | undefined {
  if (node.kind === 'sequence') return undefined;
  if (node.kind === 'scalar') {
    if (!text(node)) return undefined;
    const row: Row = { span: node.span, bare: true, pairs: [] };
    return { row, node, at: (key) => (key === identity ? node : undefined) };
  }
  return { row: { span: node.span, bare: false, pairs: node.pairs }, node, at: (key) => pairOf(node, key)?.value };
}

/** Reads a rating: a bare word, or `{rating, rationale}`. */
export function rating<W extends string>(
  pair: Pair | undefined,
  words: readonly W[],
  synonyms: Synonyms<W>,
): Rating<W> | undefined {
  if (!pair) return undefined;
  const node = pair.value;
  return present({
    key: pair.key.span,
    rating: word(node.kind === 'mapping' ? pairOf(node, 'rating')?.value : node, words, synonyms),
    rationale: node.kind === 'mapping' ? text(pairOf(node, 'rationale')?.value) : undefined,
  });
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Returns a copy without undefined properties, because `exactOptionalPropertyTypes` does not allow undefined in optional properties. */
export const present = <T extends object>(value: T): Present<T> => copyPresent({}, value) as Present<T>;

/**
 * Returns a row with the given fields, except undefined ones. Does not use a spread (`{ ...row, a, b }`), which takes ten times as long for
 * this many properties.
 */
export function rowWith<T extends object>({ row: { span, bare, pairs } }: Fields, value: T): Row & Present<T> {
  const row: Row = { span, bare, pairs };
  return copyPresent(row, value) as Row & Present<T>;
}

function copyPresent<T extends object>(to: Partial<T> | Row, from: T): object {
  const kept = to as Partial<T>;
  for (const key in from) if (from[key] !== undefined) kept[key] = from[key];
  return kept;
}

/** Creates the fix for a key that means the same as one that is already present: `publisher: CISA` next to `source`. */
import { normaliseWord } from '../../model/vocabularies.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf, type Span } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { MappingNode, Pair, SequenceNode, YamlNode } from '../../yaml/tree.ts';
import type { KeyInfo, MappingShape, SchemaShape } from '../schemaIndex.ts';
import { isSameValue } from '../unknownKeys.ts';
import { afterColon, columnOf, contentEnd, movedText } from './layout.ts';

/** How to merge an unknown key into the existing key that has the same meaning. */
export interface Merge {
  /** The fix. Undefined if the values can't be merged without losing text. */
  readonly fix: Fix | undefined;
  /**
   * The key under which the value belongs in the list's only row. Undefined if the value cannot be added there, for example because there
   * are several rows.
   */
  readonly inner: string | undefined;
}

/** Returns how to merge a pair into the key `target`, which is already present. Offsets refer to the document. */
export function mergedKey(text: string, pair: Pair, node: MappingNode, target: KeyInfo): Merge {
  const into = node.pairs.find(({ key }) => key.value === target.key);
  const { list } = target.shape;
  const removed = into && !node.flow ? linesOf(text, pair) : undefined;
  if (!into || !removed) return { fix: undefined, inner: undefined };
  const isSame = isSameValue(into.value, pair.value);
  if (!list && !isSame) return { fix: undefined, inner: undefined };
  if (!list || isSame) return { fix: withTitle([], removed, pair, target), inner: undefined };
  const row = list.item.mapping;
  const field = row && rowKey(row, pair);
  const only = field === undefined ? undefined : onlyRow(into.value);
  const completed =
    only && row && field !== undefined ? completedRow(text, pair, { only, row, field, into }) : undefined;
  const edits = completed ?? appended(text, pair, into, list.item);
  return {
    fix: edits && withTitle(edits, removed, pair, target),
    inner: completed ? field : undefined,
  };
}

const withTitle = (edits: readonly Edit[], removed: Span, { key }: Pair, target: KeyInfo): Fix => ({
  title: edits.length === 0 ? `Remove \`${key.value}\`` : `Move to \`${target.key}\``,
  edits: [...edits, { span: removed, newText: '' }],
  preferred: true,
});

/** Returns the key of a row that a pair's key means, by its own name or another accepted name; undefined if there is none. */
function rowKey(row: MappingShape, { key }: Pair): string | undefined {
  const normalised = normaliseWord(key.value);
  return row.keys.find((one) => one.key === normalised || one.otherNames.includes(normalised))?.key;
}

/** Returns the row of a list with one row, or a value that is not in a list. Returns undefined if there are several rows or none. */
function onlyRow(value: YamlNode): YamlNode | undefined {
  if (value.kind !== 'sequence') return value.kind === 'scalar' && value.isNull ? undefined : value;
  return value.items.length === 1 ? value.items[0] : undefined;
}

interface Row {
  readonly only: YamlNode;
  readonly row: MappingShape;
  readonly field: string;
  readonly into: Pair;
}

/**
 * Returns the edits that add the pair's value to the only row of a list, under the key `field`. A row that is only a URL is first converted
 * to a mapping. Returns undefined if the row has the key, or if the value cannot be moved on one line.
 */
function completedRow(text: string, { value }: Pair, { only, row, field, into }: Row): Edit[] | undefined {
  if (value.kind !== 'scalar' || value.isNull || isLong(text, value)) return undefined;
  const added = `${field}: ${text.slice(...value.span)}`;
  if (only.kind === 'scalar') {
    const isUrl = /^(?:https?|hxxps?):\/\/\S+$/i.test(only.value.trim()) && row.key('url') && field !== 'url';
    if (!isUrl || isLong(text, only)) return undefined;
    const url = `url: ${text.slice(...only.span)}`;
    const isBlock = into.value.kind === 'sequence' && !into.value.flow;
    const gap = isBlock ? lineBreakOf(text) + ' '.repeat(columnOf(text, only.span[0])) : ', ';
    return [{ span: only.span, newText: isBlock ? added + gap + url : `{ ${added}, ${url} }` }];
  }
  if (only.kind !== 'mapping' || only.pairs.some(({ key }) => key.value === field)) return undefined;
  const [first] = only.pairs;
  if (!first) return undefined;
  const at = first.key.span[0];
  const gap = only.flow ? ', ' : lineBreakOf(text) + ' '.repeat(columnOf(text, at));
  return [{ span: [at, at], newText: added + gap }];
}

/**
 * Returns the edits that add the pair's values as items of a list. Values that the list contains are not added again. Returns undefined if a
 * value is not allowed in the list or cannot be moved.
 */
function appended(text: string, { value }: Pair, { key, value: into }: Pair, item: SchemaShape): Edit[] | undefined {
  const values = value.kind === 'sequence' ? value.items : [value];
  if (values.some((one) => (one.kind === 'mapping' ? !item.mapping : one.kind !== 'scalar' || !item.text)))
    return undefined;
  if (values.some((one) => one.span[0] < value.span[0])) return undefined;
  const known = new Set((into.kind === 'sequence' ? into.items : [into]).flatMap(namesOf));
  const fresh = values.filter((one) => !namesOf(one).some((name) => known.has(name)));
  if (fresh.length === 0) return [];
  if (into.kind === 'sequence' && into.flow) return flowItems(text, into, fresh);
  const column = into.kind === 'sequence' ? columnOf(text, into.span[0]) : columnOf(text, key.span[0]) + 2;
  const gap = lineBreakOf(text) + ' '.repeat(column) + '- ';
  const lines = fresh.map((one) => movedText(text, one, column + 2));
  if (lines.some((line) => line === undefined)) return undefined;
  const newText = lines.map((line) => gap + (line ?? '')).join('');
  if (into.kind === 'sequence') {
    const end = lineEnd(text, contentEnd(text, into));
    return [{ span: [end, end], newText }];
  }
  if (into.kind === 'mapping' && !into.flow) return undefined;
  const start = afterColon(text, { key, value: into, span: key.span });
  const end = contentEnd(text, into);
  const isEmpty = into.kind === 'scalar' && into.isNull;
  const own = isEmpty ? '' : text.slice(into.span[0], end);
  if (/[\r\n]/.test(own) || lineEnd(text, end) !== end) return undefined;
  return [{ span: [start, Math.max(start, end)], newText: (isEmpty ? '' : gap + own) + newText }];
}

function flowItems(text: string, into: SequenceNode, fresh: readonly YamlNode[]): Edit[] | undefined {
  const items = fresh.map((one) => {
    const raw = text.slice(one.span[0], contentEnd(text, one));
    if (/[\r\n]/.test(raw) || (one.kind !== 'scalar' && !one.flow)) return undefined;
    return one.kind === 'scalar' && one.style === 'plain' ? quoteScalar(one.value, 'plain', true) : raw;
  });
  if (items.some((one) => one === undefined) || text[into.span[1] - 1] !== ']') return undefined;
  const last = into.items.at(-1);
  const at = last ? contentEnd(text, last) : into.span[0] + 1;
  return [{ span: [at, at], newText: (last ? ', ' : '') + items.join(', ') }];
}

/**
 * Returns the strings that identify a list item, in lower case: its value, or the values of its `name`, `title`, `url`, `value` and `id`.
 */
function namesOf(node: YamlNode): readonly string[] {
  if (node.kind === 'scalar') return node.isNull ? [] : [node.value.trim().toLowerCase()];
  if (node.kind !== 'mapping') return [];
  const own = node.pairs.filter(({ key }) => /^(?:name|title|url|value|id)$/.test(key.value));
  return own.flatMap(({ value }) => namesOf(value));
}

const isLong = (text: string, { span }: YamlNode): boolean => /[\r\n]/.test(text.slice(...span).trimEnd());

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** Returns the span of a pair's lines with the last line break; undefined if these lines contain comments or anything else. */
function linesOf(text: string, { key, value }: Pair): Span | undefined {
  const start = key.span[0] - columnOf(text, key.span[0]);
  const end = Math.max(contentEnd(text, value), key.span[1]);
  const feed = text.indexOf('\n', end);
  const last = feed < 0 ? text.length : feed + 1;
  const isAlone = text.slice(start, key.span[0]).trim() === '' && text.slice(end, last).trim() === '';
  return isAlone && !/(?:^|\s)#/.test(text.slice(key.span[1], end)) ? [start, last] : undefined;
}

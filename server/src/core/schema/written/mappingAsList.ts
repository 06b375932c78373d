/** Recognises a list in place of a mapping, because its keys have dashes: `- yara: no` below `detection_availability`. */
import { normaliseWord } from '../../model/vocabularies.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import type { WrittenShape } from './writtenShape.ts';

/**
 * Recognises a list in place of a mapping: each item is a pair with one of the mapping's keys, or, where the key takes true or false, the
 * key alone. Offsets are relative to `text`.
 */
export const mappingAsList: WrittenShape = ({ node, shape, keyInfo, pair, text, inFlow }) => {
  const row = shape.mapping;
  if (node.kind !== 'sequence' || shape.list || !row || !pair || node.items.length === 0) return undefined;
  const entries = node.items.map((item) => entryOf(item, row));
  const keys = entries.map((entry) => entry?.key);
  if (keys.includes(undefined) || new Set(keys).size < keys.length) return undefined;
  const edits = node.flow ? flowEdits(text, node.span) : inFlow ? undefined : dashEdits(text, node.items);
  const isWhole = edits !== undefined && !(node.flow && /[\r\n]/.test(text.slice(...node.span)));
  return {
    covers: [node],
    span: pair.key.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a mapping, but this is a list. Remove the ${node.flow ? 'brackets' : 'dashes'} and give each key a value.`,
    title: 'Convert to a mapping',
    edits: isWhole ? [...edits, ...entries.flatMap((entry) => entry?.edits ?? [])] : undefined,
  };
};

interface Entry {
  readonly key: string;
  readonly edits: readonly Edit[];
}

/** Returns the key that an item stands for, and the edits that complete it; undefined for any other item. */
function entryOf(item: YamlNode, row: MappingShape): Entry | undefined {
  const [pair, another] = item.kind === 'mapping' && !item.flow ? item.pairs : [];
  const name = item.kind === 'scalar' ? item : another ? undefined : pair?.key;
  const fact = name && keyNamed(name.value, row);
  if (!fact) return undefined;
  if (item.kind !== 'scalar')
    return {
      key: fact.key,
      edits: name.value === fact.key ? [] : [{ span: name.span, newText: fact.key, replaces: [name.value] }],
    };
  if (item.isNull || !fact.shape.text?.boolean) return undefined;
  const replaces = name.value === fact.key ? {} : { replaces: [name.value] };
  return { key: fact.key, edits: [{ span: item.span, newText: `${fact.key}: yes`, ...replaces }] };
}

function keyNamed(written: string, row: MappingShape): MappingShape['keys'][number] | undefined {
  const word = normaliseWord(written);
  return row.keys.find(({ key, otherNames }) => key === word || otherNames.includes(word));
}

const flowEdits = (text: string, [start, end]: Span): Edit[] =>
  text[start] === '[' && text[end - 1] === ']'
    ? [
        { span: [start, start + 1], newText: '{ ' },
        { span: [end - 1, end], newText: ' }' },
      ]
    : [];

/** Returns the edits that replace each dash with a space, so that all keys remain in their column; undefined if an item has no dash before it. */
function dashEdits(text: string, items: readonly YamlNode[]): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { span } of items) {
    const dash = /-[ ]+$/.exec(text.slice(Math.max(0, span[0] - maxGap), span[0]))?.index;
    if (dash === undefined) return undefined;
    const at = Math.max(0, span[0] - maxGap) + dash;
    edits.push({ span: [at, at + 1], newText: ' ' });
  }
  return edits;
}

/** The maximum number of characters searched for an item's dash. */
const maxGap = 20;

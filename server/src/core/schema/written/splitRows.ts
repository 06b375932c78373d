/** Recognises rows that extra dashes split into several: `- type: domain` above `- value: evil[.]top`. */
import type { Edit } from '../../text/edits.ts';
import type { MappingNode, YamlNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises rows that are split by a dash before some of their keys. Offsets are relative to `text`. */
export const splitRows: WrittenShape = ({ node, shape, keyInfo, inFlow, text }) => {
  const row = shape.list?.item.mapping;
  if (node.kind !== 'sequence' || node.flow || inFlow || !row || row.required.length === 0) return undefined;
  const items = node.items.filter((item): item is MappingNode => item.kind === 'mapping' && !item.flow);
  if (items.length < 2 || items.length < node.items.length) return undefined;
  // Most lists consist of complete rows. Checking for that is much faster than grouping the items.
  if (items.every(({ pairs }) => isWhole((name) => pairs.some(({ key }) => key.value === name), row))) return undefined;
  const groups = groupsOf(items, row);
  const split = groups?.filter((group) => group.length > 1) ?? [];
  const [first] = split;
  const start = first?.[0]?.pairs[0]?.key.span;
  if (!start) return undefined;
  return {
    isOfRows: true,
    covers: split.flat(),
    span: start,
    message: `Each dash begins a row of \`${keyInfo?.key ?? 'the list'}\`, so the keys of one row are split across several rows. Use one dash per row.`,
    title: 'Merge into one row per entry',
    edits: split.flatMap((group) => group.slice(1).flatMap((item) => withoutDash(item, text))),
  };
};

/** Groups consecutive items that together form one row. Returns undefined unless every group is a complete row. */
function groupsOf(items: readonly MappingNode[], row: MappingShape): readonly (readonly MappingNode[])[] | undefined {
  const groups: { rows: MappingNode[]; keys: Set<string> }[] = [];
  for (const item of items) {
    const keys = item.pairs.map(({ key }) => key.value);
    if (!keys.every((key) => row.key(key)) || item.pairs.some(({ value }) => isEmpty(value))) return undefined;
    const last = groups.at(-1);
    // The last item may be the unfinished start of another row.
    const isBegun = item === items.at(-1) && keys[0] === row.keys[0]?.key;
    if (isBegun && last && isWhole(isIn(last.keys), row) && !isWhole(isIn(keys), row)) return undefined;
    const isRest = last !== undefined && !keys.some((key) => last.keys.has(key));
    if (isRest && !(isWhole(isIn(last.keys), row) && isWhole(isIn(keys), row))) {
      last.rows.push(item);
      for (const key of keys) last.keys.add(key);
    } else groups.push({ rows: [item], keys: new Set(keys) });
  }
  return groups.every(({ keys }) => isWhole(isIn(keys), row)) ? groups.map(({ rows }) => rows) : undefined;
}

const isEmpty = (value: YamlNode): boolean => value.kind === 'scalar' && value.isNull;

const isIn = (keys: Iterable<string>): ((key: string) => boolean) => {
  const all = new Set(keys);
  return (key) => all.has(key);
};

/** Whether the keys, given by a predicate, include everything that a row requires. */
const isWhole = (has: (key: string) => boolean, row: MappingShape): boolean =>
  row.required.every(has) && row.oneOfRequired.every((group) => group.some(has));

/** Returns the edit that replaces the dash before a mapping with a space. */
function withoutDash({ span }: MappingNode, text: string): Edit[] {
  const before = text.slice(Math.max(0, span[0] - 40), span[0]);
  const dash = /-[ ]+$/.exec(before);
  if (!dash) return [];
  const at = span[0] - dash[0].length;
  return [{ span: [at, at + 1], newText: ' ' }];
}

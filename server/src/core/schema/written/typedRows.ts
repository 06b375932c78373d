/** Rows of `indicators` whose key is the indicator type: `- url: x`, `- sha256: x`, `- domains: [a, b]`. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import type { MappingNode, Pair } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { namedType, type NamedType } from './indicatorWords.ts';
import { columnOf } from './layout.ts';
import { expandItem, type NewRow } from './newRows.ts';
import type { WrittenLocation, WrittenShape } from './writtenShape.ts';

/** Recognises rows of `indicators` whose key is the indicator type. Offsets are relative to `location.text`. */
export const typedRows: WrittenShape = (location) => {
  const { node, shape, keyInfo } = location;
  const row = shape.list?.item.mapping;
  if (row?.written?.groupedBy !== 'type') return undefined;
  const items = node.kind === 'sequence' ? node.items : [];
  const found = items.flatMap((one) => {
    const read = one.kind === 'mapping' ? readRow(one, row) : undefined;
    return read ? [read] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const edits = found.flatMap((one) => editsOf(one, location) ?? []);
  return {
    isOfRows: true,
    covers: found.map((one) => one.node),
    span: first.pair.key.span,
    message: `In \`${keyInfo?.key ?? 'indicators'}\`, the type goes in \`type\` and the value in \`value\`, but here \`${first.pair.key.value}\` is used as a key.`,
    title: 'Convert to rows with `type` and `value`',
    edits: edits.length > 0 ? edits : undefined,
  };
};

interface Found {
  readonly node: MappingNode;
  readonly pair: Pair;
  readonly type: NamedType;
}

function readRow(node: MappingNode, row: MappingShape): Found | undefined {
  const isOwn = (name: string): boolean => row.key(name) !== undefined || name.startsWith('x_');
  if (node.pairs.some(({ key }) => row.required.includes(key.value))) return undefined;
  const [pair, ...more] = node.pairs.filter(({ key }) => !isOwn(key.value));
  const type = pair && namedType(pair.key.value);
  if (!pair || !type || more.length > 0) return undefined;
  const { value } = pair;
  if (value.kind === 'mapping' || (value.kind === 'scalar' && value.isNull)) return undefined;
  const isList = value.kind === 'sequence';
  if (isList && (node.pairs.length > 1 || value.items.some((item) => item.kind !== 'scalar' || item.isNull)))
    return undefined;
  return { node, pair, type };
}

function editsOf({ node, pair, type }: Found, location: WrittenLocation): Edit[] | undefined {
  const { text } = location;
  const { key, value } = pair;
  const isFlow = location.inFlow || node.flow || (location.node.kind !== 'scalar' && location.node.flow);
  const gap = isFlow ? ', ' : lineBreakOf(text) + ' '.repeat(columnOf(text, key.span[0]));
  if (value.kind === 'scalar') {
    const named = node.pairs.some((one) => one.key.value === 'type') ? undefined : type.typeOf(value.value);
    const isBraceless = isFlow && !node.flow;
    const opened = `${isBraceless || (node.flow && text[node.span[0]] !== '{') ? '{ ' : ''}`;
    const edit = { span: key.span, newText: `${opened}${named === undefined ? '' : `type: ${named}${gap}`}value` };
    return opened === '' ? [edit] : [edit, { span: [node.span[1], node.span[1]], newText: ' }' }];
  }
  if (isFlow || value.kind !== 'sequence') return undefined;
  const rows = value.items.map((item): NewRow => {
    const named = item.kind === 'scalar' ? type.typeOf(item.value) : undefined;
    return {
      fields:
        named === undefined
          ? item
          : [
              ['type', named],
              ['value', item],
            ],
      at: item.span,
    };
  });
  return expandItem(location, node, rows, [key.span]);
}

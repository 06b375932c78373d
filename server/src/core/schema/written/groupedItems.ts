/** `required_log_sources: {Endpoint: [Sysmon, EDR]}`: items grouped under headings, in a list that does not support headings. */
import type { Span } from '../../text/text.ts';
import type { MappingNode, Pair, YamlNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { expandItem, replaceByRows, type NewRow } from './newRows.ts';
import type { WrittenShape } from './writtenShape.ts';

/** The key under which each row contains the heading of its group. */
const headingKey = 'notes';

/**
 * Recognises items grouped under headings. Each heading is moved to the notes of its rows, or becomes a comment. Offsets are relative to
 * `location.text`.
 */
export const groupedItems: WrittenShape = (location) => {
  const { node, shape, keyInfo, pair } = location;
  if (node.kind !== 'mapping' || !shape.list?.item.text || shape.list.item.text.prose || !pair) return undefined;
  const row = shape.list.item.mapping;
  if (!isGrouped(node, row)) return undefined;
  const made = node.pairs.map((one) => rowsOf(one, row));
  return {
    covers: [node],
    span: pair.key.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a list, but here the items are grouped under headings. Merge the groups into one list.`,
    title: 'Merge the groups into one list',
    edits: replaceByRows(
      location,
      made.flatMap(({ rows }) => rows),
      made.flatMap(({ used }) => used),
    ),
  };
};

/** Recognises items of a list that group other items under a heading: `- Endpoint: [Sysmon, EDR]`. Offsets are relative to `location.text`. */
export const groupedItem: WrittenShape = (location) => {
  const { node, shape, keyInfo } = location;
  if (node.kind !== 'sequence' || !shape.list?.item.text || shape.list.item.text.prose || location.inFlow)
    return undefined;
  const row = shape.list.item.mapping;
  if (row?.written?.groupedBy !== undefined) return undefined;
  const found = node.items.flatMap((one) => (one.kind === 'mapping' && isListUnderHeading(one, row) ? [one] : []));
  const [first] = found;
  if (!first) return undefined;
  const edits = found.flatMap((one) => {
    const made = one.pairs.map((each) => rowsOf(each, row));
    return (
      expandItem(
        location,
        one,
        made.flatMap(({ rows }) => rows),
        made.flatMap(({ used }) => used),
      ) ?? []
    );
  });
  return {
    isOfRows: true,
    covers: found,
    span: first.pairs[0]?.key.span ?? first.span,
    message: `\`${keyInfo?.key ?? 'the list'}\` must be a single list, but some of its items are grouped under a heading. Merge the groups into one list.`,
    title: 'Merge the groups into one list',
    edits: edits.length > 0 ? edits : undefined,
  };
};

const isText = (node: YamlNode): boolean => node.kind === 'scalar' && !node.isNull && !/[\r\n]/.test(node.value.trim());

/** Whether every key is a heading above one or more strings, and at least one of them is above a list. */
function isGrouped({ pairs }: MappingNode, row: MappingShape | undefined): boolean {
  if (pairs.some(({ key }) => row?.key(key.value) !== undefined || key.value.startsWith('x_'))) return false;
  if (!pairs.every(({ value }) => (value.kind === 'sequence' ? value.items.every(isText) : isText(value))))
    return false;
  return pairs.some(({ value }) => value.kind === 'sequence' && value.items.length > 0);
}

const isListUnderHeading = (node: MappingNode, row: MappingShape | undefined): boolean =>
  node.pairs.length === 1 && node.pairs[0]?.value.kind === 'sequence' && !node.flow && isGrouped(node, row);

function rowsOf({ key, value }: Pair, row: MappingShape | undefined): { rows: NewRow[]; used: Span[] } {
  const items = value.kind === 'sequence' ? value.items : [value];
  const name = row?.written?.key;
  const used = [key.span];
  if (name !== undefined && row?.key(headingKey))
    return {
      rows: items.map((item) => ({
        fields: [[name, item] as const, [headingKey, key.value] as const],
        at: item.span,
      })),
      used,
    };
  const heading: NewRow = { fields: key.value, isComment: true, at: key.span };
  return { rows: [heading, ...items.map((item): NewRow => ({ fields: item, at: item.span }))], used };
}

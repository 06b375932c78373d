/** `indicators: {domains: [...], sha256: [...]}`: rows grouped by type. */
import type { Span } from '../../text/text.ts';
import type { MappingNode, YamlNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { namedType, type NamedType } from './indicatorWords.ts';
import { replaceByRows, type NewRow, type NewValue } from './newRows.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises rows grouped by type. Offsets are relative to `location.text`. */
export const groupedIndicators: WrittenShape = (location) => {
  const { node, shape, keyInfo, pair } = location;
  const row = shape.list?.item.mapping;
  if (node.kind !== 'mapping' || row?.written?.groupedBy !== 'type' || !isGrouped(node, row)) return undefined;
  const rows: NewRow[] = [];
  const used: Span[] = [];
  const isWhole = addGroups(node, row, { type: undefined, role: undefined, rows, used });
  return {
    covers: [node],
    span: pair?.key.span ?? node.pairs[0]?.key.span ?? node.span,
    message: `\`${keyInfo?.key ?? 'indicators'}\` must be a list, but here the values are grouped under headings. Use one row per value, with \`type\` and \`value\`.`,
    title: 'Convert to rows with `type` and `value`',
    edits: isWhole && rows.length > 0 ? replaceByRows(location, rows, used) : undefined,
  };
};

/** Whether keys of a mapping are headings, such as types, and not the keys of a row. */
function isGrouped({ pairs }: MappingNode, row: MappingShape): boolean {
  if (pairs.some(({ key }) => row.required.includes(key.value) || key.value === 'type')) return false;
  return pairs.some(({ key, value }) => {
    if (row.key(key.value)) return false;
    if (namedType(key.value) !== undefined) return true;
    if (value.kind === 'sequence') return value.items.length > 0 && value.items.every((item) => isValue(item, row));
    return value.kind === 'mapping' && isGrouped(value, row);
  });
}

const isValue = (item: YamlNode, row: MappingShape): boolean =>
  item.kind === 'mapping'
    ? item.pairs.some(({ key }) => row.required.includes(key.value))
    : item.kind === 'scalar' && /[./\\:]|^[\da-f]{32,}$/i.test(item.value) && !/\s\S+\s\S+\s/.test(item.value);

interface Group {
  readonly type: NamedType | undefined;
  /** The role, taken from a heading that is not a type. */
  readonly role: string | undefined;
  readonly rows: NewRow[];
  readonly used: Span[];
}

/** Adds a node's rows. Returns false if any part of the node does not fit into a row. */
function addGroups(node: YamlNode, row: MappingShape, group: Group): boolean {
  if (node.kind === 'scalar') return node.isNull || addValue(node, node.span, [], group);
  if (node.kind === 'sequence') return node.items.every((item) => addGroups(item, row, group));
  const value = node.pairs.find(({ key }) => row.required.includes(key.value));
  if (value) {
    const others = node.pairs.filter((one) => one !== value);
    for (const { key } of node.pairs) group.used.push(key.span);
    const fields = others.map(({ key, value: other }) => [key.value, other] as const);
    const at: Span = node.span;
    return value.value.kind === 'scalar' && addValue(value.value, at, fields, group);
  }
  return node.pairs.every(({ key, value: inner }) => {
    group.used.push(key.span);
    const type = namedType(key.value);
    if (type) return addGroups(inner, row, { ...group, type });
    // An indicator with its description: `evil.example: a description`.
    if (group.type && inner.kind === 'scalar' && !row.key(key.value))
      return addValue(key, [key.span[0], inner.span[1]], inner.isNull ? [] : [['description', inner]], group);
    // A note about all rows in the group.
    if (inner.kind === 'scalar' && !inner.isNull && !isValue(inner, row)) {
      if (/[\r\n]/.test(inner.value.trim())) return false;
      group.used.push(inner.span);
      group.rows.push({
        fields: `${key.value}: ${inner.value.trim()}`,
        isComment: true,
        at: [key.span[0], inner.span[1]],
      });
      return true;
    }
    return addGroups(inner, row, { ...group, role: key.value });
  });
}

function addValue(
  value: YamlNode & { kind: 'scalar' },
  at: Span,
  others: readonly (readonly [string, NewValue])[],
  { type, role, rows }: Group,
): boolean {
  const parts = value.style === 'plain' ? value.value.split(', ').map((part) => part.trim()) : [];
  const isList = parts.length > 1 && others.length === 0 && parts.every((part) => /^\S+$/.test(part));
  for (const part of isList ? parts : [value.value]) {
    const named = type?.typeOf(part);
    const written: NewValue = isList ? part : value;
    const has = new Set(others.map(([key]) => key));
    const fields: (readonly [string, NewValue])[] = [
      ...(named === undefined || has.has('type') ? [] : [['type', named] as const]),
      ['value', written],
      ...(role === undefined || has.has('role') ? [] : [['role', role] as const]),
      ...others,
    ];
    rows.push({ fields: fields.length === 1 ? written : fields, at });
  }
  return true;
}

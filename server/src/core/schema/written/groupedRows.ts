/**
 * Rows that contain several rows: `- Execution: [T1059]`, `- {tactic: Execution, techniques: [...]}`, `- {type: domain, values: [...]}`.
 */
import type { Span } from '../../text/text.ts';
import type { MappingNode, Pair, SequenceNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { techniqueFields } from './groupedTechniques.ts';
import { namedType } from './indicatorWords.ts';
import { expandItem, type NewRow, type NewValue } from './newRows.ts';
import { namesTactic } from './tacticNames.ts';
import type { WrittenLocation, WrittenShape } from './writtenShape.ts';
import type { Edit } from '../../text/edits.ts';

/** Recognises rows that contain several rows. Offsets are relative to `location.text`. */
export const groupedRows: WrittenShape = (location) => {
  const { node, shape, keyInfo } = location;
  const row = shape.list?.item.mapping;
  if (node.kind !== 'sequence' || !row?.written?.groupedBy) return undefined;
  const found = node.items.flatMap((one) => (one.kind === 'mapping' ? (readGroup(one, row) ?? []) : []));
  const [first] = found;
  if (!first) return undefined;
  const edits = found.flatMap((one) => editsOf(one, location, row) ?? []);
  const { key } = row.written;
  return {
    isOfRows: true,
    covers: found.map((one) => one.node),
    span: first.list.key.span,
    message: messageOf(first, keyInfo?.key ?? 'the list', key),
    title: 'Split into separate rows',
    edits: edits.length > 0 ? edits : undefined,
  };
};

/** Returns the message about a group; `key` is the required key of a row in `list`. */
function messageOf({ list: { key: written }, heading, headingPair }: Group, list: string, key: string): string {
  if (heading !== undefined && headingPair === undefined)
    return `\`${written.value}\` is not a key of a row in \`${list}\`. Use one row per value, with \`${written.value}\` in \`tactics\`.`;
  const where = written.value === key ? 'here it is' : `\`${written.value}\` contains`;
  return `A row of \`${list}\` can have only one \`${key}\`, but ${where} a list. Use one row per value.`;
}

interface Group {
  readonly node: MappingNode;
  readonly list: Pair & { readonly value: SequenceNode };
  readonly heading: NewValue | undefined;
  /** The pair that contains the heading. Undefined if the heading is the list's key, or if there is no heading. */
  readonly headingPair: Pair | undefined;
}

const listNames = /^(?:values?|ids?|items|list|techniques?|ttps?|iocs?|indicators|observables)$/i;
const headingNames = /^(?:tactics?|phase|stage|attack_stage|type|kind)$/i;

function readGroup(node: MappingNode, row: MappingShape): Group | undefined {
  const alone = underTactic(node, row);
  if (alone) return alone;
  if (!node.pairs.some(({ value }) => value.kind === 'sequence')) return undefined;
  const lists = node.pairs.filter((pair): pair is Group['list'] => pair.value.kind === 'sequence');
  const isTactics = row.written?.groupedBy === 'tactics';
  const own = lists.filter(({ key }) => listNames.test(key.value) && !headingNames.test(key.value));
  const [list, another] = own;
  if (list && !another) {
    const headingPair = node.pairs.find(({ key, value }) => headingNames.test(key.value) && value.kind === 'scalar');
    const others = node.pairs.filter((pair) => pair !== list && pair !== headingPair);
    if (!others.every(({ key }) => row.key(key.value) && key.value !== row.written?.key)) return undefined;
    return { node, list, heading: headingPair?.value, headingPair };
  }
  const [only, second] = lists;
  if (!isTactics || !only || second || node.pairs.length > 1 || !namesTactic(only.key.value)) return undefined;
  return { node, list: only, heading: only.key, headingPair: undefined };
}

/** Reads `- TA0001: T1566.001`, a tactic above a single technique; returns undefined for any other row. */
function underTactic(node: MappingNode, row: MappingShape): Group | undefined {
  const [pair, another] = node.pairs;
  if (row.written?.groupedBy !== 'tactics' || !pair || another || !namesTactic(pair.key.value)) return undefined;
  const { key, value } = pair;
  if (value.kind !== 'scalar' || value.isNull || techniqueFields(value) === undefined) return undefined;
  const list = { ...pair, value: { kind: 'sequence', items: [value], span: value.span, flow: true } } as const;
  return { node, list, heading: key, headingPair: undefined };
}

function editsOf(
  { node, list, heading, headingPair }: Group,
  location: WrittenLocation,
  row: MappingShape,
): Edit[] | undefined {
  if (location.inFlow || !row.written?.groupedBy) return undefined;
  const { groupedBy, key } = row.written;
  const used: Span[] = node.pairs.map((pair) => pair.key.span);
  const others = node.pairs
    .filter((pair) => pair.key !== list.key && pair !== headingPair)
    .map((pair) => [pair.key.value, pair.value] as const);
  const rows: NewRow[] = [];
  for (const item of list.value.items) {
    if (item.kind !== 'scalar' || item.isNull) return undefined;
    const said = groupedBy === 'type' && typeof heading === 'object' && heading.kind === 'scalar';
    const type = said ? namedType(heading.value)?.typeOf(item.value) : undefined;
    if (type !== undefined && headingPair) used.push(headingPair.value.span);
    const head = heading === undefined ? [] : [[groupedBy, type ?? heading] as const];
    const technique = groupedBy === 'tactics' ? techniqueFields(item) : undefined;
    if (technique) used.push(item.span);
    const body = technique ?? [[key, item] as const];
    const fields = groupedBy === 'type' ? [...head, ...body, ...others] : [...body, ...head, ...others];
    rows.push({ fields, at: item.span });
  }
  return rows.length === 0 ? undefined : expandItem(location, node, rows, used);
}

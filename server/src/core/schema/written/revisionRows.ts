/** Rows of `revisions` written as text or under their versions: `- 1.0 - 2026-03-01 - First publication`, `1.0: {date: 2026-03-01}`. */
import type { Span } from '../../text/text.ts';
import type { MappingNode, YamlNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { afterColon, contentEnd, oneLine } from './layout.ts';
import { expandItem, replaceByRows, type NewRow, type NewValue } from './newRows.ts';
import { readRevision } from './revisionText.ts';
import type { Written, WrittenLocation, WrittenShape } from './writtenShape.ts';

/** Recognises revisions written as text or under their versions. Offsets are relative to `location.text`. */
export const revisionRows: WrittenShape = (location) => {
  const { node, shape } = location;
  const row = shape.list?.item.mapping;
  if (row?.written?.key !== 'date' || !row.key('version') || !row.key('description')) return undefined;
  if (node.kind === 'sequence') return ofItems(location, node.items, row);
  if (node.kind === 'mapping') return ofPairs(location, node, row);
  return ofLines(location);
};

/** A revision, with the spans of its text. */
interface Found {
  readonly item: YamlNode;
  readonly row: NewRow;
  readonly used: readonly Span[];
}

function ofItems(location: WrittenLocation, items: readonly YamlNode[], row: MappingShape): Written | undefined {
  const found = items.flatMap((item): Found[] => {
    const [pair, another] = item.kind === 'mapping' ? item.pairs : [];
    if (item.kind === 'mapping' && (!pair || another || row.key(pair.key.value))) return [];
    const read = pair
      ? ofPair(pair.key.value, pair.value, pair.key.span)
      : item.kind === 'scalar' && ofText(item.value, item.span);
    return read ? [{ item, ...read }] : [];
  });
  if (found.length === 0) return undefined;
  const isFlow = location.inFlow || (location.node.kind === 'sequence' && location.node.flow);
  const rows = found.map((one) => one.row);
  const used = found.flatMap((one) => one.used);
  const edits = !isFlow
    ? found.map((one) => expandItem(location, one.item, [one.row], one.used))
    : [found.length === items.length ? replaceByRows(location, rows, used) : undefined];
  const isWhole = edits.every((one) => one !== undefined);
  return {
    isOfRows: true,
    ...problemAt(location, found, found[0]?.item.span ?? location.node.span),
    edits: isWhole ? edits.flat() : undefined,
  };
}

function ofPairs(location: WrittenLocation, node: MappingNode, row: MappingShape): Written | undefined {
  const { pair } = location;
  if (!pair || node.pairs.some(({ key }) => row.key(key.value))) return undefined;
  const found = node.pairs.flatMap(({ key, value }): Found[] => {
    const read = ofPair(key.value, value, key.span);
    return read ? [{ item: node, ...read }] : [];
  });
  if (found.length < node.pairs.length) return undefined;
  const used = found.flatMap((one) => one.used);
  const edits = replaceByRows(
    location,
    found.map((one) => one.row),
    used,
  );
  return { ...problemAt(location, [{ item: node }], pair.key.span), edits };
}

/** Reads revisions below the key without dashes, one on each line. Returns undefined if a line is not a revision or has a comment. */
function ofLines(location: WrittenLocation): Written | undefined {
  const { node, pair, text, inFlow } = location;
  if (node.kind !== 'scalar' || node.isNull || !pair || inFlow) return undefined;
  const start = afterColon(text, pair);
  const source = text.slice(start, contentEnd(text, node)).replace(/^[ \t]*[|>][-+]?/, '');
  const lines = source.split('\n').flatMap((line) => line.trim().replace(/^[-*•]\s+/, '') || []);
  const found = lines.map((line) => ofText(line, node.span));
  const rows = found.flatMap((one) => (one ? [one.row] : []));
  if (rows.length === 0 || rows.length < lines.length || lines.some((line) => line.includes(' #'))) return undefined;
  const edits = replaceByRows(location, rows, [node.span]);
  return { ...problemAt(location, [{ item: node }], pair.key.span), replacesSyntax: true, edits };
}

type Read = Omit<Found, 'item'>;

function ofText(value: string, at: Span): Read | undefined {
  const read = readRevision(oneLine(value));
  // A date followed by text is read by the same recogniser as in `timeline`.
  const isOwn = read?.version !== undefined || (read?.date !== undefined && !value.trim().startsWith(read.date));
  return !read || !isOwn || (read.date === undefined && read.description === '')
    ? undefined
    : { row: { fields: fieldsOf(read), at }, used: [at] };
}

/** Reads `1.0 - 2026-03-01: First publication`, `1.0: First publication` or `1.0: {date: 2026-03-01}`; returns undefined for any other pair. */
function ofPair(key: string, value: YamlNode, at: Span): Read | undefined {
  const span: Span = [at[0], value.span[1]];
  if (value.kind === 'scalar' && value.isNull) return ofText(key, span);
  const read = readRevision(key);
  if (value.kind === 'scalar') return ofText(`${key}: ${value.value}`, span);
  if (value.kind !== 'mapping' || read?.version === undefined || read.description !== '') return undefined;
  const { version, date } = read;
  const fields: (readonly [string, NewValue])[] = value.pairs.map((pair) => [pair.key.value, pair.value]);
  const has = (name: string): boolean => fields.some(([own]) => own === name);
  if (has('version') || (date !== undefined && has('date'))) return undefined;
  const first = [...(date === undefined ? [] : [['date', date] as const]), ['version', version] as const];
  return { row: { fields: [...first, ...fields], at: span }, used: [at, ...value.pairs.map((pair) => pair.key.span)] };
}

const fieldsOf = ({ date, version, description }: NonNullable<ReturnType<typeof readRevision>>): NewRow['fields'] => [
  ...(date === undefined ? [] : [['date', date] as const]),
  ...(version === undefined ? [] : [['version', version] as const]),
  ...(description === '' ? [] : [['description', description] as const]),
];

function problemAt(
  { keyInfo }: WrittenLocation,
  found: readonly { readonly item: YamlNode }[],
  span: Span,
): Omit<Written, 'edits'> {
  return {
    covers: found.map(({ item }) => item),
    span,
    message: `Each item of \`${keyInfo?.key ?? 'the list'}\` must be a mapping with \`date\`, \`version\` and \`description\`, but here they are in one string.`,
    title: 'Split the text into `date`, `version` and `description`',
  };
}

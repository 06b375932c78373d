/** Rows of a list that begin with a value in place of a key: `- 2023-01-19: event`, `- Stage 1: text`, `- CVE-2026-0042: title`. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { allOf } from '../../text/wording.ts';
import type { MappingNode, Pair } from '../../yaml/tree.ts';
import type { MappingShape, SchemaShape } from '../schemaIndex.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { meantKeys } from '../unknownKeys.ts';
import { keyedRow, type KeyedRow } from './keyedRow.ts';
import { afterColon, columnOf } from './layout.ts';
import { expandItem } from './newRows.ts';
import type { WrittenLocation, WrittenShape } from './writtenShape.ts';

/** Recognises rows of a list that begin with a value in place of a key. Offsets are relative to `location.text`. */
export const keyedRows: WrittenShape = (location) => {
  const { node, shape, keyInfo } = location;
  const row = shape.list?.item.mapping;
  if (node.kind !== 'sequence' || !row?.written || !shape.list) return undefined;
  const { item } = shape.list;
  const found = node.items.flatMap((one) => {
    const read = one.kind === 'mapping' ? readRow(one, item, row, location.text) : undefined;
    return read ? [read] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const edits = found.flatMap((one) => asTwoRows(one, location) ?? editsOf(one, location) ?? []);
  return {
    isOfRows: true,
    covers: found.map((one) => one.node),
    span: first.pair.key.span,
    message: messageFor(first, keyInfo?.key ?? 'the list'),
    title: titleFor(first),
    edits: edits.length > 0 ? edits : undefined,
  };
};

/** Returns the title of the fix, such as "Convert to rows with `time` and `event`". */
function titleFor({ pair, keyed }: Found): string {
  if (isIndicators(keyed, pair)) return 'Split into separate rows';
  return `Convert to rows with ${allOf(keyed.fields.map(([name]) => `\`${name}\``))}`;
}

function messageFor({ pair, keyed }: Found, list: string): string {
  const named = keyed.fields.map(([name]) => `\`${name}\``);
  if (hasHash(keyed, pair))
    return 'This row consists of a name and a hash. Move the hash to `value` and the name to `description`.';
  if (isIndicators(keyed, pair)) return 'This row contains two indicators. Split it into separate rows.';
  return `Each item of \`${list}\` must be a mapping with ${allOf(named)}, but here the value of \`${keyed.key.key}\` is used as a key.`;
}

/** Whether the pair's value is a hash and its key is the name of the hashed file. */
const hasHash = ({ fields }: KeyedRow, { key }: Pair): boolean =>
  fields.some(([name, value]) => name === 'description' && value === key);

/** Matches a URL or IP address, or a defanged name. */
const placeLike =
  /^(?:(?:hxxps?|https?):\/\/\S+|\d{1,3}(?:\[?\.\]?\d{1,3}){3}(?::\d{1,5}|\/\d{1,2})?|[\w-]+(?:\.[\w-]+)*[[({](?:\.|dot)[\])}]\S+)$/i;

/** Whether a pair consists of two indicators: `evil[.]top: 45.8.146[.]213`. */
const isIndicators = ({ key: { shape } }: KeyedRow, { key, value }: Pair): boolean =>
  shape.text?.value === 'indicator-value' &&
  placeLike.test(key.value) &&
  value.kind === 'scalar' &&
  placeLike.test(value.value);

/** Returns the edits that split a pair of two indicators into two items of a block list; undefined for any other pair. */
function asTwoRows({ node, pair, keyed }: Found, location: WrittenLocation): Edit[] | undefined {
  const { text } = location;
  if (!isIndicators(keyed, pair) || node.flow || node.pairs.length > 1 || location.inFlow) return undefined;
  if (location.node.kind !== 'sequence' || location.node.flow) return undefined;
  const lead = /-[ \t]+$/.exec(text.slice(Math.max(0, node.span[0] - 80), node.span[0]))?.[0];
  if (lead === undefined) return undefined;
  const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, pair.key.span[0]) - lead.length) + lead;
  return [{ span: [pair.key.span[1], pair.value.span[0]], newText: gap }];
}

interface Found {
  readonly node: MappingNode;
  readonly pair: Pair;
  readonly keyed: KeyedRow;
}

function readRow(node: MappingNode, item: SchemaShape, row: MappingShape, text: string): Found | undefined {
  const [pair, ...others] = node.pairs;
  if (!pair || row.key(normaliseWord(pair.key.value))) return undefined;
  // `{name:Rclone, …}` and `{name=Rclone, …}`: a key without its colon or without the space after the colon.
  if (row.key(pair.key.value.split(/ ?[:=]/, 1)[0] ?? '')) return undefined;
  if (others.some(({ key }) => !row.key(key.value) && !key.value.startsWith('x_'))) return undefined;
  const keyed = keyedRow(pair, row);
  // `{APT29}`: braces without a colon are no text.
  const isInBraces = text[node.span[0]] === '{';
  if (!keyed || (keyed.fields.length === 1 && others.length === 0 && !isInBraces)) return undefined;
  if (keyed.fields.some(([name]) => others.some(({ key }) => key.value === name))) return undefined;
  // Where text is allowed, `- T1566: Phishing` is more likely text that lacks its quotes.
  const isText =
    item.text !== undefined && pair.value.kind === 'scalar' && others.length === 0 && keyed.fields.length > 1;
  if (isText && (keyed.key.shape.text?.value === 'technique-id' || !keyed.isCertain)) return undefined;
  // A lower-case word is a misspelt key if a key with a similar name exists.
  const isWord = /^[a-z][a-z0-9_]*$/.test(pair.key.value);
  if (!keyed.isCertain && isWord && meantKeys(pair, node, row).length > 0) return undefined;
  return { node, pair, keyed };
}

function editsOf({ node, pair, keyed }: Found, location: WrittenLocation): Edit[] | undefined {
  const { text } = location;
  const column = columnOf(text, node.pairs[0]?.key.span[0] ?? node.span[0]);
  const isFlow = location.inFlow || location.node.kind === 'scalar' || location.node.flow || node.flow;
  const gap = isFlow ? ', ' : lineBreakOf(text) + ' '.repeat(column);
  const isBraceless = isFlow && (!node.flow || text[node.span[0]] !== '{');
  const [identity, second] = keyed.fields;
  if (!identity) return undefined;
  const isElsewhere =
    pair.value.kind === 'scalar' && (hasHash(keyed, pair) || !keyed.fields.some(([, value]) => value === pair.value));
  // `evil.example: domain`: the key is an indicator, and the value is its type.
  if (isElsewhere && !pair.value.isNull) {
    const fields = keyed.fields.map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? value : text.slice(...value.span)}`,
    );
    const opened = isBraceless ? '{ ' : '';
    return [{ span: [pair.key.span[0], pair.value.span[1]], newText: opened + fields.join(gap) }, ...closing()];
  }
  const written = typeof identity[1] === 'string' ? identity[1] : text.slice(...pair.key.span);
  const first = `${identity[0]}: ${written}`;
  if (!second) {
    const [start, end] = pair.value.span;
    // `{APT28, country: RU}`: in braces, a key may have no value.
    const hasColon = /^[ \t]*:/.test(text.slice(pair.key.span[1]).slice(0, 200));
    const keyEnd = hasColon ? afterColon(text, pair) : pair.key.span[1];
    // `{APT28: null}`: the empty value is removed.
    return [{ span: [pair.key.span[0], start < end ? end : keyEnd], newText: first }];
  }
  if (pair.value.kind !== 'mapping')
    return [{ span: pair.key.span, newText: `${isBraceless ? '{ ' : ''}${first}${gap}${second[0]}` }, ...closing()];
  // `APT29: {country: RU}`: the inner mapping's content is moved to the row.
  if (isFlow) {
    if (identity[1] !== pair.key && typeof identity[1] !== 'string') return undefined;
    const [start, end] = [pair.value.span[0] + 1, pair.value.span[1] - 1];
    if (!pair.value.flow || !node.flow) return undefined;
    return [
      { span: [pair.key.span[0], start], newText: `${first}, ` },
      { span: [end, end + 1], newText: '' },
    ];
  }
  const inner = pair.value.pairs.map(({ key }) => key.span);
  const others = node.pairs.slice(1).map(({ key, value }) => [key.value, value] as const);
  const used = [pair.key.span, ...inner, ...node.pairs.map(({ key }) => key.span)];
  return expandItem(location, node, [{ fields: [...keyed.fields, ...others], at: node.span }], used);

  function closing(): Edit[] {
    return isBraceless ? [{ span: [node.span[1], node.span[1]], newText: ' }' }] : [];
  }
}

/** A list written as a mapping: `T1566: Phishing`, `APT29: {country: RU}`, each below the list's key. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import type { Span } from '../../text/text.ts';
import type { MappingNode } from '../../yaml/tree.ts';
import { meantKeys } from '../unknownKeys.ts';
import type { MappingShape, SchemaShape } from '../schemaIndex.ts';
import { keyedRow, type KeyedRow } from './keyedRow.ts';
import { oneLine } from './layout.ts';
import { replaceByRows, type NewRow } from './newRows.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a list written as a mapping. Offsets are relative to `location.text`. */
export const listAsMapping: WrittenShape = (location) => {
  const { node, shape, keyInfo, pair } = location;
  if (node.kind !== 'mapping' || !shape.list || node.pairs.length === 0 || !pair) return undefined;
  const made = shape.list.item.mapping ? rowsOf(node, shape, shape.list.item.mapping) : textsOf(node, shape);
  if (!made) return undefined;
  const used: Span[] = [...node.pairs.map(({ key }) => key.span), ...made.used];
  return {
    covers: [node],
    span: pair.key.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a list, but this is a mapping. Convert each entry to an item that begins with a dash.`,
    title: 'Convert to a list',
    edits: made.rows && replaceByRows(location, made.rows, used),
  };
};

interface Made {
  readonly rows: readonly NewRow[] | undefined;
  readonly used: readonly Span[];
}

function rowsOf(node: MappingNode, shape: SchemaShape, row: MappingShape): Made | undefined {
  if (node.pairs.some(({ key }) => row.key(key.value))) return undefined;
  const all = node.pairs.map((pair) => keyedRow(pair, row));
  const known = all.filter((one) => one !== undefined);
  if (known.length * 2 <= node.pairs.length || !isMeant(node, shape, row, known)) return undefined;
  const used = node.pairs.flatMap(({ value }) =>
    value.kind === 'mapping' ? value.pairs.map(({ key }) => key.span) : [],
  );
  const rows = all.map((one, i): NewRow | undefined => {
    const source = node.pairs[i];
    if (!one || !source) return undefined;
    const [first] = one.fields;
    const isBare = one.fields.length === 1 && shape.list?.item.text !== undefined && first;
    return { fields: isBare ? isBare[1] : one.fields, at: [source.key.span[0], source.value.span[1]] };
  });
  return { rows: rows.some((one) => one === undefined) ? undefined : rows.filter((one) => one !== undefined), used };
}

/** Whether the mapping is meant as a list, not as a single row with misspelt keys. */
function isMeant(node: MappingNode, shape: SchemaShape, row: MappingShape, known: readonly KeyedRow[]): boolean {
  const certain = known.filter(({ isCertain }) => isCertain).length;
  // If prose is also allowed, lines with a colon are more likely prose.
  if (shape.text?.prose) return certain * 2 > node.pairs.length;
  if (certain > 0) return true;
  return node.pairs.every(
    (pair) => !/^[a-z][a-z0-9_]*$/.test(pair.key.value) && meantKeys(pair, node, row).length === 0,
  );
}

/** Converts the pairs to items of a list of strings: the key alone, or `key: value` as a string. `rows` is undefined if a value is a mapping. */
function textsOf({ pairs }: MappingNode, { list }: SchemaShape): Made | undefined {
  if (!list?.item.text) return undefined;
  const used: Span[] = [];
  const rows: NewRow[] = [];
  for (const { key, value } of pairs) {
    // Another recogniser handles items under headings.
    if (value.kind === 'sequence') return undefined;
    if (value.kind !== 'scalar') return { rows: undefined, used };
    used.push(value.span);
    const at: Span = [key.span[0], Math.max(key.span[1], value.span[1])];
    // If only the ID is allowed, the name becomes a comment.
    if (list.item.text.value === 'technique-id' && normaliseTechniqueId(key.value) !== undefined && !value.isNull) {
      rows.push({ fields: key, at }, { fields: `${key.value}: ${oneLine(value.value)}`, isComment: true, at });
      continue;
    }
    rows.push({ fields: value.isNull ? key : `${key.value}: ${oneLine(value.value)}`, at });
  }
  return { rows, used };
}

/** `detection_rules: {splunk_spl: |…}` and rows `- yara: |…`: rules grouped by rule type. */
import { canonicalValue, normaliseWord } from '../../model/vocabularies.ts';
import type { Span } from '../../text/text.ts';
import type { MappingNode, Pair, YamlNode } from '../../yaml/tree.ts';
import type { KeyInfo, MappingShape, TextShape } from '../schemaIndex.ts';
import { expandItem, replaceByRows, type NewRow, type NewValue } from './newRows.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises rules grouped by rule type, in place of the list or of a row. Offsets are relative to `location.text`. */
export const groupedRules: WrittenShape = (location) => {
  const { node, shape, keyInfo, pair } = location;
  const row = shape.list?.item.mapping ?? shape.mapping;
  const type = row?.oneOfRequired.some((group) => group.includes('body')) ? row.key('type') : undefined;
  if (node.kind !== 'mapping' || !row || !type || !node.pairs.every((one) => isGroup(one, row, type))) return undefined;
  if (node.pairs.length === 0 || (shape.list && !pair)) return undefined;
  const rows: NewRow[] = [];
  const used: Span[] = [];
  const isWhole = node.pairs.every(({ key, value }) => {
    used.push(key.span);
    const items = value.kind === 'sequence' ? value.items : [value];
    return items.every((one) => {
      const fields = fieldsOf(one, row, used);
      const at: Span = value.kind === 'sequence' ? one.span : [key.span[0], one.span[1]];
      const kind = kindOf(key.value, type);
      if (fields) rows.push({ fields: [['type', kind?.isOwn === false ? kind.word : key], ...fields], at });
      return fields !== undefined;
    });
  });
  const named = `\`${keyInfo?.key ?? 'detection_rules'}\``;
  return {
    ...(shape.list ? {} : { isOfRows: true }),
    covers: [node],
    span: shape.list && pair ? pair.key.span : (node.pairs[0]?.key.span ?? node.span),
    message: shape.list
      ? `${named} must be a list, but here the rules are grouped by type. Use one row per rule, with \`type\` and \`body\`, \`file\` or \`url\`.`
      : `Each row of ${named} needs \`type\` and \`body\`, \`file\` or \`url\`, but here the rule type is used as the key.`,
    title: 'Convert to one row per rule',
    edits: !isWhole
      ? undefined
      : shape.list
        ? replaceByRows(location, rows, used)
        : expandItem(location, node, rows, used),
  };
};

/** Whether a key names a rule type and its value consists of rules. */
function isGroup({ key, value }: Pair, row: MappingShape, type: KeyInfo): boolean {
  if (row.key(key.value) || !kindOf(key.value, type)) return false;
  const items = value.kind === 'sequence' ? value.items : [value];
  return items.length > 0 && items.every((one) => (one.kind === 'mapping' ? isRow(one, row) : isRule(one)));
}

/**
 * Returns the rule type that a word names, even if the word is not an accepted spelling, such as `sentinel` for KQL; undefined if it names
 * none.
 */
function kindOf(word: string, { shape: { text } }: KeyInfo): { word: string; isOwn: boolean } | undefined {
  const { words, synonyms, meant }: Partial<TextShape> = text ?? {};
  const own = words && synonyms ? canonicalValue(word, words, synonyms) : undefined;
  if (own !== undefined) return { word: own, isOwn: true };
  const normalised = normaliseWord(word);
  const other = meant && Object.hasOwn(meant, normalised) ? meant[normalised] : undefined;
  return other === undefined ? undefined : { word: other, isOwn: false };
}

const isRule = (node: YamlNode): boolean => node.kind === 'scalar' && !node.isNull && /\S/.test(node.value);

const isRow = ({ pairs }: MappingNode, row: MappingShape): boolean =>
  pairs.length > 0 && pairs.every(({ key }) => row.key(key.value) !== undefined && key.value !== 'type');

type Fields = readonly (readonly [key: string, value: NewValue])[];

function fieldsOf(node: YamlNode, row: MappingShape, used: Span[]): Fields | undefined {
  if (node.kind === 'sequence') return undefined;
  if (node.kind === 'mapping') {
    for (const { key } of node.pairs) used.push(key.span);
    return node.pairs.map(({ key, value }) => [key.value, value] as const);
  }
  if (/^https?:\/\/\S+$/i.test(node.value.trim())) return [['url', node]];
  const isFile = /^[\w./\\-]+\.(?:yara?|ya?ml|rules|kql|spl|eql|txt)$/i.test(node.value.trim());
  return [[isFile && row.key('file') ? 'file' : 'body', node]];
}

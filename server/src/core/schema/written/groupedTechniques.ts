/** `mitre_attack: {Initial Access: [T1566]}`: techniques grouped by tactic. */
import { readPastedTechnique } from '../../model/pastedTechnique.ts';
import { splitTechnique } from '../../model/techniques.ts';
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import type { Span } from '../../text/text.ts';
import type { MappingNode, ScalarNode, YamlNode } from '../../yaml/tree.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { replaceByRows, type NewRow, type NewValue } from './newRows.ts';
import { namesTactic } from './tacticNames.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises techniques grouped by tactic. Offsets are relative to `location.text`. */
export const groupedTechniques: WrittenShape = (location) => {
  const { node, shape, keyInfo, pair } = location;
  const row = shape.list?.item.mapping;
  if (node.kind !== 'mapping' || row?.written?.groupedBy !== 'tactics' || !isGrouped(node, row)) return undefined;
  const rows: NewRow[] = [];
  const used: Span[] = [];
  const isWhole = node.pairs.every(({ key, value }) => {
    used.push(key.span);
    return addTechniques(value, key, { row, rows, used });
  });
  return {
    covers: [node],
    span: pair?.key.span ?? node.pairs[0]?.key.span ?? node.span,
    message: `\`${keyInfo?.key ?? 'mitre_attack'}\` must be a list, but here the techniques are grouped by tactic. Use one row per technique, with \`id\` and \`tactics\`.`,
    title: 'Convert to rows with `id` and `tactics`',
    edits: isWhole && rows.length > 0 ? replaceByRows(location, rows, used) : undefined,
  };
};

const isGrouped = ({ pairs }: MappingNode, row: MappingShape): boolean =>
  !pairs.some(({ key }) => row.key(key.value)) && pairs.some(({ key }) => namesTactic(key.value));

interface Rows {
  readonly row: MappingShape;
  readonly rows: NewRow[];
  readonly used: Span[];
}

/** Adds a tactic's techniques. Returns false if any of them does not fit into a row. */
function addTechniques(node: YamlNode, tactic: ScalarNode, to: Rows): boolean {
  const { row, rows, used } = to;
  if (node.kind === 'sequence') return node.items.every((item) => addTechniques(item, tactic, to));
  if (node.kind === 'scalar') {
    if (node.isNull) return true;
    const parts = node.value.split(/[,;]/).map((part) => part.trim());
    if (parts.length > 1 && parts.every((part) => normaliseTechniqueId(part) !== undefined)) {
      used.push(node.span);
      for (const part of parts)
        rows.push({
          fields: [
            ['id', part],
            ['tactics', tactic],
          ],
          at: node.span,
        });
      return true;
    }
    return addOne(node, tactic, to);
  }
  if (row.required.every((key) => node.pairs.some((pair) => pair.key.value === key))) {
    for (const { key } of node.pairs) used.push(key.span);
    const fields = node.pairs.map(({ key, value }) => [key.value, value] as const);
    const has = fields.some(([key]) => key === 'tactics');
    rows.push({ fields: has ? fields : [...fields, ['tactics', tactic]], at: node.span });
    return true;
  }
  return node.pairs.every(({ key, value }) => {
    used.push(key.span);
    if (value.kind !== 'scalar') return false;
    const at: Span = [key.span[0], value.span[1]];
    const id = normaliseTechniqueId(key.value);
    const name: readonly (readonly [string, NewValue])[] = value.isNull ? [] : [['name', value]];
    if (id !== undefined) rows.push({ fields: [['id', id], ...name, ['tactics', tactic]], at });
    // `T1566.001 - Phishing: Spearphishing Attachment` without quotes.
    else if (value.isNull || /[\r\n]/.test(value.value)) return false;
    else return addOne({ ...value, style: 'plain', value: `${key.value}: ${value.value}`, span: at }, tactic, to);
    return true;
  });
}

function addOne(node: ScalarNode, tactic: ScalarNode, { rows, used }: Rows): boolean {
  const fields = techniqueFields(node);
  // A technique with only a name keeps its tactic too. The missing ID is reported separately.
  if (!fields) {
    rows.push({
      fields: [
        ['name', node],
        ['tactics', tactic],
      ],
      at: node.span,
    });
    return true;
  }
  used.push(node.span);
  rows.push({ fields: [...fields, ['tactics', tactic]], at: node.span });
  return true;
}

/** Returns the `id` and `name` fields for a technique written as a single string, in any notation; undefined if it has no ID. */
export function techniqueFields(node: ScalarNode): readonly (readonly [string, NewValue])[] | undefined {
  const pasted = readPastedTechnique(node.value);
  const { id, name } = splitTechnique(node);
  const right = pasted?.id ?? normaliseTechniqueId(id?.value ?? '');
  if (right === undefined) return undefined;
  const called = pasted ? pasted.name : name?.value.replace(/^\((.*)\)$/s, '$1');
  return [['id', right], ...(called === undefined ? [] : [['name', called] as const])];
}

/** Generates the reference part of docs/format.md from the schema: a table for the top level and one for each kind of mapping. */
import {
  createSchemaIndex,
  type JsonSchema,
  type KeyInfo,
  type MappingShape,
  type SchemaShape,
  type TextShape,
} from '../server/src/core/schema/schemaIndex.ts';

/** The names of value formats in the tables. */
const valueNames: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'date or text',
  country: 'two-letter country code',
  url: 'link',
  file: 'file',
  reference: 'link or text',
  'technique-id': 'technique ID',
  'mitigation-id': 'mitigation ID',
  technique: 'technique',
  tactic: 'tactic',
};

/** Returns the Markdown tables of all keys in canonical order. The columns are the key, need, accepted shapes, meaning and an example. */
export function keyTable(schema: JsonSchema): string {
  const { root } = createSchemaIndex(schema);
  const rows = mappingsBelow(root).map((mapping) => `### Keys of ${titleOf(mapping.name)}\n\n${table(mapping, false)}`);
  return [table(root, true), ...rows].join('\n\n');
}

/** Returns all named mappings, in the order in which keys refer to them. */
function mappingsBelow(root: MappingShape): MappingShape[] {
  const found = new Map<string, MappingShape>();
  const visit = (shape: SchemaShape): void => {
    if (shape.list) visit(shape.list.item);
    if (!shape.mapping || found.has(shape.mapping.name)) return;
    found.set(shape.mapping.name, shape.mapping);
    for (const key of shape.mapping.keys) visit(key.shape);
  };
  for (const key of root.keys) visit(key.shape);
  return [...found.values()];
}

function table(mapping: MappingShape, top: boolean): string {
  const oneOf = mapping.oneOfRequired.flat();
  const need = (keyInfo: KeyInfo): string => {
    if (oneOf.includes(keyInfo.key)) return `one of ${oneOf.map(code).join(', ')}`;
    return keyInfo.required ? '**required**' : top ? (keyInfo.need ?? 'optional') : 'optional';
  };
  const lines = mapping.keys.map((keyInfo) => {
    const byDefault = keyInfo.default === undefined ? '' : ` Default: ${code(String(keyInfo.default))}.`;
    const cells = [
      code(keyInfo.key),
      need(keyInfo),
      shapes(keyInfo.shape),
      keyInfo.description + byDefault,
      example(keyInfo),
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return ['| key | need | forms | what belongs there | example |', '|---|---|---|---|---|', ...lines].join('\n');
}

/** Describes an accepted shape briefly, such as "list of text or mapping (actor)". */
function shapes(shape: SchemaShape): string {
  if (shape.list) {
    const item = shapes(shape.list.item);
    const bareOnly = shape.text && !shape.list.item.text ? `, or ${textName(shape.text)}` : '';
    return `list of ${item}${bareOnly}`;
  }
  const names: string[] = [];
  if (shape.text) names.push(textName(shape.text));
  if (shape.mapping) names.push(`mapping (${titleOf(shape.mapping.name)})`);
  return names.join(' or ');
}

function textName(text: TextShape): string {
  const words = (text.words ?? []).map(code);
  if (text.boolean) return [code('true'), code('false'), ...words].join(' ');
  if (words.length > 0) return words.join(' ');
  if (text.number) {
    const { min, max, integer } = text.number;
    return `${integer ? 'whole number' : 'number'}${max === undefined ? ` from ${min ?? 0}` : `, ${min ?? 0} to ${max}`}`;
  }
  if (text.prose) return 'prose';
  return (text.value && valueNames[text.value]) ?? 'text';
}

/** Returns the first example as YAML, of which JSON is a subset. */
function example(keyInfo: KeyInfo): string {
  const [first] = keyInfo.examples;
  return code(typeof first === 'string' && !first.includes('\n') ? first : JSON.stringify(first));
}

/** Converts a definition's name to words: `attackChainStage` becomes "attack chain stage". */
function titleOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

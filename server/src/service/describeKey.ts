/** Describes a key in the schema as Markdown. */
import {
  anyOf,
  betweenSpaces,
  quoteScalar,
  type KeyInfo,
  type MappingShape,
  type SchemaShape,
  type TextShape,
} from '../core/index.ts';
import { code, fenced, paragraphs, plain, strong } from './markdown.ts';

/** The maximum number of a mapping's keys that a hover lists. */
const maxKeys = 16;

/** Returns the description of a key: title, whether the key is required, description, accepted shapes, default value and an example. */
export function describeKey(keyInfo: KeyInfo): string {
  const need = needOf(keyInfo);
  const example = keyInfo.examples[0];
  return paragraphs([
    `${strong(keyInfo.title)} ${code(keyInfo.key)}${need === 'optional' ? '' : ` (${need})`}`,
    describeText(keyInfo.description),
    acceptedShapes(keyInfo.shape),
    keyInfo.default === undefined ? undefined : `Default: ${code(String(keyInfo.default))}`,
    example === undefined ? undefined : fenced('yaml', exampleOf(keyInfo.key, example)),
  ]);
}

/** Returns whether a key is required, recommended or optional. Below the top level, a key counts as required if its mapping requires it. */
export function needOf(keyInfo: KeyInfo): 'required' | 'recommended' | 'optional' {
  return keyInfo.need ?? (keyInfo.required ? 'required' : 'optional');
}

/** Returns the description of an enum value: the title of its key, the value, and the description of the key. */
export function describeWord(word: string, keyInfo: KeyInfo): string {
  return paragraphs([`${strong(keyInfo.title)}: ${code(word)}`, describeText(keyInfo.description)]);
}

/** Converts a description from the schema, or a rule's summary, to Markdown. Code spans are preserved, and other text is escaped. */
export function describeText(description: string): string {
  return description
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') && part.length > 1 ? part : plainAround(part)))
    .join('');
}

/** Escapes text with `plain`, but keeps leading and trailing spaces, which separate the text from adjacent code spans. */
function plainAround(text: string): string {
  const [before, inner, after] = betweenSpaces(text);
  return before + plain(inner) + after;
}

function acceptedShapes({ text, list, mapping }: SchemaShape): string {
  const { item } = list ?? { item: { text, mapping } };
  const forms = [...textShapes(item.text), ...mappingShapes(item.mapping)].join(', or ');
  // `attack_chain` is prose or a list of stages.
  const whole = list && text && !item.text ? `${textShapes(text).join('')}, or ` : '';
  const alone = list && (mapping || (text && whole === '')) ? '. A single item is also accepted' : '';
  return `Accepts ${whole}${list ? 'a list. Each item is ' : ''}${forms}${alone}.`;
}

const valueNames: Readonly<Record<string, string>> = {
  technique: 'a technique (`T1566.002`, with or without its name)',
  'technique-id': 'an ATT&CK technique ID',
  'mitigation-id': 'an ATT&CK mitigation ID',
  tactic: 'an ATT&CK tactic by name, shortname or ID',
  date: 'a date (`YYYY-MM-DD`) or an RFC 3339 date-time',
  country: 'an ISO 3166-1 alpha-2 code',
  language: 'a BCP 47 language tag',
  cve: 'an ID from CVE or another publisher',
};

function textShapes(text: TextShape | undefined): string[] {
  if (!text) return [];
  const words = [...(text.boolean ? ['true', 'false'] : []), ...(text.words ?? [])];
  if (words.length > 0) return [anyOf(words.map(code))];
  if (text.number) return [numberShape(text.number)];
  return [(text.value === undefined ? undefined : valueNames[text.value]) ?? (text.prose ? 'Markdown text' : 'text')];
}

function numberShape({ min, max, integer }: NonNullable<TextShape['number']>): string {
  const kind = integer ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  return min === undefined ? kind : `${kind}, at least ${min}`;
}

function mappingShapes(mapping: MappingShape | undefined): string[] {
  if (!mapping) return [];
  const shown = mapping.keys.slice(0, maxKeys).map(({ key }) => code(key));
  const rest = mapping.keys.length - shown.length;
  return [`a mapping (keys: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`];
}

/** Formats an example from the schema as YAML. */
function exampleOf(key: string, value: unknown): string {
  return [`${key}:`, ...valueLines(value, '  ')]
    .join('\n')
    .replace(/:\n(?=\0)/, ': ')
    .replaceAll('\0', '');
}

/**
 * Returns the lines of a value below its key. The first line of a scalar begins with NUL. This marks a line that belongs on the line of the
 * key, after the colon.
 */
function valueLines(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first = '', ...rest] = valueLines(item, `${indent}  `);
      return [`${indent}- ${first.replace('\0', '').trimStart()}`, ...rest];
    });
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => {
      const [first = '', ...rest] = valueLines(inner, `${indent}  `);
      return first.startsWith('\0')
        ? [`${indent}${key}: ${first.slice(1)}`, ...rest]
        : [`${indent}${key}:`, first, ...rest];
    });
  }
  const text = String(value);
  if (!text.includes('\n')) return [`\0${typeof value === 'string' ? quoteScalar(text) : text}`];
  return [
    '\0|',
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => indent + line),
  ];
}

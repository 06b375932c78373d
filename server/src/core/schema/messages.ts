/**
 * Creates the problems of the schema validator. As far as applicable, their messages contain the key, the actual value, the allowed values
 * and the remedy.
 */
import type { Fix, Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import { nodeAt, type MappingNode, type ScalarNode } from '../yaml/tree.ts';
import { quoteScalar } from '../yaml/quote.ts';
import type { MappingShape, SchemaShape, TextShape } from './schemaIndex.ts';
import { meantWord, possibleWords } from './meantValues.ts';
import { misspeltKeys } from './unknownKeys.ts';
import type { Location } from './errorLocation.ts';
import { countryCode, languageTag, nearCountry } from './written/index.ts';
import { wantedFormats } from './wantedFormats.ts';

type NumberLimits = NonNullable<TextShape['number']>;

/** Creates a problem of severity `error`. */
export const error = (code: string, span: Span, message: string, fixes?: readonly Fix[]): Problem => ({
  code,
  severity: 'error',
  span,
  message,
  ...(fixes && fixes.length > 0 ? { fixes } : {}),
});

/** Describes a location for a message: `` `title` `` or "Each item of `actors`". */
function named({ path, keyInfo }: Location, shape?: MappingShape): string {
  if (path.length === 0) return shape ? aDocument(shape).replace(/^a/, 'A') : 'The document';
  const last = path[path.length - 1];
  if (typeof last !== 'number') return `\`${String(last)}\``;
  return keyInfo ? `Each item of \`${keyInfo.key}\`` : 'Each item of the list';
}

/** Describes a location like `named`, but a single item of a list as "An item of `actors`". */
const oneNamed = (location: Location): string => named(location).replace(/^Each/, 'An');

/** Returns the document kind with an indefinite article: "an advisory". */
export const aDocument = ({ name }: MappingShape): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

/** Shortens text to 40 characters for a message, and puts it on one line. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/g, ' ');
/** Joins words: `a`, `a or b`, `a, b or c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] ?? ''}`;

/**
 * Returns the span of a location's key. If it has none, returns the span of a mapping's first key, of a list's first character, or of a
 * scalar.
 */
function keySpan(location: Location): Span {
  return nodeAt(location.root, location.path)?.pair?.key.span ?? firstKey(location);
}

function firstKey({ node }: Location): Span {
  if (node.kind === 'mapping') return node.pairs[0]?.key.span ?? node.span;
  return node.kind === 'sequence' ? [node.span[0], node.span[0] + 1] : node.span;
}

/** Returns the problem for a value of a type that its key does not accept. */
export function typeProblem(location: Location, shape: SchemaShape): Problem {
  const { node } = location;
  const found =
    node.kind === 'scalar' ? `the string "${shown(node.value)}"` : node.kind === 'mapping' ? 'a mapping' : 'a list';
  const span = node.kind === 'scalar' ? node.span : keySpan(location);
  return error(
    'schema/type',
    span,
    `${named(location, shape.mapping)} must be ${shapesOf(shape)}, but this is ${found}.`,
  );
}

function shapesOf(shape: SchemaShape): string {
  const forms: string[] = [];
  const item = shape.list?.item;
  const mapping = shape.mapping ?? item?.mapping;
  if (shape.list) forms.push(item?.text ? 'a list of strings' : 'a list');
  if (shape.text && !shape.list)
    forms.push(
      shape.text.boolean
        ? 'true or false'
        : shape.text.number
          ? 'a number'
          : shape.text.words
            ? `one of its allowed values (${shape.text.words.slice(0, 12).join(', ')})`
            : 'a string',
    );
  if (mapping) forms.push(`${shape.list ? 'a list of mappings' : 'a mapping'} with ${keysOf(mapping)}`);
  return listed([...new Set(forms)]);
}

function keysOf(mapping: MappingShape): string {
  const names = mapping.keys.slice(0, 4).map((keyInfo) => `\`${keyInfo.key}\``);
  return mapping.keys.length > 4 ? `${names.join(', ')} …` : listed(names).replace(' or ', ' and ');
}

/**
 * Returns the problem for a value that is not an allowed value, not a boolean, or not in the format of its key. Returns undefined if the key
 * requires none of these.
 */
export function valueProblem(location: Location, node: ScalarNode, shape: TextShape): Problem | undefined {
  const pattern = shape.schema.pattern !== undefined && !shape.boolean && !shape.words;
  if (pattern) {
    const code =
      shape.value === 'country'
        ? countryCode(node.value)
        : shape.value === 'language'
          ? languageTag(node.value)
          : undefined;
    const wanted = wantedFormats[shape.value ?? ''] ?? 'it does not have the required format';
    const message = `${oneNamed(location)} can't be "${shown(node.value)}": ${wanted}.`;
    const near = shape.value === 'country' && code === undefined ? nearCountry(node.value) : undefined;
    const right = code ?? near;
    const fixes = right === undefined ? [] : [replaceFix(node, right, near === undefined)];
    return error('schema/pattern', node.span, message, fixes);
  }
  const words = [...(shape.boolean ? ['true', 'false'] : []), ...(shape.words ?? [])];
  if (words.length === 0) return undefined;
  const meant = meantWord(node.value, shape);
  const near = meant?.word;
  const code =
    shape.boolean && !shape.words ? 'schema/type' : shape.value === 'format-version' ? 'schema/value' : 'schema/enum';
  const allowed = words.length > 12 ? `${words.slice(0, 12).join(', ')} and others` : listed(words);
  const guess = near ? ` Did you mean \`${near}\`?` : '';
  const message = `${oneNamed(location)} can't be "${shown(node.value)}". Allowed: ${allowed}.${guess}`;
  const isKept = meant?.isWithin === true && !isInFlow(location) && !/[\r\n]/.test(node.value);
  const only = code === 'schema/value' ? shape.words?.[0] : undefined;
  const fix =
    only !== undefined
      ? [replaceFix(node, only, false)]
      : meant
        ? [isKept ? moveToComment(node, meant.word) : replaceFix(node, meant.word, meant.isCertain)]
        : possibleWords(node.value, shape).map((word) => ({ ...replaceFix(node, word, false), preferred: false }));
  return error(code, node.span, message, fix);
}

function replaceFix(node: ScalarNode, word: string, safe: boolean): Fix {
  const style = node.style === 'single' || node.style === 'double' ? node.style : 'plain';
  return {
    title: `Change to ${word}`,
    edits: [{ span: node.span, newText: style === 'plain' ? word : quoteScalar(word, style), replaces: [node.value] }],
    safe,
    preferred: true,
  };
}

/** Returns the fix that replaces a value with the allowed value and keeps the original text as a comment. */
function moveToComment(node: ScalarNode, word: string): Fix {
  const newText = `${word} # ${node.value.trim()}`;
  return {
    title: `Change to ${word}, and keep the text as a comment`,
    edits: [{ span: node.span, newText }],
    preferred: true,
  };
}

function isInFlow({ path, root }: Location): boolean {
  return path.some((_, length) => {
    const node = nodeAt(root, path.slice(0, length))?.node;
    return node !== undefined && node.kind !== 'scalar' && node.flow;
  });
}

/** Returns the problem for a value that is not a number, for a number in quotes, or for a number outside the limits. */
export function numberProblem(location: Location, node: ScalarNode, { number }: TextShape): Problem {
  const what = number?.integer ? 'a whole number' : 'a number';
  const bounds =
    number?.max !== undefined
      ? ` from ${number.min ?? 0} to ${number.max}`
      : number?.min !== undefined
        ? `, ${number.min} or more`
        : '';
  const numeric =
    /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(node.value) && (!number?.integer || Number.isInteger(Number(node.value)));
  const isQuoted =
    numeric && (node.style === 'single' || node.style === 'double') && isWithin(node.value, number ?? {});
  if (isQuoted) {
    const edits = [{ span: node.span, newText: node.value.trim() }];
    const message = `${named(location)} must be ${what}, but a value in quotes is text. Remove the quotes.`;
    return error('schema/type', node.span, message, [
      { title: 'Remove the quotes', edits, safe: true, preferred: true },
    ]);
  }
  const point = node.value.trim().replace(/^(\d+),(\d+)$/, '$1.$2');
  const isComma = !number?.integer && point !== node.value.trim() && isWithin(point, number ?? {});
  const right = isComma ? point : numberBeside(node.value, number ?? {});
  const fixes = right === undefined ? [] : [numberFix(node, right)];
  return error(
    numeric ? 'schema/value' : 'schema/type',
    node.span,
    `${named(location)} must be ${what}${bounds}, but this is "${shown(node.value)}".`,
    fixes,
  );
}

const numberFix = (node: ScalarNode, right: string): Fix => ({
  title: `Change to ${right}`,
  edits: [{ span: node.span, newText: right, replaces: [node.value] }],
  preferred: true,
});

/**
 * Returns the number in `9.8 (critical)`, `9.8/10 CRITICAL` or `critical (9.8)`, where the other word is a rating; undefined for any other
 * value.
 */
function numberBeside(value: string, limits: Partial<NumberLimits>): string | undefined {
  if (limits.max !== 10 || limits.integer) return undefined;
  const form =
    /^(?:(?:critical|high|medium|low|none)\b[\s:,-]{0,3})?\(?(\d{1,2}(?:[.,]\d)?)(?: ?\/ ?10)?\)?(?:[\s:,-]{0,3}\(?(?:critical|high|medium|low|none)\)?)?$/i;
  const found = form.exec(value.trim())?.[1]?.replace(',', '.');
  return found !== undefined && isWithin(found, limits) ? found : undefined;
}

const isWithin = (text: string, { min = -Infinity, max = Infinity }: Partial<NumberLimits>): boolean =>
  Number(text) >= min && Number(text) <= max;

/** Returns the problem for a key or list item without a value; undefined if a rule reports the key. */
export function emptyProblem(location: Location): Problem | undefined {
  const item = typeof location.path[location.path.length - 1] === 'number';
  if (!item && location.keyInfo?.emptyByRule) return undefined;
  const span = item ? itemSpan(location) : keySpan(location);
  const message = item
    ? `An item of ${location.keyInfo ? `\`${location.keyInfo.key}\`` : 'the list'} is empty. Add a value, or remove the item.`
    : `${named(location)} has no value. Add a value${location.keyInfo?.required ? '' : ', or remove the key'}.`;
  return error('schema/min-length', span, message);
}

function itemSpan({ node }: Location): Span {
  return node.span[0] < node.span[1] ? node.span : [Math.max(0, node.span[0] - 1), node.span[1]];
}

/**
 * Returns the problem for an empty list or mapping that needs at least one item. `explanation` is the key whose text may explain why a list
 * is empty.
 */
export function minItemsProblem(location: Location, explanation?: string): Problem {
  const hint = explanation === undefined ? '' : ` If there are none, explain why in \`${explanation}\`.`;
  return error(
    'schema/min-items',
    keySpan(location),
    `${oneNamed(location)} is empty, but needs at least one ${location.node.kind === 'mapping' ? 'key' : 'item'}.${hint}`,
  );
}

/**
 * Returns the problem for missing required keys. Returns undefined if they are all present, possibly misspelt, or if the mapping has an
 * unknown key, which is reported instead.
 */
export function missingKeys(location: Location, node: MappingNode, shape: MappingShape): Problem | undefined {
  const has = new Set(node.pairs.map((pair) => pair.key.value));
  const misspelt = misspeltKeys(node, shape);
  const meant = new Set(misspelt.values());
  const missing = shape.required.filter((key) => !has.has(key) && !meant.has(key));
  const groups = shape.oneOfRequired.filter((group) => !group.some((key) => has.has(key) || meant.has(key)));
  // The missing key may be present under an unknown name. Both are then reported as a single problem, at the unknown key.
  const isUnknown = (key: string): boolean => !shape.key(key) && !misspelt.has(key) && !key.startsWith('x_');
  if (node.pairs.some(({ key }) => isUnknown(key.value))) return undefined;
  const wanted = [
    ...missing.map((key) => `\`${key}\``),
    ...groups.map((group) => `one of ${listed(group.map((key) => `\`${key}\``))}`),
  ];
  // An unknown key probably stands for the missing one.
  const unknown = node.pairs.filter(
    ({ key }) => !shape.key(key.value) && !(shape.ownKeys && key.value.startsWith('x_')),
  );
  if (wanted.length === 0 || unknown.length > misspelt.size) return undefined;
  const where = location.keyInfo
    ? typeof location.path[location.path.length - 1] === 'number'
      ? `this item of \`${location.keyInfo.key}\``
      : `\`${location.keyInfo.key}\``
    : 'this mapping';
  return error(
    'schema/required',
    keySpan(location),
    `Missing ${wanted.join(' and ')} in ${where}. Add ${wanted.length > 1 ? 'them' : 'it'}.`,
  );
}

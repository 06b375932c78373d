/** Handles text that YAML reads as a mapping because of a colon, such as `- Note: do this`, by converting the mapping back to text. */
import type { Problem } from '../problems/problem.ts';
import { normaliseWord } from '../model/vocabularies.ts';
import { withoutControls } from '../yaml/recover/controls.ts';
import { colonMessage, quoteRepair } from '../yaml/recover/unquoted.ts';
import type { MappingNode, Pair, ScalarNode, YamlNode } from '../yaml/tree.ts';
import type { MappingShape, SchemaShape, TextShape } from './schemaIndex.ts';
import { choose } from './shapes.ts';
import { textBlock } from './textBlocks.ts';
import { meantKeys } from './unknownKeys.ts';

/** A tree in which text that YAML reads as a mapping is a scalar, and the problems for this text. */
export interface RestoredTexts {
  readonly tree: YamlNode | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Returns a tree in which the mappings that are meant as text are scalars, and a problem for each. If there are none, the tree is `parsed`
 * itself. `parsed` is the tree of `text`, and offsets are relative to `text`. Nodes in `covered` are ignored.
 */
export function restoreTexts(
  parsed: YamlNode | undefined,
  text: string,
  schema: MappingShape,
  covered: ReadonlySet<YamlNode>,
): RestoredTexts {
  const problems: Problem[] = [];
  const step = (node: YamlNode, shape: SchemaShape, pair?: Pair): YamlNode => {
    if (covered.has(node)) return node;
    const asText = node.kind === 'mapping' ? textOf(node, shape, text) : undefined;
    if (asText) {
      const { problem } = quoteRepair(text, asText.span, messageOf(asText), 'yaml/unquoted-colon');
      problems.push(isCertainlyText(node, shape) ? problem : withoutSafe(problem));
      return asText;
    }
    const block = node.kind === 'mapping' ? textBlock(node, shape, text, pair) : undefined;
    if (block) {
      problems.push(block.problem);
      return block.node;
    }
    const chosen = choose(node, shape);
    if (chosen.kind === 'list') {
      const items = chosen.node.items.map((item) => step(item, chosen.shape.item));
      return items.every((item, i) => item === chosen.node.items[i]) ? node : { ...chosen.node, items };
    }
    if (chosen.kind !== 'mapping') return node;
    const pairs = chosen.node.pairs.map((pair): Pair => {
      const keyInfo = chosen.shape.key(pair.key.value);
      const value = keyInfo ? step(pair.value, keyInfo.shape, pair) : pair.value;
      return value === pair.value ? pair : { ...pair, value };
    });
    return pairs.every((pair, i) => pair === chosen.node.pairs[i]) ? node : { ...chosen.node, pairs };
  };
  return { tree: parsed && step(parsed, { mapping: schema }), problems };
}

/** Words that look like the name of a field. If one of them precedes the colon, the author may have meant only the text after it. */
const fieldWord = /^(?:name|title|value|text|url|id|description|item|author|tag)$/i;

/**
 * Whether a mapping can only be meant as text: its key is not a field name, and the schema does not allow rows with a name here. A key that
 * looks like an ATT&CK ID is always accepted.
 */
function isCertainlyText(node: YamlNode, shape: SchemaShape): boolean {
  const key = node.kind === 'mapping' ? node.pairs[0]?.key.value : undefined;
  if (key === undefined || fieldWord.test(key)) return false;
  const isNamedRow = (shape.mapping ?? shape.list?.item.mapping)?.key('name') !== undefined;
  return !isNamedRow || /^[A-Z]{1,3}\d{4}/.test(key);
}

const withoutSafe = (problem: Problem): Problem => ({
  ...problem,
  ...(problem.fixes ? { fixes: problem.fixes.map((fix) => ({ ...fix, safe: false })) } : {}),
});

const messageOf = ({ value }: ScalarNode): string =>
  /^\?\s/.test(value)
    ? 'YAML reads `?` at the start of a value as the start of a key. Put the text in quotes.'
    : colonMessage(value);

function textOf(node: MappingNode, shape: SchemaShape, text: string): ScalarNode | undefined {
  const textShape = shape.text ?? shape.list?.item.text;
  const [pair, second] = node.pairs;
  // In brackets, a pair that has no braces is text, such as `[fe80::]`.
  const braces = node.flow && text[node.span[0]] === '{';
  if (!textShape || !pair || second || node.omits || braces || pair.key.style !== 'plain') return undefined;
  if (pair.value.kind !== 'scalar' || pair.value.style === 'literal' || pair.value.style === 'folded') return undefined;
  const mapping = shape.mapping ?? shape.list?.item.mapping;
  if (mapping && isKey(pair, node, mapping, textShape)) return undefined;
  const end = lineAwareEnd(text, pair);
  const value = withoutControls(text.slice(node.span[0], end)).replace(/(?<!\s)\s*\n\s*/g, ' ');
  return { kind: 'scalar', value, style: 'plain', isNull: false, span: [node.span[0], end] };
}

/**
 * Whether a single pair is meant as a row, where a row is allowed. A lower-case word before the colon is a key, even if misspelt. If the
 * row requires nothing but prose, only an exact or nearly exact key name counts. A required key counts in any case: `- Name: APT43`.
 */
function isKey(pair: Pair, node: MappingNode, mapping: MappingShape, { prose }: TextShape): boolean {
  const name = pair.key.value;
  if (mapping.key(name) || name.startsWith('x_') || mapping.required.includes(normaliseWord(name))) return true;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return false;
  const [only, another] = mapping.required;
  const isProseRow =
    prose && only !== undefined && another === undefined && mapping.key(only)?.shape.text?.prose === true;
  return !isProseRow || meantKeys(pair, node, mapping).length > 0;
}

/** Returns the end of a pair's value or, if the pair has no value, the end of its colon. */
function lineAwareEnd(text: string, pair: Pair): number {
  const { kind, span } = pair.value;
  // `null` and an alias without an anchor are text too.
  if (kind === 'scalar' && span[0] < span[1]) return span[1];
  // `? what` is a key without a colon; the next colon belongs to another line.
  const end = pair.key.span[1];
  const colon = /^[ \t]*:/.exec(text.slice(end, end + 1000));
  return colon ? end + colon[0].length : end;
}

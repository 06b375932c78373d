/** Handles multi-line text without `|` that YAML reads as a mapping, because the first line or each line contains a colon. */
import type { Problem } from '../problems/problem.ts';
import { normaliseWord } from '../model/vocabularies.ts';
import { looksLikeKey } from '../yaml/recover/repair.ts';
import { blockAdvice } from '../yaml/recover/textEdits.ts';
import { colonMessage } from '../yaml/recover/unquoted.ts';
import type { MappingNode, Pair, ScalarNode } from '../yaml/tree.ts';
import type { SchemaShape } from './schemaIndex.ts';

export interface TextBlock {
  readonly node: ScalarNode;
  readonly problem: Problem;
}

/**
 * Reads a block mapping as text where the schema expects text. Returns the text and the problem, with a fix that inserts `|` after the key of
 * `pair` or after the dash. Returns undefined if the keys look like real keys, which is never assumed in a rule body or query, or if the fix
 * cannot be applied.
 */
export function textBlock(
  node: MappingNode,
  shape: SchemaShape,
  text: string,
  pair: Pair | undefined,
): TextBlock | undefined {
  if (!shape.text || node.flow || !isText(node, shape)) return undefined;
  const isCode = isCodeShape(shape);
  const [start, end] = node.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const written = text.slice(start, end);
  if (!isCode && /(?:^|\s)#/.test(written)) return undefined;
  const lead = text.slice(lineStart, start);
  const indent = lead.length;
  if (pair ? !/^[ ]*$/.test(lead) : !/^[ ]*- +$/.test(lead)) return undefined;
  const lines = written
    .split('\n')
    .map((line, i) => (i > 0 && /^ *$/.test(line.slice(0, indent)) ? line.slice(indent) : line));
  const value = `${lines.join('\n').replaceAll('\r', '')}\n`;
  const eol = text[text.indexOf('\n', start) - 1] === '\r' ? '\r\n' : '\n';
  const colon = pair ? text.indexOf(':', pair.key.span[1]) + 1 : start;
  const newText = pair ? ' |' : `|${eol}${' '.repeat(indent)}`;
  const line = text.slice(start, end).split(/\r?\n/, 1)[0]?.trimEnd() ?? '';
  const remedy = pair
    ? `Add \`|\` after \`${pair.key.value}:\`, so that all lines are read as text`
    : blockAdvice(undefined);
  // Items or keys below a line may be intentional.
  const safe = isCode || node.pairs.every(({ value: { kind } }) => kind === 'scalar');
  const fix = { title: 'Convert to a block of text', edits: [{ span: [colon, colon] as const, newText }], safe };
  return {
    node: { kind: 'scalar', value, style: 'literal', isNull: false, span: node.span },
    problem: {
      code: 'yaml/unquoted-colon',
      severity: 'error',
      span: [start, start + line.length],
      message: colonMessage(line, remedy),
      fixes: [{ ...fix, preferred: true }],
    },
  };
}

const isCodeShape = ({ text }: SchemaShape): boolean => text?.value === 'rule-body' || text?.value === 'query';

/** Whether no key in a mapping is meant as a key. */
function isText({ pairs }: MappingNode, shape: SchemaShape): boolean {
  const [first, second] = pairs;
  if (!first) return false;
  if (isCodeShape(shape)) return true;
  // Text cannot begin with a lone colon.
  if (pairs.some(({ key }) => key.value.trim() === '')) return false;
  // `restoreTexts` puts a single line of text in quotes instead.
  if (!second && first.value.kind === 'scalar') return false;
  const isOwnKey = ({ key }: Pair): boolean => shape.mapping?.key(normaliseWord(key.value)) !== undefined;
  // `Title: A report` above `URL: https://…` is a row with capitalised keys.
  if (pairs.every(isOwnKey)) return false;
  const plain = pairs.filter(({ key }) => key.style === 'plain' && !looksLikeKey(key.value));
  if (shape.mapping) return plain.length === pairs.length;
  // If a list is also allowed, short keys may be its items.
  return shape.list ? plain.some(({ key }) => key.value.split(/\s+/).length > 3) : plain.length > 0;
}

/** Creates fixes for an unknown key other than renaming it to a known one, and the problem for a missing space after a colon. */
import type { Fix, Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import { lineBreakOf, type Span } from '../text/text.ts';
import { needsColon, needsSpace } from '../yaml/recover/repair.ts';
import { isUnmistakable } from './fits.ts';
import type { MappingNode, Pair, ScalarNode } from '../yaml/tree.ts';
import type { MappingShape } from './schemaIndex.ts';
import { nearestWords } from './unknownKeys.ts';

/**
 * Returns the fix that adds the prefix `x_` to an unknown key, as in `x_to_ids`. Returns no fix if the key has no value, is not a plain
 * name or resembles a known key, or if the new name is taken. Offsets refer to the document.
 */
export function keptAsOwn({ key, value }: Pair, { pairs }: MappingNode, shape: MappingShape): Fix[] {
  const own = `x_${key.value.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`.replace(/_{1,2}$/, '');
  const isName = /^[A-Za-z][\w .-]{0,40}$/.test(key.value) && !(value.kind === 'scalar' && value.isNull);
  const known = shape.keys.map((one) => one.key);
  if (!isName || pairs.some((pair) => pair.key.value === own) || nearestWords(key.value, known).length > 0) return [];
  return [
    {
      title: `Rename to the custom key \`${own}\``,
      edits: [{ span: key.span, newText: own, replaces: [key.value] }],
    },
  ];
}

/**
 * Returns the fix that moves a pair into another key's mapping: `score: 9.8` becomes `cvss: { score: 9.8 }`. Offsets refer to the document.
 */
export function movedInto({ key, value }: Pair, [outer, inner]: readonly [string, string]): Fix {
  const edits = [
    { span: key.span, newText: `${outer}: { ${inner}` },
    { span: [value.span[1], value.span[1]] as Span, newText: ' }' },
  ];
  return { title: `Move to \`${outer}\``, edits, preferred: true };
}

/**
 * Returns the fix that moves a pair into the mapping of a key that is present: `severity` next to `cvss`. A single value of that key
 * becomes a mapping. Returns undefined if this is not possible, for example because other content is on the pair's line or the mapping
 * already has the key. Offsets refer to the document.
 */
export function mergedInto(
  text: string,
  pair: Pair,
  node: MappingNode,
  shape: MappingShape,
  [outer, inner]: readonly [string, string],
): Fix | undefined {
  const target = node.pairs.find(({ key }) => key.value === outer);
  const mapping = shape.key(outer)?.shape.mapping;
  if (!target || !mapping || pair.value.kind !== 'scalar' || /[\r\n]/.test(text.slice(...pair.value.span)))
    return undefined;
  const added = `${inner}: ${text.slice(...pair.value.span)}`;
  const removed = node.flow ? inFlow(node, pair) : ownLine(text, pair);
  const value = target.value;
  const inserted = intoValue(text, value, mapping, added);
  if (!removed || !inserted || inner in namesOf(value)) return undefined;
  return {
    title: `Move to \`${outer}\``,
    edits: [...inserted, { span: removed, newText: '' }],
    preferred: true,
  };
}

const namesOf = (value: Pair['value']): Readonly<Record<string, true>> =>
  value.kind === 'mapping' ? Object.fromEntries(value.pairs.map(({ key }) => [key.value, true])) : {};

/**
 * Returns the edits that add a pair to a value. A single value becomes a mapping under the only inner key that it unmistakably fits. Returns
 * undefined if there is no such key, or if the last value of a mapping is not a scalar.
 */
function intoValue(text: string, value: Pair['value'], mapping: MappingShape, added: string): Edit[] | undefined {
  if (value.kind === 'scalar') {
    const own = mapping.keys.filter((one) => isUnmistakable(value, one));
    if (own.length !== 1 || value.isNull || !own[0]) return undefined;
    return [
      { span: [value.span[0], value.span[0]], newText: `{ ${own[0].key}: ` },
      { span: [value.span[1], value.span[1]], newText: `, ${added} }` },
    ];
  }
  const last = value.kind === 'mapping' ? value.pairs.at(-1) : undefined;
  if (value.kind !== 'mapping' || !last || last.value.kind !== 'scalar') return undefined;
  const at = last.value.span[1];
  if (value.flow) return [{ span: [at, at], newText: `, ${added}` }];
  const start = value.pairs[0]?.key.span[0] ?? value.span[0];
  const gap = lineBreakOf(text) + ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : text[feed - 1] === '\r' ? feed - 1 : feed;
  return [{ span: [end, end], newText: gap + added }];
}

/** Returns the span of the line of a pair, with its line break; undefined if something else is on the line. */
function ownLine(text: string, { key, value }: Pair): Span | undefined {
  const start = text.lastIndexOf('\n', key.span[0] - 1) + 1;
  const feed = text.indexOf('\n', value.span[1]);
  const end = feed < 0 ? text.length : feed + 1;
  const isAlone = text.slice(start, key.span[0]).trim() === '' && text.slice(value.span[1], end).trim() === '';
  return isAlone ? [start, end] : undefined;
}

/** Returns the span of a pair in braces, with the comma before it; undefined for the first pair. */
function inFlow({ pairs }: MappingNode, pair: Pair): Span | undefined {
  const before = pairs[pairs.indexOf(pair) - 1];
  return before && [before.value.span[1], pair.value.span[1]];
}

/**
 * Returns the problem for `{name:Rclone}` and `{name=Rclone}`, which YAML reads as a key without a value. Offsets refer to the document.
 */
export function missingSpace({ span, value }: ScalarNode, key: string): Problem {
  const at = span[0] + key.length + 1;
  const equals = /^\s{0,9}=\s{0,9}/.exec(value.slice(key.length))?.[0];
  if (equals !== undefined) {
    const edits = [{ span: [at - 1, at - 1 + equals.length] as Span, newText: ': ', replaces: [value] }];
    const message = needsColon(key);
    return problemOf(span, message, { title: 'Replace `=` with a colon', edits });
  }
  const edits = [{ span: [at, at] as Span, newText: ' ', replaces: [value] }];
  const message = needsSpace(key);
  return problemOf(span, message, { title: 'Add a space after the colon', edits, safe: true });
}

const problemOf = (span: Span, message: string, fix: Fix): Problem => ({
  code: 'schema/unknown-key',
  severity: 'error',
  span,
  message,
  fixes: [{ ...fix, preferred: true }],
});

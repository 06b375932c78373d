/** Formats rows as lines of YAML. */
import { quoteScalar } from '../yaml/quote.ts';
import type { ScalarStyle } from '../yaml/tree.ts';
import type { RowForm } from './style.ts';
import type { Pairs, Row, Value } from './row.ts';

export interface RowLayout {
  readonly form: RowForm;
  readonly quotes: ScalarStyle;
}

/** Returns the lines of rows, and of the comments between and below them, without the indentation of their list. */
export function rowLines(
  rows: readonly Row[],
  below: readonly string[],
  { form, quotes }: RowLayout,
): readonly string[] {
  const comments = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => commentLine(line.replace(/\s+/g, ' ')));
  return [
    ...rows.flatMap((row) => [...comments(row.above ?? []), ...linesOfRow(row, form, quotes)]),
    ...comments(below),
  ];
}

/**
 * Returns a line of pasted text as a comment. A line that would act as a suppression comment is prefixed with `|`, because pasted text must
 * not suppress diagnostics.
 */
export function commentLine(line: string): string {
  const text = line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return `# ${/^\s*advisory-/.test(text) ? `| ${text}` : text}`.trimEnd();
}

function linesOfRow({ pairs, text }: Row, form: RowForm, quotes: ScalarStyle): readonly string[] {
  if (text?.includes('\n') === true) return ['- |-', ...text.split('\n').map((line) => `  ${line}`)];
  // A row that a plain string cannot express has keys even if `form` is `text`.
  if (text !== undefined && (form === 'text' || pairs.length === 0)) return [`- ${scalar(text, quotes)}`];
  const hasBlock = pairs.some(([, value]) => typeof value === 'object' && 'block' in value);
  if (form === 'braces' && !hasBlock) return [`- ${inline({ fields: pairs }, quotes)}`];
  return linesOfPairs(pairs, quotes).map((line, index) => (line === '' ? '' : `${index === 0 ? '- ' : '  '}${line}`));
}

function linesOfPairs(pairs: Pairs, quotes: ScalarStyle): readonly string[] {
  const indented = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => (line === '' ? '' : `  ${line}`));
  return pairs.flatMap(([key, value]) => {
    if (typeof value === 'object' && 'block' in value) return [`${key}: |`, ...indented(value.block)];
    if (typeof value === 'object' && 'fields' in value)
      return [`${key}:`, ...indented(linesOfPairs(value.fields, quotes))];
    return [`${key}: ${typeof value === 'string' ? scalar(value, quotes, key) : inline(value, quotes)}`];
  });
}

/** Returns a value as a scalar, in quotes only if necessary. A date under a key for dates is not quoted. */
function scalar(value: string, quotes: ScalarStyle, key = '', flow = false): string {
  if (/^(?:\w+_seen|time|date|published)$/.test(key) && /^\d{4}-\d\d-\d\d[\dTZ:+.-]*$/.test(value)) return value;
  const plain = quoteScalar(value, 'plain', flow);
  return plain === value || quotes === 'plain' || /["\\]/.test(value) ? plain : quoteScalar(value, quotes, flow);
}

function inline(value: Value, quotes: ScalarStyle): string {
  if (typeof value === 'string') return scalar(value, quotes, '', true);
  if (typeof value !== 'object') return String(value);
  if ('fields' in value) return `{ ${value.fields.map(([key, one]) => `${key}: ${inline(one, quotes)}`).join(', ')} }`;
  const items = 'block' in value ? value.block : value;
  return `[${items.map((item) => inline(item, quotes)).join(', ')}]`;
}

/** Returns the items for a flow list, separated by commas. Returns undefined if a row needs keys, has several lines or has comments. */
export function flowItems(rows: readonly Row[], quotes: ScalarStyle): string | undefined {
  if (rows.some(({ text, above }) => text === undefined || text.includes('\n') || above !== undefined))
    return undefined;
  return rows.map(({ text = '' }) => scalar(text, quotes, '', true)).join(', ');
}

/** `T1078, T1133` and `CVE-2026-0042 and CVE-2026-0043`: several IDs in a single value. */
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { ScalarNode } from '../../yaml/tree.ts';
import { columnOf, oneLine } from './layout.ts';
import type { WrittenLocation, WrittenShape } from './writtenShape.ts';

/** Patterns that match an ID, by the schema's `x-value`. */
const ids: Readonly<Record<string, RegExp>> = {
  technique: /(?<![\w.(/-])T\d{4}(?:[./]\d{3})?(?![\w-])/gi,
  'technique-id': /(?<![\w.(/-])T\d{4}(?:[./]\d{3})?(?![\w-])/gi,
  'mitigation-id': /(?<![\w.(/-])M\d{4}(?![\w-])/gi,
  cve: /(?<![\w.(/-])(?:CVE-\d{4}-\d{4,19}|GHSA(?:-[0-9a-z]{4}){3})(?![\w-])/gi,
  cwe: /(?<![\w.(/-])CWE-\d{1,5}(?![\w-])/gi,
};
const names: Readonly<Record<string, string>> = {
  technique: 'techniques',
  'technique-id': 'technique IDs',
  'mitigation-id': 'mitigation IDs',
  cve: 'vulnerability IDs',
  cwe: 'CWE IDs',
};

/** Matches the text between two IDs. */
const separator = /^(?:\s*[,;|/&+•]\s*(?:and\s+|or\s+|&\s*)?|\s+(?:and|or|und|et|y)\s+|\s+)$/i;
/** The maximum length of a value that is split. */
const maxLength = 2000;

/**
 * Recognises several IDs in a single value. In `mitre_attack`, each ID may be followed by its name. Offsets are relative to `location.text`.
 */
export const severalIds: WrittenShape = (location) => {
  const { node, shape, pair } = location;
  const item = shape.text ?? shape.list?.item.text;
  const kind = item?.value ?? '';
  const pattern = ids[kind];
  if (node.kind !== 'scalar' || !pattern || node.value.length > maxLength || (pair && !shape.list)) return undefined;
  const parts = split(node.value.trim(), pattern, kind === 'technique');
  if (!parts) return undefined;
  const newText = written(location, node, parts);
  return {
    covers: [node],
    span: node.span,
    message: `This value contains ${String(parts.length)} ${names[kind] ?? 'IDs'}. Split it into separate items.`,
    title: 'Split into separate items',
    edits: newText === undefined ? undefined : [{ span: node.span, newText }],
  };
};

/**
 * Splits a string into IDs, each with its name if names are allowed. Returns undefined if there are fewer than two IDs, or other text among
 * them.
 */
function split(text: string, pattern: RegExp, mayHaveNames: boolean): readonly string[] | undefined {
  const starts = [...text.matchAll(pattern)];
  if (starts.length < 2 || starts[0]?.index !== 0) return undefined;
  const parts: string[] = [];
  for (const [i, match] of starts.entries()) {
    const from = match.index;
    const next = starts[i + 1]?.index;
    const gap = text.slice(from + match[0].length, next ?? text.length);
    if (next === undefined ? gap.trim() === '' : separator.test(gap)) {
      parts.push(match[0]);
      continue;
    }
    const name = next === undefined ? gap.trimEnd() : beforeSeparator(gap);
    if (!mayHaveNames || name === undefined) return undefined;
    // Accepts a name, but not a sentence that mentions IDs.
    if (!/^\s*(?:[-–—:(]\s*)?\p{Lu}[^.!?]{2,80}$/u.test(name)) return undefined;
    parts.push(oneLine(match[0] + name));
  }
  return parts;
}

/**
 * Returns text without the trailing separator before the next ID: punctuation (optionally followed by a word), `and` or `or`, a slash after
 * a space, or a line break. Returns undefined if there is none. Takes linear time, unlike a pattern that matches trailing whitespace.
 */
function beforeSeparator(text: string): string | undefined {
  const bare = text.trimEnd();
  const space = text.slice(bare.length);
  const word = space === '' ? undefined : /(?:and|or)$/i.exec(bare)?.[0];
  const beforeWord = bare.slice(0, bare.length - (word?.length ?? 0));
  const lead = beforeWord.trimEnd();
  if (/[,;|&+•]$/.test(lead)) return lead.slice(0, -1).trimEnd();
  if (word !== undefined && lead.length < beforeWord.length) return lead;
  if (space !== '' && /\s\/$/.test(bare)) return bare.slice(0, -1).trimEnd();
  return space.includes('\n') ? bare : undefined;
}

function written(location: WrittenLocation, node: ScalarNode, parts: readonly string[]): string | undefined {
  const { pair, inFlow, text } = location;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  const style = node.style === 'single' || node.style === 'double' ? node.style : 'plain';
  if (pair) return `[${parts.map((part) => quoteScalar(part, style, true)).join(', ')}]`;
  if (inFlow) return parts.map((part) => quoteScalar(part, style, true)).join(', ');
  const before = /-[ \t]+$/.exec(text.slice(Math.max(0, node.span[0] - 80), node.span[0]))?.[0];
  if (before === undefined) return undefined;
  const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, node.span[0]) - before.length);
  return parts.map((part) => quoteScalar(part, style)).join(`${gap}${before}`);
}

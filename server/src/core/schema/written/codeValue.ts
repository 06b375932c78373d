/** Recognises values next to characters that YAML reserves: ``value: `evil[.]top` `` and `severity: !level medium`. */
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { columnOf } from './layout.ts';
import { isUnmistakable } from '../fits.ts';
import { meantWord } from '../meantValues.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Formats (`x-value`) of IDs, dates and other values that never contain a backtick. */
const plainValues =
  /^(?:indicator-value|technique|technique-id|tactic|cve|cwe|cvss-vector|url|date|time|country|region|language|attack-version|[a-z-]+-id)$/;

/** Recognises a tag before a value that is valid without it: `severity: !level medium`. Offsets are relative to `text`. */
export const taggedValue: WrittenShape = ({ node, shape, inFlow, text }) => {
  const item = shape.text ?? shape.list?.item.text;
  if (node.kind !== 'scalar' || !item || text[node.span[0]] !== '!') return undefined;
  const [, tag = '', value = ''] = /^(!\S{0,60})\s+(\S[^\r\n]*)$/.exec(node.value) ?? [];
  const rest = { ...node, value, style: 'plain' as const };
  const fits =
    item.words !== undefined || item.boolean
      ? meantWord(value, item)?.isExact === true
      : isUnmistakable(rest, { shape: { text: item } });
  if (value === '' || !fits) return undefined;
  return {
    code: 'yaml/syntax',
    replacesSyntax: true,
    covers: [node],
    span: node.span,
    message: `YAML reads \`${tag}\` as a custom tag, which is allowed only below keys that begin with \`x_\`. Remove the tag.`,
    title: 'Remove the tag',
    edits: [{ span: node.span, newText: item.value === 'date' ? value : quoteScalar(value, 'plain', inFlow) }],
  };
};

/** The maximum length of a value in backticks, in UTF-16 units. */
const maxLength = 1_000;

/** Recognises an unquoted value in backticks, which YAML does not accept. Offsets are relative to `text`. */
export const codeValue: WrittenShape = ({ node, shape, pair, inFlow, text }) => {
  const item = shape.text ?? shape.list?.item.text;
  const isPlain = item?.words !== undefined || item?.boolean || plainValues.test(item?.value ?? '');
  if (node.kind !== 'scalar' || !isPlain || text[node.span[0]] !== '`') return undefined;
  if (node.value.length > maxLength) return undefined;
  const [, value = '', rest = ''] =
    /^`{1,3}([^`\r\n]{1,2000})`{1,3}(?:[\s:–—(-]+([^`\r\n]+?)\)?)?$/.exec(node.value) ?? [];
  const isRow = rest !== '' && !pair && item?.value === 'indicator-value' && shape.mapping?.key('description');
  if (value === '' || (rest !== '' && !isRow)) return undefined;
  if (isRow) {
    const pairs = [
      `value: ${quoteScalar(value.trim(), 'plain', inFlow)}`,
      `description: ${quoteScalar(rest, 'plain', inFlow)}`,
    ];
    const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, node.span[0]));
    return {
      code: 'yaml/syntax',
      replacesSyntax: true,
      covers: [node],
      span: node.span,
      message:
        "A value can't begin with a backtick, and Markdown is not supported here. Use `value` for the indicator, and `description` for the rest.",
      title: 'Split into `value` and `description`',
      edits: [{ span: node.span, newText: inFlow ? `{ ${pairs.join(', ')} }` : pairs.join(gap) }],
    };
  }
  return {
    code: 'yaml/syntax',
    replacesSyntax: true,
    covers: [node],
    span: node.span,
    message: "A value can't begin with a backtick, and Markdown is not supported here. Remove the backticks.",
    title: 'Remove the backticks',
    // Dates are not quoted, although some YAML parsers convert unquoted dates.
    edits: [{ span: node.span, newText: item?.value === 'date' ? value : quoteScalar(value.trim(), 'plain', inFlow) }],
  };
};

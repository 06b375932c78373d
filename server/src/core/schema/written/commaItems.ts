/** `Healthcare, Education`: several sectors, regions or tags in a single value. */
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { columnOf, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** The lists whose items are short names. Maps the `x-value` of the items to the plural for messages. */
const named: Readonly<Record<string, string>> = { sector: 'sectors', region: 'regions', tag: 'tags' };

/** Matches words that indicate a single name with a comma in it: `Korea, Republic of`, `Food, drink and tobacco`. */
const joining =
  /(?:^|\s)(?:and|or|of|the|und|et|y|&|including|incl|e\.g|such|other|especially|inc|ltd|llc)(?:[\s.]|$)/i;

/** Recognises several sectors, regions or tags in a single value. Offsets are relative to `text`. */
export const commaItems: WrittenShape = ({ node, shape, pair, inFlow, text }) => {
  const what = named[shape.text?.value ?? shape.list?.item.text?.value ?? ''];
  if (node.kind !== 'scalar' || what === undefined || node.value.length > 400 || /[\r\n]/.test(node.value))
    return undefined;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  const parts = node.value.split(/[,;]/).map((part) => part.trim());
  const isName = (part: string): boolean =>
    /^\p{L}[\p{L}\p{M} /'’-]{2,40}$/u.test(part) && part.split(/\s+/).length <= 3;
  if (parts.length < 2 || !parts.every(isName) || joining.test(node.value)) return undefined;
  const span = [node.span[0], contentEnd(text, node)] as const;
  const style = node.style === 'plain' ? 'plain' : node.style;
  const isOneLine = inFlow || pair !== undefined;
  const items = parts.map((part) => quoteScalar(part, style, isOneLine));
  const before = /-[ \t]+$/.exec(text.slice(Math.max(0, node.span[0] - 80), node.span[0]))?.[0];
  if (!isOneLine && before === undefined) return undefined;
  const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, node.span[0]) - (before?.length ?? 0)) + (before ?? '');
  const newText = pair ? `[${items.join(', ')}]` : items.join(inFlow ? ', ' : gap);
  return {
    covers: [node],
    span,
    message: `This value contains ${String(parts.length)} ${what}. Split it into separate items.`,
    title: 'Split into separate items',
    edits: [{ span, newText }],
  };
};

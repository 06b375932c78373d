/** A value on the line of a list's key with items below it, which YAML reads as a single string: `sectors: Energy`, then `- Finance`. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { afterColon, columnOf, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises items below a value on the key's line. Offsets are relative to `text`. */
export const itemsAfterText: WrittenShape = ({ node, shape, keyInfo, pair, inFlow, text }) => {
  const item = shape.list?.item.text;
  if (node.kind !== 'scalar' || node.style !== 'plain' || !item || !pair || inFlow) return undefined;
  const from = afterColon(text, pair);
  const [first = '', ...rest] = text.slice(node.span[0], contentEnd(text, node)).split('\n');
  const items = rest.filter((line) => line.trim() !== '');
  if (/[\r\n]/.test(text.slice(from, node.span[0])) || items.length === 0) return undefined;
  // A line of prose may begin with a dash because the text was wrapped.
  if (item.prose && items.length === 1) return undefined;
  if (!items.every((line) => /^[ \t]*-[ \t]+\S/.test(line))) return undefined;
  const column = /^[ \t]*/.exec(items[0] ?? '')?.[0] ?? '';
  const edits: Edit[] = [{ span: [from, node.span[0]], newText: `${lineBreakOf(text)}${column}- ` }];
  let at = node.span[0] + first.length + 1;
  for (const line of rest) {
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (line.trim() !== '' && own !== column) edits.push({ span: [at, at + own.length], newText: column });
    at += line.length + 1;
  }
  return {
    covers: [node],
    span: [node.span[0], node.span[0] + first.trimEnd().length],
    message: `YAML reads this value and the lines below \`${keyInfo?.key ?? pair.key.value}\` as a single string, not as a list. Move the value to a line of its own that begins with a dash.`,
    title: 'Convert the lines to list items',
    edits: columnOf(text, pair.key.span[0]) < column.length || column === '' ? edits : undefined,
  };
};

/** `severity: [high]`: a list with one item where a single value is expected. */
import { columnOf, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/**
 * Recognises a list with one item where a scalar is expected. A single value is allowed in place of a list, but not the reverse. Offsets
 * are relative to `text`.
 */
export const loneItem: WrittenShape = ({ node, shape, keyInfo, pair, text, comments }) => {
  if (node.kind !== 'sequence' || shape.list || !shape.text || !pair) return undefined;
  const [item, another] = node.items;
  if (item?.kind !== 'scalar' || item.isNull || another || item.span[0] < node.span[0]) return undefined;
  const end = contentEnd(text, node);
  const raw = text.slice(item.span[0], contentEnd(text, item));
  const isBlock = item.style === 'literal' || item.style === 'folded';
  const hasComment = comments.some(({ span }) => pair.key.span[1] <= span[0] && span[1] <= end);
  const start = text.slice(pair.key.span[1], node.span[0]).trimEnd().length;
  const isSimple = !isBlock && !/[\r\n]/.test(raw) && !hasComment && columnOf(text, node.span[0]) >= 0;
  return {
    covers: [node],
    span: node.flow ? node.span : item.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a single value, but this is a list. Use only the value.`,
    title: 'Convert to a single value',
    edits: isSimple ? [{ span: [pair.key.span[1] + start, end], newText: ` ${raw}` }] : undefined,
  };
};

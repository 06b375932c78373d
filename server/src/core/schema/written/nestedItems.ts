/** `- [one, two]` and `- - one` in a list of strings: items that are themselves lists. */
import { lineBreakOf } from '../../text/text.ts';
import type { ScalarNode, SequenceNode } from '../../yaml/tree.ts';
import { columnOf, commentsIn } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises items that are flow sequences, or have two dashes, in a list that may not contain lists. Offsets are relative to `text`. */
export const nestedItems: WrittenShape = ({ node, shape, keyInfo, inFlow, text, comments }) => {
  const item = shape.list?.item;
  if (node.kind !== 'sequence' || !item?.text || item.list) return undefined;
  const isProse = item.text.prose;
  const found = node.items.filter(
    (one): one is SequenceNode =>
      one.kind === 'sequence' &&
      (one.flow ? !isProse && one.items.length > 0 : one.items.length === 1) &&
      one.items.every(isText),
  );
  const [first] = found;
  if (!first) return undefined;
  const hasComment = found.some((one) => commentsIn(comments, one.span).length > 0);
  const isFlow = inFlow || node.flow;
  return {
    covers: found,
    span: [first.span[0], first.span[0] + 1],
    message: `Each item of \`${keyInfo?.key ?? 'the list'}\` must be a string, but this is a list. Move its items to the outer list.`,
    title: 'Move the items to the outer list',
    edits: hasComment
      ? undefined
      : found.map((one) => {
          // `- - one`: only the inner dash is removed.
          if (!one.flow) return { span: [one.span[0], one.items[0]?.span[0] ?? one.span[0]], newText: '' };
          const gap = isFlow ? ', ' : nextItem(text, one.span[0]);
          return { span: one.span, newText: one.items.map(({ span }) => text.slice(...span)).join(gap) };
        }),
  };
};

/** Returns the line break, indentation and dash that begin another item below the one at `offset`. */
function nextItem(text: string, offset: number): string {
  const column = columnOf(text, offset);
  const dash = /-[ ]+$/.exec(text.slice(offset - column, offset))?.[0] ?? '- ';
  return `${lineBreakOf(text)}${' '.repeat(Math.max(0, column - dash.length))}${dash}`;
}

const isText = (node: SequenceNode['items'][number]): node is ScalarNode =>
  node.kind === 'scalar' && !node.isNull && !/[\r\n]/.test(node.value);

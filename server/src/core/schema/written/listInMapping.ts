/** `recommendations: [...]`: a list in place of a mapping of lists. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import type { Pair } from '../../yaml/tree.ts';
import { afterColon, columnOf, contentEnd, movedText } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a list, or a single value on one line, in place of a mapping of lists. Offsets are relative to `text`. */
export const listInMapping: WrittenShape = ({ node, shape, keyInfo, pair, inFlow, text }) => {
  const key = shape.mapping?.listKey;
  if (node.kind === 'mapping' || shape.list || shape.text || key === undefined || !pair) return undefined;
  if (node.kind === 'scalar' ? /[\r\n]/.test(text.slice(...node.span)) : node.items.length === 0) return undefined;
  return {
    covers: [node],
    span: node.kind === 'scalar' ? node.span : pair.key.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a mapping of groups, but this is ${node.kind === 'scalar' ? 'a string' : 'a list'}. Move it to one of the groups, such as \`${key}\`.`,
    title: `Move to \`${key}\``,
    edits: inFlow ? undefined : listUnderKey(text, pair, key),
  };
};

/** Returns the edits that move a pair's value below a new key; undefined if its lines cannot be moved. */
export function listUnderKey(text: string, pair: Pair, key: string): Edit[] | undefined {
  const { value } = pair;
  const column = columnOf(text, pair.key.span[0]) + 2;
  const at = afterColon(text, pair);
  const newline = lineBreakOf(text);
  const opened = { span: [at, at] as const, newText: `${newline}${' '.repeat(column)}${key}:` };
  if (value.kind === 'scalar' || value.flow || columnOf(text, value.span[0]) >= column) return [opened];
  const moved = movedText(text, value, column + 2);
  const lineStart = value.span[0] - columnOf(text, value.span[0]);
  return moved === undefined
    ? undefined
    : [opened, { span: [lineStart, contentEnd(text, value)], newText: ' '.repeat(column + 2) + moved }];
}

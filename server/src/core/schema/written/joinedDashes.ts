/** Rows without a space after their dash, which YAML reads as keys: `-name: APT28`. */
import type { Edit } from '../../text/edits.ts';
import { columnOf } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a list in which each row has one key with a dash directly before it. Offsets are relative to `text`. */
export const joinedDashes: WrittenShape = ({ node, shape, keyInfo, pair, text }) => {
  const row = shape.list?.item.mapping;
  if (node.kind !== 'mapping' || node.flow || !row || !pair) return undefined;
  const keys = node.pairs.map(({ key }) => key);
  const [first] = keys;
  if (!first || !keys.every(({ value, style }) => style === 'plain' && /^-\w/.test(value) && row.key(value.slice(1))))
    return undefined;
  const column = columnOf(text, first.span[0]);
  const edits: Edit[] = [];
  // Only the first occurrence of a repeated key is among the pairs, so the lines are searched.
  let at = first.span[0] - column;
  for (const line of text.slice(at).split('\n')) {
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() !== '' && own < column) break;
    if (own === column && /^-\w+:(?:\s|$)/.test(line.slice(own)))
      edits.push({ span: [at + own + 1, at + own + 1], newText: ' ' });
    at += line.length + 1;
  }
  return {
    covers: [node],
    span: first.span,
    message: `YAML reads \`${first.value}\` as a key, because no space follows the dash. Each item of \`${keyInfo?.key ?? pair.key.value}\` begins with a dash and a space.`,
    title: 'Add a space after each dash',
    edits,
  };
};

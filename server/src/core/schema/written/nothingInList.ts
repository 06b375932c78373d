/** Recognises words in place of an empty list (`[]`), such as `[none]`, `n/a` and `unknown`. */
import { normaliseWord } from '../../model/vocabularies.ts';
import type { ScalarNode, YamlNode } from '../../yaml/tree.ts';
import { afterColon, commentsIn, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

// prettier-ignore
const words: ReadonlySet<string> = new Set([
  'none', 'n/a', 'na', 'n.a', 'nil', 'nothing', 'not_applicable', 'not_available', 'not_known', 'not_identified',
  'none_known', 'none_identified', 'none_observed', 'none_reported', 'none_provided', 'none_available', 'none_at_this_time',
  'unknown', 'unspecified', 'not_specified', 'not_disclosed',
]);

/** Recognises a word such as `none` in place of an empty list. Offsets are relative to `text`. */
export const nothingInList: WrittenShape = ({ node, shape, keyInfo, pair, text, comments }) => {
  const { list } = shape;
  const item = list?.item.text;
  // If at least one item is required, `[]` would be invalid as well.
  if (!list || !item || !pair || list.minItems > 0) return undefined;
  const [only, second] = node.kind === 'sequence' ? node.items : [node];
  if (!only || second || !saysNothing(only)) return undefined;
  const start = afterColon(text, pair);
  const end = contentEnd(text, node);
  const [comment, another] = commentsIn(comments, [start, end]);
  const trailingComment = comment && !another ? ` ${text.slice(...comment.span).trimEnd()}` : '';
  return {
    covers: [node],
    span: only.span,
    message: `YAML reads "${only.value.trim()}" as an item of \`${keyInfo?.key ?? pair.key.value}\`. If there is nothing to list, use an empty list, \`[]\`.`,
    title: 'Change to `[]`',
    edits: another ? undefined : [{ span: [start, end], newText: ` []${trailingComment}` }],
  };
};

function saysNothing(node: YamlNode): node is ScalarNode {
  if (node.kind !== 'scalar' || node.isNull || node.value.length > 40) return false;
  return words.has(normaliseWord(node.value.replace(/[.!]+\s*$/, '')));
}

/**
 * Recognises a YAML list where prose is expected, such as a list of sentences below `summary`. Prose may contain a Markdown list instead.
 */
import { lineBreakOf } from '../../text/text.ts';
import { afterColon, columnOf, commentsIn, contentEnd, oneLine } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Keys of prose that is shown on one line or in a table, where a Markdown list is not supported. */
const inlineKeys = /^(?:hypothesis|rationale)$/;

/** The part of a message that explains what to do with a list of strings in place of prose. */
export const listInProse =
  'To use a list in prose, add `|` after the key, and put the items on indented lines below it, each beginning with a dash.';

/** Recognises a list of strings in place of prose. Offsets are relative to `location.text`. */
export const proseList: WrittenShape = (location) => {
  const { node, shape, keyInfo, pair, inFlow, text } = location;
  if (node.kind !== 'sequence' || !shape.text?.prose || shape.list || !pair || node.items.length < 2) return undefined;
  const key = keyInfo?.key ?? pair.key.value;
  const lines = node.items.flatMap((item) =>
    item.kind === 'scalar' && !item.isNull && item.style !== 'literal' && item.style !== 'folded'
      ? [oneLine(item.value)]
      : [],
  );
  if (lines.length < node.items.length || inlineKeys.test(key)) return undefined;
  const end = contentEnd(text, node);
  const isSimple = !inFlow && commentsIn(location.comments, [pair.key.span[1], end]).length === 0;
  const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, pair.key.span[0]) + 2);
  const written = lines.map((line) => (/^\d{1,3}[.)]\s/.test(line) ? line : `- ${line}`)).join(gap);
  return {
    covers: [node],
    span: pair.key.span,
    message: `\`${key}\` must be prose, but this is a list. ${listInProse}`,
    title: 'Convert to a list in prose',
    edits: isSimple ? [{ span: [afterColon(text, pair), end], newText: ` |${gap}${written}` }] : undefined,
  };
};

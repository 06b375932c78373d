/** Bracketed items on separate lines without commas, which YAML reads as a single scalar. */
import type { Edit } from '../../text/edits.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { ScalarNode } from '../../yaml/tree.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises bracketed items on separate lines without commas. Offsets are relative to `text`. */
export const linesInBrackets: WrittenShape = ({ node, shape, keyInfo, pair, text, comments }) => {
  const item = shape.list?.item.text;
  if (node.kind !== 'sequence' || !node.flow || !item || item.prose || !pair) return undefined;
  const joined = node.items.filter(
    (one): one is ScalarNode => one.kind === 'scalar' && one.style === 'plain' && isSeveral(text.slice(...one.span)),
  );
  const [first] = joined;
  if (!first) return undefined;
  const hasComment = comments.some(({ span }) => node.span[0] < span[0] && span[1] < node.span[1]);
  return {
    covers: [node],
    span: first.span,
    message: `In brackets, the items of \`${keyInfo?.key ?? pair.key.value}\` are separated by commas, not by line breaks. Add a comma at the end of each line.`,
    title: 'Add the missing commas',
    edits: hasComment ? undefined : joined.flatMap((one) => commas(one, text)),
  };
};

/** Whether the lines of a scalar look like several items. A line in parentheses, such as an ID, belongs to the line above it. */
const isSeveral = (written: string): boolean => written.includes('\n') && !/\n[ \t]*\(/.test(written);

function commas({ span }: ScalarNode, text: string): Edit[] {
  const lines = [...text.slice(...span).matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const value = line.trim();
    const start = span[0] + index + line.indexOf(value);
    return value === '' ? [] : [{ value, start }];
  });
  return lines.map(({ value, start }, i) => ({
    span: [start, start + value.length],
    newText: quoteScalar(value, 'plain', true) + (i < lines.length - 1 ? ',' : ''),
  }));
}

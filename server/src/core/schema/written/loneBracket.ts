/** `tags: a, b]` and `- one, two]`: a closing bracket without an opening one. */
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { ScalarNode, YamlNode } from '../../yaml/tree.ts';
import type { TextShape } from '../schemaIndex.ts';
import { columnOf } from './layout.ts';
import type { Written, WrittenLocation, WrittenShape } from './writtenShape.ts';

/** Recognises a closing bracket without an opening one. Offsets are relative to `location.text`. */
export const loneBracket: WrittenShape = (location) => {
  const { node, shape, pair, inFlow, text } = location;
  const item = shape.list?.item.text;
  if (!item || !isShort(item) || inFlow || !pair) return undefined;
  if (node.kind === 'scalar') {
    if (!isClosed(node, text)) return undefined;
    const parts = partsOf(node.value).map((part) => quoteScalar(part, 'plain', true));
    return problemOf(node, 'Add the opening bracket', [{ span: node.span, newText: `[${parts.join(', ')}]` }]);
  }
  if (node.kind !== 'sequence' || node.flow) return undefined;
  const closed = node.items.find((one): one is ScalarNode => one.kind === 'scalar' && isClosed(one, text));
  return (
    closed &&
    problemOf(closed, 'Split into separate items', [{ span: closed.span, newText: asItems(closed, location) }])
  );
};

/** Whether a value is a short name or an ID, which contains no brackets. Prose may contain them. */
const isShort = ({ prose, value }: TextShape): boolean =>
  !prose && value !== 'indicator-value' && value !== 'rule-body';

/** Whether a value is a one-line plain scalar whose only bracket is at its end. */
function isClosed(node: YamlNode, text: string): node is ScalarNode {
  return (
    node.kind === 'scalar' &&
    node.style === 'plain' &&
    /^[^[\]\r\n]+\]$/.test(node.value) &&
    text.slice(...node.span) === node.value
  );
}

const partsOf = (value: string): string[] =>
  value
    .slice(0, -1)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function asItems({ value, span }: ScalarNode, { text }: WrittenLocation): string {
  const column = columnOf(text, span[0]);
  const before = /-[ ]+$/.exec(text.slice(span[0] - column, span[0]))?.[0] ?? '- ';
  const gap = `${lineBreakOf(text)}${' '.repeat(Math.max(0, column - before.length))}${before}`;
  return partsOf(value)
    .map((part) => quoteScalar(part))
    .join(gap);
}

function problemOf(node: ScalarNode, title: string, edits: Written['edits']): Written {
  return {
    covers: [node],
    span: node.span,
    message:
      'This value ends with `]`, but has no opening bracket. Add `[` at its start, or remove the `]` and put a dash before each item.',
    title,
    edits,
  };
}

/** `id: T1566 - Phishing` and `id: Phishing (T1566)`: an ID together with its name in the `id` field. */
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { pairOf } from '../../yaml/tree.ts';
import { techniqueFields } from './groupedTechniques.ts';
import { columnOf } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises an ID together with its name in the `id` field. Offsets are relative to `text`. */
export const namedTechnique: WrittenShape = ({ node, shape, inFlow, text }) => {
  const row = shape.mapping ?? shape.list?.item.mapping;
  if (node.kind !== 'mapping' || row?.written?.groupedBy !== 'tactics' || pairOf(node, 'name')) return undefined;
  const id = pairOf(node, row.written.key);
  if (id?.value.kind !== 'scalar' || !/\s/.test(id.value.value.trim())) return undefined;
  const [first, second] = techniqueFields(id.value) ?? [];
  if (typeof first?.[1] !== 'string' || typeof second?.[1] !== 'string') return undefined;
  const isFlow = inFlow || node.flow;
  const { style } = id.value;
  const gap = isFlow ? ', ' : lineBreakOf(text) + ' '.repeat(columnOf(text, id.key.span[0]));
  const name = quoteScalar(second[1], style === 'single' || style === 'double' ? style : 'plain', isFlow);
  return {
    code: 'schema/pattern',
    covers: [id.value],
    span: id.value.span,
    message:
      'This value contains both the ID and the name of a technique. Keep the ID in `id`, and move the rest to `name`.',
    title: 'Split into `id` and `name`',
    edits: [{ span: id.value.span, newText: `${first[1]}${gap}name: ${name}` }],
  };
};

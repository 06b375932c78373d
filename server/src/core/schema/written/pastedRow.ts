/** `- Phishing: Spearphishing Link (T1566.002)`: a pasted technique whose name YAML reads as a key. */
import { readPastedTechnique } from '../../model/pastedTechnique.ts';
import { singleQuoted } from '../../yaml/quote.ts';
import type { Span } from '../../text/text.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a pasted technique whose name YAML reads as a key. Offsets are relative to `text`. */
export const pastedRow: WrittenShape = ({ node, shape, text }) => {
  if (shape.text?.value !== 'technique' || shape.list || node.kind !== 'mapping') return undefined;
  const [pair, other] = node.pairs;
  if (!pair || other || node.flow || pair.key.style !== 'plain' || shape.mapping?.key(pair.key.value)) return undefined;
  if (/^[a-z][a-z0-9_]*$/.test(pair.key.value)) return undefined;
  if (pair.value.kind !== 'scalar' || pair.value.style !== 'plain' || pair.value.isNull) return undefined;
  const span: Span = [pair.key.span[0], pair.value.span[1]];
  const written = text.slice(...span);
  const pasted = /[\r\n]/.test(written) ? undefined : readPastedTechnique(written);
  if (!pasted) return undefined;
  const right = pasted.name === undefined ? pasted.id : `${pasted.id} - ${pasted.name}`;
  return {
    code: 'schema/pattern',
    covers: [node],
    span,
    message: `YAML reads the text before the colon as a key. Write the technique as ${right}, in quotes.`,
    title: `Change to ${right}`,
    edits: [{ span, newText: singleQuoted(right) }],
  };
};

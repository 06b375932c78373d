/**
 * `- [T1486](https://attack.mitre.org/…)`: an unquoted technique that begins with Markdown, such as a link, whose brackets YAML reads as a
 * list.
 */
import { readPastedTechnique } from '../../model/pastedTechnique.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises an unquoted technique that begins with Markdown. Offsets are relative to `text`. */
export const linkedTechnique: WrittenShape = ({ node, shape, inFlow, text }) => {
  const kind = shape.text?.value;
  if (node.kind !== 'scalar' || (kind !== 'technique' && kind !== 'technique-id') || !/^[[*`|]/.test(node.value))
    return undefined;
  if (/^["']/.test(text.slice(...node.span))) return undefined;
  const pasted = readPastedTechnique(node.value);
  if (!pasted) return undefined;
  const right = pasted.name === undefined || kind === 'technique-id' ? pasted.id : `${pasted.id} - ${pasted.name}`;
  const span = [node.span[0], contentEnd(text, node)] as const;
  return {
    code: 'schema/pattern',
    covers: [node],
    span,
    message: `Write the technique as ${right}, without Markdown.`,
    title: `Change to ${right}`,
    edits: [{ span, newText: quoteScalar(right, 'plain', inFlow) }],
  };
};

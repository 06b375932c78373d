/** The span of a part of a scalar in the source. */
import type { Span } from '../../text/text.ts';
import type { ScalarNode } from '../../yaml/tree.ts';

/**
 * The span of a part of a scalar's text, which begins at the offset `at` of its value: the same occurrence in the source text, else the
 * whole scalar. Offsets of the result are in `text`.
 */
export function spanWithin(node: ScalarNode, text: string, part: string, at: number): Span {
  const source = text.slice(...node.span);
  const count = (within: string): number => (part === '' ? 0 : within.split(part).length - 1);
  if (part === '' || count(source) !== count(node.value)) return node.span;
  let from = -1;
  for (let left = count(node.value.slice(0, at)); left >= 0; left--) from = source.indexOf(part, from + 1);
  return from < 0 ? node.span : [node.span[0] + from, node.span[0] + from + part.length];
}

/** Finds the text of a scalar without its quotes. */
import type { ScalarNode, Span } from '../core/index.ts';

/** Returns the span between the quotes of a scalar, or the span of the whole scalar if it has no quotes. */
export function contentSpan(node: ScalarNode, text: string): Span {
  const [start, end] = node.span;
  const quote = text[start];
  if ((node.style !== 'single' && node.style !== 'double') || (quote !== "'" && quote !== '"')) return node.span;
  const closed = end - start > 1 && text[end - 1] === quote;
  return [start + 1, closed ? end - 1 : end];
}

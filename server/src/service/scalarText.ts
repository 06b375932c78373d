/** Where a scalar's text stands, without its quotes. */
import type { ScalarNode, Span } from '../core/index.ts';

/** The span of what stands between a scalar's quotes; of all of it where it has none. */
export function contentSpan(node: ScalarNode, text: string): Span {
  const [start, end] = node.span;
  const quote = text[start];
  if ((node.style !== 'single' && node.style !== 'double') || (quote !== "'" && quote !== '"')) return node.span;
  const closed = end - start > 1 && text[end - 1] === quote;
  return [start + 1, closed ? end - 1 : end];
}

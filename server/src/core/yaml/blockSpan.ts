import type { Span } from '../text/text.ts';

/** Returns the span of a block scalar without the line breaks and spaces after its last line. All offsets are those of `text`. */
export function blockSpan(text: string, [start, end]: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return [start, last];
}

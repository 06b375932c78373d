import type { Span } from '../text/text.ts';

/** Returns a block scalar's span without its trailing whitespace. All offsets refer to `text`. */
export function blockSpan(text: string, [start, end]: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return [start, last];
}

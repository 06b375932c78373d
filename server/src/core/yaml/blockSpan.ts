import type { Span } from '../text/text.ts';

/**
 * Returns a block scalar's span without its trailing whitespace and, if it has no text, without the comment of its header. All offsets refer to
 * `text`.
 */
export function blockSpan(text: string, [start, end]: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  const written = text.slice(start, last);
  return [start, written.includes('\n') ? last : start + `${written} `.search(/\s/)];
}

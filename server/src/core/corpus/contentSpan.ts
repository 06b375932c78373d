/** Finds the part of a scalar's source that contains its text, without quotes. */
import type { Text } from '../model/advisory.ts';
import type { Span } from '../text/text.ts';

/**
 * Returns the span of a value without quotes and surrounding whitespace. For a block scalar, returns the span of its text if the source
 * contains that text unchanged, or that of the whole scalar if it does not.
 */
export function contentSpan({ span: [start, end], value }: Text, text: string): Span {
  const first = text[start];
  if (first === '|' || first === '>') {
    const content = value.trim();
    const at = text.indexOf(content, start + 1);
    return at >= 0 && at + content.length <= end ? [at, at + content.length] : [start, end];
  }
  const isQuoted = (first === '"' || first === "'") && end - start > 1 && text[end - 1] === first;
  let [from, to] = isQuoted ? [start + 1, end - 1] : [start, end];
  while (from < to && isSpace(text[from])) from++;
  while (to > from && isSpace(text[to - 1])) to--;
  return [from, to];
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

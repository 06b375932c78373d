/** Text of fields that are no prose. */
import type { Inline } from './block.ts';

/**
 * A literal field as inline content: as typed, but words in backticks are code, since that is what authors mean by
 * them: `` `curl` before 8.4 ``. A backtick inside of a word, alone, or next to whitespace on its inner side stays.
 */
export function literal(value: string): Inline[] {
  const content: Inline[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: word = '' } of value.matchAll(quotedWord)) {
    if (index > end) content.push({ kind: 'text', text: value.slice(end, index) });
    content.push({ kind: 'code', text: word });
    end = index + whole.length;
  }
  if (end < value.length) content.push({ kind: 'text', text: value.slice(end) });
  return content;
}

const quotedWord = /(?<![\p{L}\p{N}_`\\])`(?!\s)([^`\n]+)(?<!\s)`(?![\p{L}\p{N}_`])/gu;

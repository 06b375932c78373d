/** Converts fields that are not prose. */
import type { Inline } from './block.ts';

/**
 * Returns a literal field as inline content, unchanged except for text in backticks, which becomes code: `` `curl` before 8.4 ``. A
 * backtick within a word, after a backslash, without a counterpart, or next to whitespace on its inner side is not changed.
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

/** Removes a duplicate pair from its mapping. */
import type { Fix } from '../problems/problem.ts';
import type { Pair } from './tree.ts';

/** Returns the fix that removes a pair from a block mapping; undefined if its lines contain other content. */
export function removal({ key, span }: Pair, text: string): Fix | undefined {
  const start = text.lastIndexOf('\n', key.span[0] - 1) + 1;
  if (/\S/.test(text.slice(start, key.span[0]))) return undefined;
  const stop = text.indexOf('\n', span[1]);
  const end = stop < 0 ? text.length : stop + 1;
  if (/^[ \t]*[^\s#]/.test(text.slice(span[1], end))) return undefined;
  return { title: `Remove the repeated \`${key.value.slice(0, 40)}\``, edits: [{ span: [start, end], newText: '' }] };
}

/** What is wrong with single pairs of a mapping, and how one is taken out. */
import type { Fix, Problem } from '../problem.ts';
import type { Pair, ScalarNode } from './tree.ts';

/** The removal of a pair of a block mapping that begins its line. */
export function removal({ key, span }: Pair, text: string): Fix | undefined {
  const start = text.lastIndexOf('\n', key.span[0] - 1) + 1;
  if (/\S/.test(text.slice(start, key.span[0]))) return undefined;
  const stop = text.indexOf('\n', span[1]);
  const end = stop < 0 ? text.length : stop + 1;
  if (/^[ \t]*[^\s#]/.test(text.slice(span[1], end))) return undefined;
  return { title: `Remove this second \`${key.value.slice(0, 40)}\``, edits: [{ span: [start, end], newText: '' }] };
}

/** `{name:Rclone}`: a key without a value, for want of a blank. */
export function joinedPair(key: ScalarNode): Problem | undefined {
  const word = key.style === 'plain' ? /^[a-z][a-z0-9_]*(?=:[^\s:/\\])/.exec(key.value)?.[0] : undefined;
  if (word === undefined) return undefined;
  const at = key.span[0] + word.length + 1;
  return {
    code: 'yaml/syntax',
    severity: 'error',
    span: [at - 1, at],
    message: `\`${word}\` is only a key with a blank behind its colon. Add one.`,
    fixes: [
      { title: 'Add a blank behind the colon', edits: [{ span: [at, at], newText: ' ' }], safe: true, preferred: true },
    ],
  };
}

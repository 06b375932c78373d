/** Repairs keys that contain invisible characters: zero-width characters, no-break spaces, byte order marks. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { looksLikeKey, syntaxProblem } from './repair.ts';

// Format characters (Cf), spaces (Zs) other than U+0020, and variation selectors.
const hidden = /(?:(?! )[\p{Cf}\p{Zs}\p{Variation_Selector}])+/gu;
const spaces = /(?! )\p{Zs}/u;

/**
 * For a key that contains invisible characters, returns the intended key and the problem. Returns undefined for any other key, or if the
 * remaining characters do not form a key. `span` is the key's range in `text`. A special space inside the key is read as `_` if the result
 * is a top-level key.
 */
export function hiddenInKey(
  key: string,
  text: string,
  span: Span,
  isTopKey: (word: string) => boolean,
): { key: string; problem: Problem } | undefined {
  if (!/[^\x21-\x7e]/.test(key)) return undefined;
  const written = text.slice(...span);
  const found = [...written.matchAll(hidden)];
  const [first] = found;
  if (!first || written !== key) return undefined;
  const joined = isTopKey(written.trim().replace(hidden, (signs) => (spaces.test(signs) ? '_' : ''))) ? '_' : '';
  const edits = found.map(({ 0: signs, index }) => {
    const isInside = index > 0 && index + signs.length < written.length && spaces.test(signs);
    const at = span[0] + index;
    return { span: [at, at + signs.length] as Span, newText: isInside ? joined : '' };
  });
  let meant = '';
  let from = 0;
  for (const edit of edits) {
    meant += written.slice(from, edit.span[0] - span[0]) + edit.newText;
    from = edit.span[1] - span[0];
  }
  meant += written.slice(from);
  if (!looksLikeKey(meant)) return undefined;
  const isReplaced = edits.some(({ newText }) => newText !== '');
  const isOne = found.length === 1 && [...first[0]].length === 1;
  const removal = `Remove the character${isOne ? '' : 's'}`;
  const what = isOne ? nameOfHidden(first[0]) : 'invisible characters';
  const message = `The key \`${meant}\` contains ${what}, so YAML reads a different key. ${isReplaced ? 'Use `_` instead' : removal}.`;
  const title = isReplaced ? `Change the key to \`${meant}\`` : removal;
  return { key: meant, problem: syntaxProblem(span, message, { title, edits, safe: true }) };
}

/** Describes an invisible character for a message: `an invisible character (U+200B)`. */
export const nameOfHidden = (signs: string): string =>
  `an invisible character (U+${(signs.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/** Reads quoted scalars on one line. */
import type { ScalarNode } from '../tree.ts';
import { backslash, doubleQuote, singleQuote } from './signs.ts';

// Source: YAML 1.2.2, 5.7 "Escaped Characters". Other escape sequences are handled by the library.
const escapes: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', '/': '/', n: '\n', t: '\t' };

/**
 * Returns the quoted scalar that begins at `start`. Returns undefined if it is not closed before `end` (the end of the line) or uses an
 * escape that is not in `escapes`.
 */
export function quotedScalar(text: string, start: number, end: number): ScalarNode | undefined {
  return text.charCodeAt(start) === singleQuote ? singleQuoted(text, start, end) : doubleQuoted(text, start, end);
}

function singleQuoted(text: string, start: number, end: number): ScalarNode | undefined {
  let hasQuote = false;
  for (let at = start + 1; at < end; at++) {
    if (text.charCodeAt(at) !== singleQuote) continue;
    if (text.charCodeAt(at + 1) === singleQuote) {
      hasQuote = true;
      at++;
      continue;
    }
    const written = text.slice(start + 1, at);
    const value = hasQuote ? written.replaceAll("''", "'") : written;
    return { kind: 'scalar', value, style: 'single', isNull: false, span: [start, at + 1] };
  }
  return undefined;
}

function doubleQuoted(text: string, start: number, end: number): ScalarNode | undefined {
  let value = '';
  let from = start + 1;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote)
      return {
        kind: 'scalar',
        value: value + text.slice(from, at),
        style: 'double',
        isNull: false,
        span: [start, at + 1],
      };
    if (code !== backslash) continue;
    const escaped = escapes[text[at + 1] ?? ''];
    if (escaped === undefined) return undefined;
    value += text.slice(from, at) + escaped;
    at++;
    from = at + 1;
  }
  return undefined;
}

/** Defangs text by replacing only a few characters of each live address. */
import type { Span } from '../text/text.ts';

/** A replacement for a few characters at an offset in the text. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const dots = new Set(['.', '\u3002', '\uFF0E', '\uFF61']);

/**
 * Applies marks, which must be sorted. A mark that overlaps the previous one is skipped. `written` escapes the replacement of a mark
 * if `text` is markup, such as HTML.
 */
export function withMarks(text: string, marks: readonly Mark[], written = (mark: string): string => mark): string {
  let made = '';
  let from = 0;
  for (const { at, length, text: mark } of marks) {
    if (at < from) continue;
    made += text.slice(from, at) + written(mark);
    from = at + length;
  }
  return made + text.slice(from);
}

/**
 * Returns the marks that defang the hosts and e-mail addresses at the given spans: `[.]` for a dot, `[:]` for a colon in an IPv6 address,
 * `[@]` for an at sign, and `hxxp` or `fxp` for the scheme of a URL before a span.
 */
export function marksFor(text: string, spans: readonly Span[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const [start, end] of spans) {
    const before = schemeBefore(text, start);
    if (before) marks.push(before);
    if (text[start - 1] === '@') marks.push({ at: start - 1, length: 1, text: '[@]' });
    const isIpv6 = /^[\da-f.]*:[\da-f]*:/i.test(text.slice(start, Math.min(end, start + 50)));
    for (let at = start; at < end; at++) {
      const character = text[at] ?? '';
      if (dots.has(character)) marks.push({ at, length: 1, text: '[.]' });
      else if (character === '@' || (character === ':' && isIpv6))
        marks.push({ at, length: 1, text: `[${character}]` });
    }
  }
  return marks.sort((a, b) => a.at - b.at);
}

/** The maximum number of characters before a host that are searched for a scheme or user information. */
const maxPrefixLength = 200;

function schemeBefore(text: string, start: number): Mark | undefined {
  const from = Math.max(0, start - maxPrefixLength);
  const found = /(http|ftp)s?:\/\/(?:[^\s/?#@]*@)?\[?$/i.exec(text.slice(from, start));
  if (!found) return undefined;
  const at = from + found.index;
  return found[1]?.toLowerCase() === 'http'
    ? { at: at + 1, length: 2, text: 'xx' }
    : { at: at + 1, length: 1, text: 'x' };
}

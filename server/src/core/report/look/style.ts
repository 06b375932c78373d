/** Checks an organisation's stylesheet, which becomes part of a page that must not load anything. */
import type { Checked } from './look.ts';

/**
 * Returns a stylesheet that is safe in a `style` element, or the reason why it is not accepted. A safe stylesheet cannot end the element,
 * imports nothing, and its only URLs are embedded images (`data:`) and parts of the page (`#id`). Tokens are read as in CSS Syntax Module
 * Level 3, section 4, so that escapes and comments cannot hide anything.
 */
export function safeStyle(css: string): Checked {
  const problem = problemIn(css);
  if (problem !== undefined) return { problem };
  // Normalise line breaks and NUL as HTML parsers do, because the page's policy contains the hash of the parsed text.
  const text = css
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');
  // `</` could end the `style` element. Within strings and URLs, the added backslash has no effect; elsewhere, `</` is not valid CSS.
  return { text: text.replaceAll('</', '<\\/') };
}

/** Functions whose string arguments are URLs. */
const addressed: ReadonlySet<string> = new Set(['url', 'src', 'image', 'image-set', '-webkit-image-set']);
const allowed = /^(?:#|data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,])/i;

function problemIn(css: string): string | undefined {
  const functions: string[] = [];
  let at = 0;
  const say = (where: number, what: string): string => `contains ${what} on line ${lineOf(css, where)}`;
  while (at < css.length) {
    const start = at;
    const sign = css.charAt(at);
    if (css.startsWith('/*', at)) {
      const end = css.indexOf('*/', at + 2);
      at = end < 0 ? css.length : end + 2;
    } else if (sign === '"' || sign === "'") {
      const { text, end } = stringAt(css, at);
      at = end;
      if (addressed.has(functions.at(-1) ?? '') && !allowed.test(text.trim())) return say(start, externalUrl);
    } else if (sign === '@') {
      const { text, end } = nameAt(css, at + 1);
      at = Math.max(end, at + 1);
      if (text.toLowerCase() === 'import') return say(start, '@import, which is not allowed,');
    } else if (isNamePart(css, at)) {
      const { text, end } = nameAt(css, at);
      at = end;
      if (css.charAt(at) !== '(') continue;
      at++;
      const name = text.toLowerCase();
      const address = name === 'url' ? bareAddressAt(css, at) : undefined;
      if (address === undefined) functions.push(name);
      else if (!allowed.test(address.text)) return say(start, externalUrl);
      else at = address.end;
    } else {
      if (sign === '(') functions.push('');
      if (sign === ')') functions.pop();
      at++;
    }
  }
  return undefined;
}

const externalUrl = 'a URL that is not an embedded image (`data:image/…`)';

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n|[\n\r\f]/).length;

interface Read {
  readonly text: string;
  readonly end: number;
}

const isNamePart = (css: string, at: number): boolean => /[-\w\u0080-\uffff]/.test(css.charAt(at)) || isEscape(css, at);

const isEscape = (css: string, at: number): boolean =>
  css.charAt(at) === '\\' && at + 1 < css.length && !/[\n\r\f]/.test(css.charAt(at + 1));

function nameAt(css: string, start: number): Read {
  let at = start;
  let text = '';
  while (at < css.length && isNamePart(css, at)) {
    const part = isEscape(css, at) ? escapeAt(css, at) : { text: css.charAt(at), end: at + 1 };
    text += part.text;
    at = part.end;
  }
  return { text, end: at };
}

function escapeAt(css: string, at: number): Read {
  const digits = /^[\da-f]{1,6}/i.exec(css.slice(at + 1, at + 7))?.[0];
  if (digits === undefined) return { text: css.charAt(at + 1), end: at + 2 };
  const end = at + 1 + digits.length;
  const code = parseInt(digits, 16);
  const space = css.startsWith('\r\n', end) ? 2 : /[ \t\n\r\f]/.test(css.charAt(end)) ? 1 : 0;
  return { text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', end: end + space };
}

/** Reads a string up to its closing quote, or up to the end of the line if it is not closed. */
function stringAt(css: string, start: number): Read {
  const quote = css.charAt(start);
  let at = start + 1;
  let text = '';
  while (at < css.length) {
    const sign = css.charAt(at);
    if (sign === quote) return { text, end: at + 1 };
    if (/[\n\r\f]/.test(sign)) return { text, end: at };
    if (isEscape(css, at)) {
      const part = escapeAt(css, at);
      text += part.text;
      at = part.end;
    } else if (sign === '\\') at += css.startsWith('\r\n', at + 1) ? 3 : 2;
    else {
      text += sign;
      at++;
    }
  }
  return { text, end: at };
}

/** Reads an unquoted URL. Returns undefined if it begins with a quote. */
function bareAddressAt(css: string, start: number): Read | undefined {
  let at = start;
  while (/[ \t\n\r\f]/.test(css.charAt(at))) at++;
  if (css.charAt(at) === '"' || css.charAt(at) === "'") return undefined;
  let text = '';
  while (at < css.length && css.charAt(at) !== ')') {
    const part = isEscape(css, at) ? escapeAt(css, at) : { text: css.charAt(at), end: at + 1 };
    text += part.text;
    at = part.end;
  }
  return { text, end: Math.min(at + 1, css.length) };
}

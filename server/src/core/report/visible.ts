/**
 * Text that shows what it holds. Advisories quote file names and mails that were made to deceive; a page or a terminal
 * must not be deceived by them.
 */

/**
 * Makes the invisible harmless: control characters but tab and line feed, and lone surrogates, become U+FFFD; the
 * characters that reorder text (Unicode 16, UAX #9: embeddings, overrides, isolates) become their code point in
 * brackets, `[U+202E]`; line and paragraph separators become line feeds. Marks that only hint (U+200E, U+200F) stay.
 */
export function visibleText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(control, '\uFFFD')
    .replace(reordering, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(loneSurrogate, '\uFFFD');
}

/** The same on one line: line breaks and runs of whitespace become one space, none at the ends. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}

const suspicious = /[^\t\n\x20-\x7E\u00A0-\u1FFF\u2010-\u2027\u2030-\u2065\u2070-\uD7FF]/;
const control = /[^\P{Cc}\t\n]/gu;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;

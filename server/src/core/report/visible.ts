/**
 * Replaces deceptive characters with visible ones, because advisories quote file names and e-mails that were designed to deceive readers.
 */

/**
 * Replaces deceptive characters: control characters (except tabs and line breaks) and lone surrogates become U+FFFD; characters that
 * reorder text (Unicode 16, UAX #9: embeddings, overrides, isolates) become their code point in brackets, `[U+202E]`; carriage returns, and
 * line and paragraph separators, become line feeds. Direction marks (U+200E, U+200F) are not replaced.
 */
export function visibleText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(control, '\uFFFD')
    .replace(reordering, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(loneSurrogate, '\uFFFD');
}

/** Applies {@link visibleText}, joins the lines, and collapses whitespace. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim();
}

const suspicious = /[^\t\n\x20-\x7E\u00A0-\u1FFF\u2010-\u2027\u2030-\u2065\u2070-\uD7FF]/;
const control = /[^\P{Cc}\t\n]/gu;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;

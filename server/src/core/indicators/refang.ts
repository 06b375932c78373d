/** Refangs indicators: restores the original form of defanged values. */

/**
 * Returns a value without defanging, trimmed: `hxxp`, `h**p` and `meow` become `http`, and `fxp` becomes `ftp`; `[.]`, `(dot)`, `{.}`, `<.>`,
 * `\.`, `[@]`, `(at)`, `[:]`, `[://]` and wide dots become the character that they replace; invisible characters are removed. Text that is not
 * defanged is unchanged, and so are the brackets of an IPv6 address in a URL. The notations are those of public feeds and of the tools that read
 * them.
 */
export function refang(value: string): string {
  if (!marks.test(value)) return value.trim();
  return value
    .replace(invisible, '')
    .trim()
    .replace(/\b(?:h(?:xx|\*\*|tx|xt|__|tt\*|xtt)p|meow)(s?)(?=\s?[[({]?\\?:)/gi, 'http$1')
    .replace(/\bf(?:x|\*)p(s?)(?=\s?[[({]?:)/gi, 'ftp$1')
    .replace(/(?<=[\da-f])\[::\]/gi, '::')
    .replace(/\[\[(\.|dot|@|at)\]\]/gi, '[$1]')
    .replace(/\s?[[({<]\s?(\.|dot|@|at|:\/\/|:\/?|\/\/?)\s?[\])}>]\s?/gi, (_match, mark: string) => meant(mark))
    .replace(/[\u3002\uFF0E\uFF61]/g, '.')
    .replace(/\[\.([\p{L}\p{N}-]+)\]/gu, '.$1')
    .replace(/\[\.(?!\.)|(?<!\.)\.\]/g, '.')
    .replace(/[^]+/, withoutBackslashes);
}

/**
 * Matches characters and words, at least one of which occurs in every defanged value. Most values in long lists contain none of them and need no
 * further checks.
 */
const marks = /[[\](){}<\\\u3002\uFF0E\uFF61\u00AD\u200B-\u200D\u2060\uFEFF]|h(?:xx|\*\*|tx|xt|__|tt\*)|meow|f[x*]p/i;

/** Zero-width characters and soft hyphens, which may occur in text copied from web pages and documents. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/**
 * Removes the backslashes before punctuation, as in `evil\.top`. If there are other backslashes, the text is a path and is returned
 * unchanged.
 */
const withoutBackslashes = (text: string): string =>
  /^(?:[^\\]|\\[.:/@])+$/.test(text) ? text.replace(/\\([.:/@])/g, '$1') : text;

function meant(mark: string): string {
  const word = mark.toLowerCase();
  return word === 'dot' ? '.' : word === 'at' ? '@' : mark;
}

/** Whether a string is defanged or contains characters that `refang` removes. */
export function isDefanged(text: string): boolean {
  return refang(text) !== text.trim();
}

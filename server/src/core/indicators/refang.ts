/** Reading what was written so that no program takes it for an address. */

/**
 * A value as it was before somebody defanged it, trimmed: `hxxp`, `h**p` and `meow` are `http`; `[.]`, `(dot)`, `{.}`, `<.>`, `\.`,
 * `[@]`, `(at)`, `[:]`, `[://]` and wide dots are the mark that they stand for; invisible characters are left out. What is not defanged
 * stays, and so does a URL's `[…]` around an IPv6 address. Source: the notations of public feeds and of the tools that read them.
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

/** Without any of these, nothing is defanged: most values of long lists. */
const marks = /[[\](){}<\\\u3002\uFF0E\uFF61\u00AD\u200B-\u200D\u2060\uFEFF]|h(?:xx|\*\*|tx|xt|__|tt\*)|meow|f[x*]p/i;

/** Zero-width characters and soft hyphens, which text copied from web pages and documents contains. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** `evil\.top`: backslashes before marks are quoting, where the text has no others; those of a path stay. */
const withoutBackslashes = (text: string): string =>
  /^(?:[^\\]|\\[.:/@])+$/.test(text) ? text.replace(/\\([.:/@])/g, '$1') : text;

function meant(mark: string): string {
  const word = mark.toLowerCase();
  return word === 'dot' ? '.' : word === 'at' ? '@' : mark;
}

/** Whether a text is written so that no program takes it for an address. */
export function isDefanged(text: string): boolean {
  return refang(text) !== text.trim();
}

/** Reading what was written so that no program takes it for an address. */

/**
 * A value as it was before somebody defanged it: `hxxp` is `http`; `[.]`, `(dot)`, `{.}`, `[@]`, `(at)`, `[:]`, `[://]` and
 * wide dots are the mark that they stand for. What is not defanged stays, and so does a URL's `[…]` around an IPv6 address.
 */
export function refang(value: string): string {
  if (!marks.test(value)) return value.trim();
  return value
    .trim()
    .replace(/\bh(?:xx|\*\*|tx|xt|__)p(s?)(?=\s?[[({]?:)/gi, 'http$1')
    .replace(/\bf(?:x|\*)p(s?)(?=\s?[[({]?:)/gi, 'ftp$1')
    .replace(/(?<=[\da-f])\[::\]/gi, '::')
    .replace(/\s?[[({]\s?(\.|dot|@|at|:\/\/|:\/?|\/\/?)\s?[\])}]\s?/gi, (_match, mark: string) => meant(mark))
    .replace(/[\u3002\uFF0E\uFF61]/g, '.')
    .replace(/\[\.(?!\.)|(?<!\.)\.\]/g, '.');
}

/** Without any of these, nothing is defanged: most values of long lists. */
const marks = /[[\](){}\u3002\uFF0E\uFF61]|h(?:xx|\*\*|tx|xt|__)p|f[x*]p/i;

function meant(mark: string): string {
  const word = mark.toLowerCase();
  return word === 'dot' ? '.' : word === 'at' ? '@' : mark;
}

/** Whether a text is written so that no program takes it for an address. */
export function isDefanged(text: string): boolean {
  return refang(text) !== text.trim();
}

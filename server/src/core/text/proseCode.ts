/** Blanks out code in prose, because code is quoted verbatim and not the author's own wording. */

/**
 * Returns prose with code spans and code blocks replaced by spaces, so that offsets stay the same. Source: CommonMark 0.31, 4.4, 4.5 and
 * 6.1.
 */
export function withoutCode(prose: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return prose
    .replace(
      /(?<![^\r\n])( {0,3})(`{3,}(?!`)|~{3,}(?!~))[^\r\n]*[\r\n][^]*?(?:(?<![^\r\n]) {0,3}\2[^\r\n]*|(?![^]))/g,
      blank,
    )
    .replace(/(?:^|\n[ \t]*\n)(?:(?: {4,}|\t)[^\n]*(?:\n|$))+/g, blank)
    .replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, blank);
}

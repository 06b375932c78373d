/** Splits files of small advisories, each of which is below a line with `#=` and its title. */

/** Splits the text of a file into the parts below its `#=` lines, by title. */
export function partsOf(file: string): ReadonlyMap<string, string> {
  const parts = file.split(/^#= /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]));
}

/**
 * Returns the advisories in the text of a file by title. In the file, `\u{200b}` stands for the character with that number, and the lines end with
 * CRLF if the title ends with "(CRLF)".
 */
export function advisoriesOf(file: string): ReadonlyMap<string, string> {
  return new Map(
    [...partsOf(file)].map(([title, part]) => {
      const text = part.replace(/\\u\{([0-9a-f]+)\}/g, (_, digits: string) =>
        String.fromCodePoint(parseInt(digits, 16)),
      );
      return [title, title.endsWith('(CRLF)') ? text.replaceAll('\n', '\r\n') : text];
    }),
  );
}

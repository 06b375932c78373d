/** Reads and writes the cases of `test/fixtures/paste`: a document with its cursor, the pasted text, and the resulting document. */

export interface PasteCase {
  readonly name: string;
  /** The document, with `▮` where the text is pasted. */
  readonly into: string;
  readonly text: string;
  /** The HTML of the same content. */
  readonly html?: string;
  /** The name of a dropped file. */
  readonly fileName?: string;
  /** The title of the conversion; `as it is` if there is none. */
  readonly title: string;
  /** The resulting document; empty if nothing is converted. */
  readonly result: string;
}

/**
 * Parses the cases of a file. Each begins with `=== name`, and has the parts `--- into`, `--- paste [file]`, `--- html` (optional) and
 * `--- gives title`.
 */
export function readPasteCases(source: string): readonly PasteCase[] {
  return source
    .split(/^=== /m)
    .slice(1)
    .map((one) => {
      const [head = '', ...parts] = one.split(/^--- /m);
      const part = (word: string): readonly [rest: string, body: string] => {
        const found = parts.find((each) => each.startsWith(word)) ?? '';
        const end = found.indexOf('\n');
        return [found.slice(word.length, end).trim(), found.slice(end + 1)];
      };
      const [fileName, text] = part('paste');
      const [, html] = part('html');
      const [title, result] = part('gives');
      return {
        name: head.trim(),
        into: part('into')[1],
        text,
        ...(html === '' ? {} : { html }),
        ...(fileName === '' ? {} : { fileName }),
        title,
        result,
      };
    });
}

/** Formats cases as `readPasteCases` expects them. */
export function writePasteCases(cases: readonly PasteCase[]): string {
  return cases
    .map(
      ({ name, into, text, html, fileName = '', title, result }) =>
        `=== ${name}\n--- into\n${into}--- paste ${fileName}`.trimEnd() +
        `\n${text}${html === undefined ? '' : `--- html\n${html}`}--- gives ${title}\n${result}`,
    )
    .join('');
}

/** Fills the skeleton of a whole advisory with the facts that are known of a new one. */

/** The facts that are known of a new advisory. */
export interface NewAdvisory {
  /** Undefined if the author writes it later. */
  readonly title?: string;
  /** Undefined if the author chooses it later. */
  readonly category?: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Returns the words that the skeleton, in VS Code's snippet syntax, offers for `category`. */
export function categoriesOf(body: string): readonly string[] {
  const choices = /^category: \$\{\d+\|([^}\r\n\u2028\u2029]*)\|\}$/m.exec(body)?.[1] ?? '';
  return choices.split(',').filter((word) => word !== '' && !word.startsWith('<'));
}

/**
 * Returns the skeleton, in VS Code's snippet syntax, with title, status, category, date and authors in place of their tab stops. Unknown
 * facts keep theirs.
 */
export function filledSkeleton(body: string, { title, category, authors, today }: NewAdvisory): string {
  const items = authors.map((author) => `\n  - ${snippetText(author)}`).join('');
  return [
    [/^title: .*$/m, title === undefined ? undefined : `title: ${snippetText(title)}`],
    [/^category: .*$/m, category === undefined ? undefined : `category: ${snippetText(category)}`],
    [/^(?=category: )/m, 'status: draft\n'],
    [/^analyzed: .*$/m, `analyzed: ${today}`],
    [/^authors:(?:\n +- .*)*$/m, items === '' ? undefined : `authors:${items}`],
  ].reduce(
    (text, [line, filled]) => (filled === undefined ? text : text.replace(line ?? '', () => String(filled))),
    body,
  );
}

/** Returns a text as YAML, escaped for a snippet. Source of the escapes: VS Code, "Snippets in Visual Studio Code". */
function snippetText(text: string): string {
  return yamlText(text).replace(/[\\$}]/g, '\\$&');
}

/** Returns a text as a plain scalar if that can only be read as this text, else in double quotes, whose escapes are those of JSON. */
function yamlText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const isPlain =
    /^\p{L}[\p{L}\p{M}\p{N} .,()/+&'’–-]*$/u.test(line) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(line);
  return isPlain ? line : JSON.stringify(line);
}

/** Fills the skeleton of a new advisory with the known facts. */

/** What is known about a new advisory. */
export interface NewAdvisory {
  /** The title; absent if the author will enter it later. */
  readonly title?: string;
  /** The category; absent if the author will choose it later. */
  readonly category?: string;
  readonly authors: readonly string[];
  /** Today's date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Returns the choices for `category` in a skeleton, without placeholders; empty if it has none. `body` is in VS Code's snippet syntax. */
export function categoriesOf(body: string): readonly string[] {
  const choices = /^category: \$\{\d+\|([^}\r\n\u2028\u2029]*)\|\}$/m.exec(body)?.[1] ?? '';
  return choices.split(',').filter((word) => word !== '' && !word.startsWith('<'));
}

/**
 * Returns the skeleton, which is in VS Code's snippet syntax, with the known facts and the status `draft` inserted. Tab stops for unknown
 * facts remain.
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

/** Returns a string as YAML, escaped for a snippet. Source of the escapes: VS Code, "Snippets in Visual Studio Code". */
function snippetText(text: string): string {
  return yamlText(text).replace(/[\\$}]/g, '\\$&');
}

/**
 * Returns a string as YAML on a single line, with whitespace collapsed. The result is a plain scalar if YAML certainly parses it as the
 * same string. Otherwise, it is in double quotes, with JSON escapes.
 */
function yamlText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const isPlain =
    /^\p{L}[\p{L}\p{M}\p{N} .,()/+&'’–-]*$/u.test(line) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(line);
  return isPlain ? line : JSON.stringify(line);
}

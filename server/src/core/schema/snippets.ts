/** The skeletons in `snippets/advisory.code-snippets`, shared by VS Code's snippets, completion and fixes. */

/** The parts of VS Code's snippet file format that are used here. */
export type SnippetFile = Readonly<
  Record<string, { readonly prefix: string | readonly string[]; readonly body: string | readonly string[] }>
>;

export interface Snippets {
  /** Returns a top-level key's skeleton as plain text, with `\n` line breaks and a trailing newline; undefined for an unknown key. */
  section(key: string): string | undefined;
  /** Returns a row's skeleton as plain text; undefined for an unknown row. */
  row(name: string): string | undefined;
  /** Returns a snippet's body in VS Code's snippet syntax, by the snippet's name in the file; undefined for an unknown name. */
  snippetBody(name: string): string | undefined;
}

/** Creates the snippets from the content of the snippet file. */
export function createSnippets(file: SnippetFile): Snippets {
  const body = (name: string): string | undefined => {
    const found = Object.hasOwn(file, name) ? file[name]?.body : undefined;
    return typeof found === 'string' ? found : found?.join('\n');
  };
  const plain = (name: string): string | undefined => {
    const found = body(name);
    return found === undefined ? undefined : `${plainText(found).trimEnd()}\n`;
  };
  return { section: (key) => plain(`Section: ${key}`), row: (name) => plain(`Row: ${name}`), snippetBody: body };
}

/**
 * Returns a snippet's body as plain text. A placeholder becomes its default value, and a tab stop without one is removed. A choice becomes
 * `<a|b>`, because picking one would hide the decision from the author. Source of the syntax: VS Code's "Snippets in Visual Studio Code",
 * "Snippet syntax".
 */
export function plainText(body: string): string {
  return body
    .replace(
      /\$\{\d+\|([^}]*)\|\}/g,
      (_all, choices: string) => `<${choices.replace(/^<[^>]*>,/, '').replaceAll(',', '|')}>`,
    )
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+|\$\{\d+\}/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

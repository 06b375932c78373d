/** The skeletons of `snippets/advisory.code-snippets`: one source for VS Code's snippets, completion and the fixes. */

/** The parts of VS Code's snippet file format that are used. */
export type SnippetFile = Readonly<
  Record<string, { readonly prefix: string | readonly string[]; readonly body: string | readonly string[] }>
>;

export interface Snippets {
  /** Returns the skeleton of a top-level key as plain text, with `\n` line breaks and a final one; undefined for an unknown key. */
  section(key: string): string | undefined;
  /** Returns the skeleton of a row as plain text. */
  row(name: string): string | undefined;
  /** Returns the body of a snippet in VS Code's snippet syntax, by its name in the file. */
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
 * Returns the body of a snippet as plain text. A placeholder becomes its default. A choice becomes `<a|b>`, because choosing one would hide
 * the decision from the author; editors insert its initial placeholder. Source of the syntax: VS Code's "Snippets in Visual Studio Code",
 * Snippet syntax.
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

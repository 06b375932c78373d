/** The skeletons of `snippets/advisory.code-snippets`: one source for VS Code's snippets, completion and the fixes. */

/** VS Code's snippet file, as far as it is used. */
export type SnippetFile = Readonly<
  Record<string, { readonly prefix: string | readonly string[]; readonly body: string | readonly string[] }>
>;

export interface Snippets {
  /** A top-level section's skeleton as plain text, with `\n` and a final one; undefined for an unknown key. */
  section(key: string): string | undefined;
  /** A row's skeleton as plain text. */
  row(name: string): string | undefined;
  /** A snippet's body in VS Code's snippet syntax, by its name in the file. */
  snippetBody(name: string): string | undefined;
}

/** Reads the snippet file's content. */
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
 * A snippet's body as text: a placeholder is its default, a choice `<a|b>`, because none of the choices may be taken
 * silently. A choice begins with a placeholder of its own, which editors insert first. Source of the syntax: VS Code's "Snippets in Visual Studio Code", Snippet syntax.
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

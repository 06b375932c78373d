/** The request of the live preview. Plain data, and how the parts of a page are joined. */

/** Request `advisory/preview`: renders an open advisory from its newest text for a page that is kept current. */
export const previewRequest = 'advisory/preview';

export interface PreviewParams {
  readonly textDocument: { readonly uri: string };
  /** The `answer` of the last result that the client has, whose parts are not sent again. */
  readonly since?: number;
}

export interface PreviewResult {
  /** The number of this answer. */
  readonly answer: number;
  /** The number of the answer whose parts this one goes on from; absent if all parts are here. */
  readonly since?: number;
  /** The document version that was rendered. */
  readonly version: number;
  /**
   * The body of the page: markup from the server, with every value escaped. Elements with `data-part` lack their content, which is the part of that
   * name, and may have such elements itself.
   */
  readonly root: string;
  /** The contents of parts by their names, of which one stands for the same content as long as the document is open. */
  readonly parts: Readonly<Record<string, string>>;
  /** The first syntax error: zero-based line, and message. */
  readonly problem?: { readonly line: number; readonly message: string };
  /** Titles of the sections that are shown as they were before a syntax error. */
  readonly earlier: readonly string[];
  /** The organisation's stylesheet, to be applied after that of the page. */
  readonly style?: string;
}

/** Returns the whole markup of a page: each element with `data-part` with its content. */
export function joinedParts(root: string, parts: ReadonlyMap<string, string>): string {
  return root.replace(partElement, (tag, name: string) => tag + joinedParts(parts.get(name) ?? '', parts));
}

/** The end of a start tag. The server escapes `"` and `>` in text, so nothing else looks like it. */
const partElement = / data-part="([a-z\d]+)">/g;

/** Returns the parts that a page needs, of those that are known. */
export function neededParts(root: string, known: ReadonlyMap<string, string>): Map<string, string> {
  const needed = new Map<string, string>();
  const add = (markup: string): void => {
    for (const [, name = ''] of markup.matchAll(partElement)) {
      const content = known.get(name);
      if (content === undefined || needed.has(name)) continue;
      needed.set(name, content);
      add(content);
    }
  };
  add(root);
  return needed;
}

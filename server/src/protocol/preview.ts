/** The request for the live preview, and functions that assemble the parts of a page. Plain data only. */

/** Request `advisory/preview`: renders the newest text of an open advisory, for a page that is updated incrementally. */
export const previewRequest = 'advisory/preview';

export interface PreviewParams {
  readonly textDocument: { readonly uri: string };
  /** The `answer` of the last result that the client has; its parts are not sent again. */
  readonly since?: number;
}

export interface PreviewResult {
  /** The number of this answer. */
  readonly answer: number;
  /** The number of the earlier answer whose parts are reused; absent if this answer contains all parts. */
  readonly since?: number;
  /** The document version that was rendered. */
  readonly version: number;
  /**
   * The body of the page: markup from the server, with every value escaped. Each element with `data-part` is a placeholder for the content of
   * the part with that name; parts may contain such elements too.
   */
  readonly root: string;
  /** The contents of parts by name. While the document is open, a name always stands for the same content. */
  readonly parts: Readonly<Record<string, string>>;
  /** The first syntax error: its zero-based line and its message. */
  readonly problem?: { readonly line: number; readonly message: string };
  /** Titles of the sections that are shown as they were before a syntax error. */
  readonly earlier: readonly string[];
  /** The organisation's stylesheet, which is applied after that of the page. */
  readonly style?: string;
}

/** Returns the complete markup of a page, with the content of each part inserted. */
export function joinedParts(root: string, parts: ReadonlyMap<string, string>): string {
  return root.replace(partElement, (tag, name: string) => tag + joinedParts(parts.get(name) ?? '', parts));
}

/** The end of a part's start tag. The server escapes `"` and `>` in text, so nothing else can match. */
const partElement = / data-part="([a-z\d]+)">/g;

/** Returns those of the known parts that a page contains. */
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

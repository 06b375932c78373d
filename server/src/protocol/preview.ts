/** The request for the live preview, and functions that assemble the parts of a page. The messages are plain data. */

/** Request `advisory/preview`: renders the current text of an open advisory for a page that is updated incrementally. */
export const previewRequest = 'advisory/preview';

export interface PreviewParams {
  readonly textDocument: { readonly uri: string };
  /** The number of the last answer that the client has received. Parts of that answer are not sent again. */
  readonly since?: number;
}

export interface PreviewResult {
  /** The number of this answer; 0 if the page is not divided into parts. */
  readonly answer: number;
  /** The number of the earlier answer whose parts are reused. Absent if this answer contains all parts. */
  readonly since?: number;
  /** The document version that was rendered. */
  readonly version: number;
  /**
   * The markup of the page's body, in which every value is escaped. Each element with `data-part` is a placeholder for the part with that
   * name. A part may contain further placeholders.
   */
  readonly root: string;
  /** The contents of parts by name. While the document is open, a name always refers to the same content. */
  readonly parts: Readonly<Record<string, string>>;
  /** The first syntax error: its zero-based line and its message. */
  readonly problem?: { readonly line: number; readonly message: string };
  /** The titles of the sections that are affected by a syntax error and therefore shown with their last valid content. */
  readonly earlier: readonly string[];
  /** The organisation's stylesheet, which is applied after the stylesheet of the page. */
  readonly style?: string;
}

/** Returns the complete markup of a page, in which each placeholder contains its part. */
export function joinedParts(root: string, parts: ReadonlyMap<string, string>): string {
  return root.replace(partElement, (tag, name: string) => tag + joinedParts(parts.get(name) ?? '', parts));
}

/** Matches the end of a placeholder's start tag. Because the server escapes `"` and `>` in text, nothing else can match. */
const partElement = / data-part="([a-z\d]+)">/g;

/** Returns those known parts, by name, that a page contains directly or within other parts. */
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

/** Reads the entries of a list of references. Source: CommonMark 0.31, section 6.3 "Links". */

/** An entry of a list of references. */
export interface ReadLink {
  readonly title: string;
  /** The URL as written, which may be defanged. */
  readonly url: string;
}

/** Matches a Markdown link whose destination is a URL. The parentheses of a destination may be nested once. */
const markdownLink =
  /\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:<(h[tx]{2}ps?:[^<>\s]*)>|(h[tx]{2}ps?:[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+"[^"\n]{0,200}")?\)/gi;

/** Returns text with the titles of its Markdown links in place of the links. */
export const withoutLinks = (text: string): string => text.replace(markdownLink, '$1');

/**
 * Returns the Markdown links in an entry, such as `[Title](https://…)`. The title of a single link includes the text around the link; so
 * does the title of the first of several links, unless there are only separators between them. Returns an empty list for text without
 * links.
 */
export function linksIn(text: string): readonly ReadLink[] {
  const found = [...text.matchAll(markdownLink)].map(([, title = '', marked, plain = '']) => {
    const url = marked ?? plain;
    return { title: title.trim() || url, url };
  });
  const [first, ...more] = found;
  const isSeparated = more.length > 0 && !/[\p{L}\p{N}]/u.test(text.replace(markdownLink, '').replace(/\band\b/g, ''));
  if (!first || isSeparated) return found;
  return [{ title: withoutLinks(text).trim() || first.url, url: first.url }, ...more];
}

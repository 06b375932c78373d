/** Reads Markdown links to web addresses. Source: CommonMark 0.31, section 6.3 "Links". */

/** A Markdown link. Its title is the text of the link, or the URL if there is no text. */
export interface ReadLink {
  readonly title: string;
  /** The URL as written, which may be defanged. */
  readonly url: string;
}

/**
 * Matches the destination of a Markdown link to a URL, and its title. Outside angle brackets, the URL may contain parentheses in pairs that are
 * not nested.
 */
const destination =
  /(?:<(h[tx]{2}ps?:[^<>\s]{0,2000})>|(h[tx]{2}ps?:[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,5}))(?:\s{1,5}"[^"\n]{0,200}")?\)/iy;

/** The maximum length of the text of a link. */
const maxTitleLength = 500;

/** Replaces each Markdown link to a web address with the result of `replace`. */
export function replaceLinks(text: string, replace: (link: ReadLink, written: string) => string): string {
  let result = '';
  let done = 0;
  for (let middle = text.indexOf(']('); middle >= 0; middle = text.indexOf('](', middle + 2)) {
    destination.lastIndex = middle + 2;
    const [whole, marked, plain = ''] = destination.exec(text) ?? [];
    if (whole === undefined) continue;
    const first = Math.max(done, middle - maxTitleLength);
    let open = middle;
    for (let depth = 1; depth > 0 && open > first;) {
      open--;
      depth += text[open] === ']' ? 1 : text[open] === '[' ? -1 : 0;
    }
    if (text[open] !== '[') continue;
    const url = marked ?? plain;
    const end = middle + 2 + whole.length;
    const title = text.slice(open + 1, middle).trim() || url;
    result += text.slice(done, open) + replace({ title, url }, text.slice(open, end));
    done = end;
    middle = end - 2;
  }
  return result + text.slice(done);
}

/** Replaces each Markdown link to a web address with its title. */
export const withoutLinks = (text: string): string => replaceLinks(text, ({ title }) => title);

/**
 * Returns the Markdown links in an entry of a list of references, such as `[Title](https://…)`. The title of a single link includes the text
 * around the link; so does the title of the first of several links, unless the text around them consists of separators and "and". Returns an
 * empty list for text without links.
 */
export function linksIn(text: string): readonly ReadLink[] {
  const found: ReadLink[] = [];
  const others = replaceLinks(text, (link) => (found.push(link), ''));
  const [first, ...more] = found;
  const isSeparated = more.length > 0 && !/[\p{L}\p{N}]/u.test(others.replace(/\band\b/g, ''));
  if (!first || isSeparated) return found;
  return [{ title: withoutLinks(text).trim(), url: first.url }, ...more];
}

/** Finds an advisory's live indicators in the output of a printer. It is independent of how the program reads and defangs. */
import createMarkdown, { type Token } from 'markdown-it';

/** A host, IP address or e-mail address that must not be live. */
export interface Hostile {
  readonly host: string;
  /** Other notations of the same host that programs accept, such as Punycode or a single number. */
  readonly also?: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Returns the hosts that occur in a text, not as a part of a longer word or of another name, such as a file name. */
export function liveNames(text: string, hostile: readonly Hostile[]): string[] {
  return hostile.flatMap(({ host, also = [] }) =>
    [host, ...also].filter((name) =>
      new RegExp(`(?<![\\p{L}\\p{N}-])${escaped(name)}(?!\\.?[\\p{L}\\p{N}])`, 'iu').test(text),
    ),
  );
}

/** Returns the text of a page as its reader sees it: without tags, with references decoded. */
export function seenOf(html: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/<(?:p|li|td|th|tr|div|dt|dd|h\d|section|header|pre|ul|ol|br|table|dl|blockquote)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (_match, code: string | undefined, name: string) =>
      code === undefined ? (names[name] ?? '') : String.fromCodePoint(Number(code)),
    );
}

const dialect = createMarkdown('commonmark', { html: true, linkify: true }).enable(['table', 'linkify']);
dialect.linkify.set({ fuzzyEmail: true, fuzzyLink: false });

const flat = (tokens: readonly Token[]): Token[] => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);

/** Returns the link targets of a page, as HTML or as Markdown in which bare addresses become links. */
export function targetsOf(text: string, format: 'html' | 'markdown'): string[] {
  if (format === 'html') return [...text.matchAll(/ href="([^"]*)"/g)].map((match) => seenOf(match[1] ?? ''));
  return flat(dialect.parse(text, {}))
    .filter(({ type }) => type === 'link_open')
    .map((token) => String(token.attrGet('href')));
}

/** Returns the texts of a Markdown page that GitHub may read as a mention or an e-mail address: not those in code and links. */
export function mentionsIn(markdown: string): string[] {
  let links = 0;
  return flat(dialect.parse(markdown, {})).flatMap(({ type, content }) => {
    if (type === 'link_open') links++;
    if (type === 'link_close') links--;
    return type === 'text' && links === 0
      ? (content.match(/(?:^|[^\w`])@[a-z\d]\S*|[\w.+-]+@[\w-]+\.[\w.-]+/gi) ?? [])
      : [];
  });
}

/** Whether an address leads to one of the hosts or a subdomain. */
export function leadsTo(target: string, hostile: readonly Hostile[]): boolean {
  let host: string;
  try {
    host = new URL(target).hostname.toLowerCase();
  } catch {
    return false;
  }
  return hostile.some((one) =>
    [one.host, ...(one.also ?? [])].some((name) => host === name || host.endsWith(`.${name}`)),
  );
}

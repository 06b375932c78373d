/** What of an advisory's indicators is live in what a printer gave. It knows nothing of how the program reads or defangs. */
import createMarkdown, { type Token } from 'markdown-it';

/** A host, address or mail that must not be live. */
export interface Hostile {
  readonly host: string;
  /** A notation of the same host that programs read, such as Punycode or one number. */
  readonly also?: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The hosts that stand in a text as they are; neither part of a longer word nor of another name, such as that of a file. */
export function liveNames(text: string, hostile: readonly Hostile[]): string[] {
  return hostile.flatMap(({ host, also = [] }) =>
    [host, ...also].filter((name) =>
      new RegExp(`(?<![\\p{L}\\p{N}-])${escaped(name)}(?!\\.?[\\p{L}\\p{N}])`, 'iu').test(text),
    ),
  );
}

/** A page as its reader sees it: without tags, references read. */
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

/** Where a page, as HTML or as Markdown with bare addresses made links, leads. */
export function targetsOf(text: string, format: 'html' | 'markdown'): string[] {
  if (format === 'html') return [...text.matchAll(/ href="([^"]*)"/g)].map((match) => seenOf(match[1] ?? ''));
  return flat(dialect.parse(text, {}))
    .filter(({ type }) => type === 'link_open')
    .map((token) => String(token.attrGet('href')));
}

/** Texts of a Markdown page outside of code and links, in which GitHub looks for mentions and mails. */
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

/** Whether an address leads to one of the hosts, or below one. */
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

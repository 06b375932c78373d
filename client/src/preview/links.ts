/** Says whether a link of a report may be opened: web pages and mail addresses only, and none with odd characters. */
export function isAllowedLink(href: string): boolean {
  if ([...href].some((character) => character <= ' ' || character === '\u007f')) return false;
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

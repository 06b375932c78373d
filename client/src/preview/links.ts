/** Whether a link in a report may be opened: only `http:`, `https:` and `mailto:` URLs without spaces or control characters. */
export function isAllowedLink(href: string): boolean {
  if ([...href].some((character) => character <= ' ' || character === '\u007f')) return false;
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

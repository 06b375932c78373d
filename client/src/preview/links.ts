/** Whether a link in a report may be opened: only web and mail addresses without unusual characters. */
export function isAllowedLink(href: string): boolean {
  if ([...href].some((character) => character <= ' ' || character === '\u007f')) return false;
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

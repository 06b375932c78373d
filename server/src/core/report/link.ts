/** Creates links, or text for URLs that the page must not link to. */
import { defang } from '../indicators/index.ts';
import type { Inline } from './block.ts';

/**
 * Returns content that links to a URL. If the page must not link to it, returns the content followed by the defanged URL, or only the
 * defanged URL if the content is empty or repeats the URL.
 */
export function linkOrText(content: readonly Inline[], url: string, mayLink: (url: string) => boolean): Inline[] {
  if (mayLink(url)) return [{ kind: 'link', url: url.trim(), content }];
  const address: Inline = { kind: 'code', text: defang(url, 'url') };
  const [only] = content;
  if (content.length === 0 || (content.length === 1 && only?.kind === 'text' && only.text === url)) return [address];
  return [...content, { kind: 'text', text: ' (' }, address, { kind: 'text', text: ')' }];
}

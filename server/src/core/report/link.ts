/** Links of the page. */
import { defang } from '../indicators/index.ts';
import type { Inline } from './block.ts';

/** Returns content that links to an address, or the content followed by the defanged address if the page must not link there. */
export function linkOrText(content: readonly Inline[], url: string, mayLink: (url: string) => boolean): Inline[] {
  if (mayLink(url)) return [{ kind: 'link', url: url.trim(), content }];
  const address: Inline = { kind: 'code', text: defang(url, 'url') };
  const [only] = content;
  if (content.length === 0 || (content.length === 1 && only?.kind === 'text' && only.text === url)) return [address];
  return [...content, { kind: 'text', text: ' (' }, address, { kind: 'text', text: ')' }];
}

/** Which addresses the page may lead to. */
import type { Advisory } from '../model/advisory.ts';
import type { Inline } from './block.ts';
import { defang } from '../indicators/defang.ts';

/**
 * An address that may become a link: `http`, `https` or `mailto`, without spaces and control characters.
 * Undefined for all else, e.g. `javascript:` and defanged addresses.
 */
export function safeUrl(text: string): string | undefined {
  const url = text.trim();
  return /^(?:https?:\/\/[^\s\\]|mailto:[^\s\\])[^\s]*$/i.test(url) && !hasControl(url) ? url : undefined;
}

/** Makes a function that says whether an address may be a link: it is safe, is not one of the indicators, and is not on a host of theirs. */
export function createLinkPolicy(advisory: Advisory): (url: string) => boolean {
  const hostile = new Set<string>();
  for (const { value } of advisory.indicators?.items ?? []) {
    if (value) hostile.add(comparable(value.value));
  }
  return (url) => {
    if (safeUrl(url) === undefined) return false;
    const address = comparable(url);
    return !hostile.has(address) && !hostile.has(hostOf(address));
  };
}

/** Content that leads to an address, or that content with the defanged address after it where the page must not lead there. */
export function linkOrText(content: readonly Inline[], url: string, mayLink: (url: string) => boolean): Inline[] {
  if (mayLink(url)) return [{ kind: 'link', url: url.trim(), content }];
  const address: Inline = { kind: 'code', text: defang(url, 'url') };
  const [only] = content;
  if (content.length === 0 || (content.length === 1 && only?.kind === 'text' && only.text === url)) return [address];
  return [...content, { kind: 'text', text: ' (' }, address, { kind: 'text', text: ')' }];
}

/** An address without its defanging, scheme and last slash, in lower case. */
function comparable(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[[({](\.|dot|:|@|at)[\])}]/g, (_match, mark: string) =>
      mark === 'dot' ? '.' : mark === 'at' ? '@' : mark,
    )
    .replace(/^(?:h(?:tt|xx)ps?:\/\/|mailto:)/, '')
    .replace(/\/$/, '');
}

const hostOf = (address: string): string =>
  address
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '');

const hasControl = (text: string): boolean => [...text].some((character) => character < ' ' || character === '\u007F');

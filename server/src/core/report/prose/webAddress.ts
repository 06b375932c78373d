/** Parses web addresses in angle brackets. */
import type { StateInline } from 'markdown-it';

/**
 * Replaces the parser's rule for autolinks: `<https://a.example>` is a link (CommonMark 0.31, 6.5), but e-mail addresses and other schemes
 * remain text, as in `From: IT <it@a.example>`. Links are not nested.
 */
export function webAddress(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!/^<https?:/i.test(src.slice(pos, pos + 7))) return false;
  const url = /^<(https?:\/\/[^<>\s]+)>/i.exec(src.slice(pos, posMax))?.[1];
  if (url === undefined) return false;
  const address = state.md.normalizeLink(url);
  if (!state.md.validateLink(address)) return false;
  state.pos += url.length + 2;
  if (silent) return true;
  if (state.linkLevel > 0) {
    state.pending += url;
    return true;
  }
  const open = state.push('link_open', 'a', 1);
  open.attrs = [['href', address]];
  open.info = 'auto';
  state.push('text', '', 0).content = url;
  state.push('link_close', 'a', -1).info = 'auto';
  return true;
}

/**
 * Recognises values from which a part was omitted (`33ee…f956`, `hxxps://evil[.]top/...`), and URLs and hosts with a space in them, such as
 * `my_host evil[.]top`.
 */
import type { IndicatorType } from '../model/vocabularies.ts';

/** Matches a hash with an ellipsis or asterisks in place of digits. */
const cutHash = /^[0-9a-f]{3,120}\s?(?:\.{2,6}|…|\*{3,9}|\[(?:\.{3}|…)\])\s?(?:[0-9a-f]{3,120})?$/i;
const scheme = /^(?:hxxps?|https?):\/\//i;
/** Matches an ellipsis in place of the rest or a part of a URL's path. */
const cutPath = /…|[/=?&_-]\.{3,6}(?:\/|$)/;

/** Whether a value is a hash or a URL in which an ellipsis replaces a part. */
export function isShortened(value: string): boolean {
  const text = value.trim();
  if (text.length > 2000) return false;
  if (scheme.test(text)) return !/\s/.test(text) && cutPath.test(text);
  return cutHash.test(text) && /\d/.test(text) && text.replace(/[^0-9a-f]/gi, '').length >= 8;
}

/** Matches a URL whose path continues after a space. */
const tornPath = /^(?:hxxps?|https?):\/\/\S+ [^\s(|,;:–—-][^()|]{0,200}\.[a-z0-9]{2,4}$/i;
/** Matches a word with an underscore or a digit, a space, and a defanged host. */
const tornHost = /^(?=\S*[_\d])[a-z0-9_-]{2,63} [a-z0-9-]{1,63}[[({](?:\.|dot)[\])}][a-z0-9.[\](){}-]{2,200}$/i;

/** Returns the type of a URL or a host with a space in it; undefined for any other value. */
export function isTorn(value: string): IndicatorType | undefined {
  const text = value.trim();
  if (tornPath.test(text)) return 'url';
  return tornHost.test(text) ? 'domain' : undefined;
}

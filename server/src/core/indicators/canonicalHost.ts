/** Converts hosts to a canonical form for comparison. All notations of a host have the same canonical form. */
import { readIpv6 } from './addresses.ts';

/** Declares the members of the global `URL` class (WHATWG URL Standard) that are used here. Node and browsers both have this class. */
declare const URL: new (text: string) => { readonly hostname: string; readonly protocol: string };

/**
 * Parses a URL as a browser does. Returns undefined if the string is not a valid URL. `host` is canonical, or empty if the URL has no host.
 */
export function readAsBrowser(url: string): { readonly protocol: string; readonly host: string } | undefined {
  try {
    const { protocol, hostname } = new URL(url);
    return { protocol, host: sameAddress(hostname) };
  } catch {
    return undefined;
  }
}

/**
 * Returns a host in lower case and Punycode, without brackets and zone, and without the trailing dot of the root. IP addresses in any notation
 * (octal, hexadecimal, a single number, IPv4 in IPv6) become canonical. Returns undefined for an invalid IP address, and for a name with
 * non-ASCII or special characters that browsers reject; other names are not validated. Sources: WHATWG URL Standard, "host parsing"; UTS #46.
 */
export function canonicalHost(host: string): string | undefined {
  const text = host.replace(/^\[|\]$/g, '').replace(/%25.*|%[a-z][^%]*$/i, '');
  if (text.includes(':')) return sameAddress(`[${text}]`) || undefined;
  // A fast path, because most names need no conversion.
  if (
    /^[a-z0-9_.-]+$/i.test(text) &&
    /[a-z_-]/i.test(text.slice(text.lastIndexOf('.') + 1)) &&
    !/(?:^|\.)0x[\da-f]*$/i.test(text)
  )
    return withoutRoot(text.toLowerCase());
  return readAsBrowser(`http://${text}/`)?.host;
}

const withoutRoot = (host: string): string => host.replace(/\.$/, '');

function sameAddress(hostname: string): string {
  if (!hostname.startsWith('[')) return withoutRoot(hostname.toLowerCase());
  const text = readIpv6(hostname)?.text ?? '';
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(text) ?? [];
  if (high === undefined || low === undefined) return text.replace(/^::ffff:(?=\d+\.)/, '');
  const number = parseInt(high, 16) * 65536 + parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/** Canonical hosts, for comparison: all notations of one host become one text. */
import { readIpv6 } from './addresses.ts';

/** The part of the `URL` that every host of this program has (WHATWG URL Standard) and that is used here. */
declare const URL: new (text: string) => { readonly hostname: string; readonly protocol: string };

/** What a URL leads to, as a browser reads it; undefined where that is no URL. `host` is canonical, empty where there is none. */
export function readAsBrowser(url: string): { readonly protocol: string; readonly host: string } | undefined {
  try {
    const { protocol, hostname } = new URL(url);
    return { protocol, host: sameAddress(hostname) };
  } catch {
    return undefined;
  }
}

/**
 * A host in lower case and Punycode, an address in any notation (octal, hexadecimal, one number, IPv4 within IPv6) in the usual one; without
 * brackets and the root's dot. Undefined where no browser would look for it. Sources: WHATWG URL Standard, "host parsing"; UTS #46.
 */
export function canonicalHost(host: string): string | undefined {
  const text = host.replace(/^\[|\]$/g, '').replace(/%25.*|%[a-z][^%]*$/i, '');
  if (text.includes(':')) return sameAddress(`[${text}]`) || undefined;
  // What needs no conversion, as most names do.
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

/** Parses addresses with a port, and AS numbers. All functions expect refanged text. */
import { readAddress } from './addresses.ts';

/**
 * Parses an address with a port: `198.51.100.7:443`, `198.51.100.7|443`, `[2001:db8::1]:443`, optionally followed by `/tcp` or `/udp`. Returns
 * undefined for any other text.
 */
export function readSocket(
  text: string,
): { readonly address: string; readonly port: string; readonly text: string } | undefined {
  const [, host = '', port = ''] =
    /^(\[[^\]]+\]|[^\s:|]+|[^\s|]+(?=\|))[:|](\d{1,5})(?:\/(?:tcp|udp))?$/i.exec(text) ?? [];
  const address = readAddress(host);
  if (!address || Number(port) === 0 || Number(port) > 65535) return undefined;
  return { address: address.text, port, text: `${address.text} ${Number(port)}` };
}

/**
 * Parses an AS number in any common notation: `AS64500`, `ASN 64500`, `64500`, `AS0.64500`. Returns undefined for any other text. Source:
 * RFC 5396.
 */
export function readAsn(text: string): number | undefined {
  const [, high, low = ''] = /^(?:ASN? ?)?(?:(\d{1,5})\.)?(\d{1,10})$/i.exec(text) ?? [];
  if (low === '' || Number(high ?? 0) > 65535 || (high !== undefined && Number(low) > 65535)) return undefined;
  const number = Number(high ?? 0) * 65536 + Number(low);
  return number <= 4294967295 ? number : undefined;
}

/**
 * Recognises values that resemble an indicator, for example because a digit is missing or because a character was copied along from the
 * surrounding page.
 */
import type { IndicatorType } from '../model/vocabularies.ts';
import { readAddress } from './addresses.ts';
import { readUrl } from './hosts.ts';
import { partType } from './partTypes.ts';
import { partsOf, type Part } from './parts.ts';
import { refang } from './refang.ts';
import { hasWrongChecksum } from './wallets.ts';

export interface NearMiss {
  readonly type: IndicatorType;
  /** The indicator without the surrounding characters, if these are the only problem. */
  readonly indicator?: Part;
}

/** Returns the type that a value without a stated type resembles; undefined for a valid indicator, and for text that resembles none. */
export function nearMiss(value: string): NearMiss | undefined {
  const trimmed = value.trim();
  if (trimmed.length > 2000 || /\s/.test(trimmed)) return withoutJunk(value);
  return (
    nearAddress(refang(trimmed)) ??
    nearHash(trimmed) ??
    nearWallet(trimmed) ??
    withoutJunk(value) ??
    nearLocation(trimmed)
  );
}

/** Matches brackets that defang a character, and defanged schemes. */
const defanging = /[[({](?:\.|dot|@|at|:|:\/\/)[\])}]|^(?:hxxp|h\*\*p|meow)s?:/i;

/**
 * Returns the type of a defanged word that is not a valid network address: `user[@]evil`, `evil-[.]top`. Because the word is defanged, the
 * author must have meant an address.
 */
function nearLocation(text: string): NearMiss | undefined {
  if (!defanging.test(text) || /[^\x21-\x7e]|[\\"'`]/.test(text) || partsOf(text).length > 0) return undefined;
  const plain = refang(text);
  if (/^[a-z0-9+.-]{2,10}:\/\//i.test(plain)) return { type: 'url' };
  if (plain.includes('@')) return { type: 'email' };
  if (/^[\d.]+$/.test(plain)) return { type: 'ipv4' };
  if (/^[\da-f:]+$/i.test(plain)) return { type: 'ipv6' };
  return /^[^/=?&;,|]+$/.test(plain) ? { type: 'domain' } : undefined;
}

/** Returns the indicator in a value that otherwise contains only punctuation and markup; undefined for any other value. */
export function withoutJunk(value: string): NearMiss | undefined {
  if (value.length > 2000 || /[\r\n]/.test(value)) return undefined;
  let from = 0;
  let to = value.length;
  for (let next = junkBefore(value, from, to); next > from; next = junkBefore(value, from, to)) from = next;
  for (let next = trailingJunk(value, from, to); next < to; next = trailingJunk(value, from, to)) to = next;
  const text = value.slice(from, to);
  if (text.length < 4 || text === value.trim() || /\s/.test(text.trim())) return undefined;
  const type = partType(text);
  return type ? { type, indicator: { start: from, end: to, text, type } } : undefined;
}

const tag = /^<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,60})?\/?>/i;
const lastTag = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,60})?\/?>$/i;

function junkBefore(value: string, from: number, to: number): number {
  const head = value.slice(from, Math.min(to, from + 80));
  const found = tag.exec(head)?.[0] ?? /^(?:&(?:nbsp|quot|amp|lt|gt|#\d{1,4});|\d{1,3}[.)]\s)/i.exec(head)?.[0];
  if (found) return from + found.length;
  return /^[\s"'`*•·‣▪<>({;,|“”‘’«»]/.test(head) || /^\[(?![\da-f:.]+\])/i.test(head) ? from + 1 : from;
}

function trailingJunk(value: string, from: number, to: number): number {
  const tail = value.slice(Math.max(from, to - 80), to);
  const found = lastTag.exec(tail)?.[0] ?? /&(?:nbsp|quot|amp|lt|gt|#\d{1,4});$/i.exec(tail)?.[0];
  if (found) return to - found.length;
  const last = tail.at(-1) ?? '';
  if (/[\s"'`*<>;,|“”‘’«»!?.:\\]/.test(last)) return to - 1;
  const open = { ')': '(', ']': '[', '}': '{' }[last];
  return open !== undefined && count(value.slice(from, to), last) > count(value.slice(from, to), open) ? to - 1 : to;
}

/** Counts the occurrences of a character. */
const count = (text: string, sign: string): number => text.split(sign).length - 1;

/**
 * Recognises a range of addresses, an IPv4 address with a number that is too large or one number too many, an invalid network or port, an invalid
 * IPv6 address, and a URL with an invalid IPv4 address or port.
 */
function nearAddress(text: string): NearMiss | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^\s/?#@]+)/i.exec(text)?.[1];
  if (url !== undefined) {
    const bad = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/.test(url) || /:\d{5,9}$/.test(url);
    return bad && !readUrl(text) ? { type: 'url' } : undefined;
  }
  // `45.8.146.213-220` is a range, which must be given as a network.
  if (/^\d{1,3}(?:\.\d{1,3}){3}\s?[-–]\s?(?:\d{1,3}|\d{1,3}(?:\.\d{1,3}){3})$/.test(text)) return { type: 'cidr' };
  // `45.8.146.213.7` has one number too many. At least two numbers must have several digits; otherwise it may be a version or an object
  // identifier.
  if (/^\d{1,3}(?:\.\d{1,3}){4}$/.test(text) && (text.match(/\d{2,3}/g)?.length ?? 0) > 1) return { type: 'ipv4' };
  const [, host = '', mark = '', number = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})(?:([:/])(\d{1,9}))?$/.exec(text) ?? [];
  if (host !== '') {
    if (mark === '') return readAddress(host) ? undefined : { type: 'ipv4' };
    const type = mark === ':' ? 'ip_port' : 'cidr';
    const isPossible = type === 'ip_port' ? Number(number) > 0 && Number(number) <= 65535 : Number(number) <= 32;
    return readAddress(host) && isPossible ? undefined : { type };
  }
  const port = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,}:(\d{5,9})$/i.exec(text)?.[1];
  if (Number(port ?? 0) > 65535) return { type: 'host_port' };
  const groups = text.split(':');
  const isLikeIpv6 = groups.length > 3 && groups.length < 11 && text.includes('::') && /^[\da-f:]+$/i.test(text);
  return isLikeIpv6 && groups.some((group) => group.length > 2) && !readAddress(text) ? { type: 'ipv6' } : undefined;
}

/** The lengths of hashes and other fingerprints, in hexadecimal digits. */
const lengths: ReadonlySet<number> = new Set([32, 36, 40, 48, 56, 62, 64, 70, 72, 74, 96, 128, 134, 138]);
const hashes: readonly (readonly [number, IndicatorType])[] = [
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
];

function nearHash(text: string): NearMiss | undefined {
  if (text.length < 29 || text.length > 131 || !/^[0-9a-z]+$/i.test(text)) return undefined;
  const strange = text.replace(/[0-9a-f]+/gi, '').length;
  const digits = text.replace(/\D+/g, '').length;
  if (digits < text.length / 4 || digits === text.length) return undefined;
  const type = nearestHash(text.length);
  if (strange === 0) return lengths.has(text.length) ? undefined : { type };
  return strange <= 2 && hashes.some(([length]) => length === text.length) ? { type } : undefined;
}

/** Returns the hash type whose length is nearest to the given one. */
const nearestHash = (length: number): IndicatorType =>
  hashes.reduce((best, one) => (Math.abs(one[0] - length) < Math.abs(best[0] - length) ? one : best))[1];

const nearWallet = (text: string): NearMiss | undefined =>
  /^(?:[13]|bc1|0x|[48])/i.test(text) && hasWrongChecksum(text) ? { type: 'cryptocurrency_address' } : undefined;

/** IP addresses and networks. This module is the only importer of `ipaddr.js`. */
import ipaddr from 'ipaddr.js';
import { once } from '../util/once.ts';

/** An address in canonical notation (dotted decimal, or RFC 5952). Its `range` is determined on access. */
export interface Address {
  readonly kind: 'ipv4' | 'ipv6';
  readonly text: string;
  readonly range: AddressRange;
}

/** The purpose for which an address is reserved, according to the registries defined in RFC 6890; `public` if it is not reserved. */
export type AddressRange = 'public' | 'private' | 'loopback' | 'link-local' | 'documentation' | 'reserved';

/** This is a class because creating an object with its own getter is ten times as slow, and a document may have thousands of addresses. */
class ParsedAddress implements Address {
  readonly kind: Address['kind'];
  readonly text: string;
  readonly #parsed: ipaddr.IPv4 | ipaddr.IPv6;

  constructor(kind: Address['kind'], text: string, parsed: ipaddr.IPv4 | ipaddr.IPv6) {
    this.kind = kind;
    this.text = text;
    this.#parsed = parsed;
  }

  get range(): AddressRange {
    const parsed = this.#parsed;
    return rangeOf(parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed);
  }
}

/**
 * Parses an IPv4 address of four decimal numbers. Returns undefined for any other text, including numbers with leading zeros, which
 * programs interpret differently.
 */
export function readIpv4(text: string): Address | undefined {
  // The library throws on invalid addresses, which is slow because most values are not addresses.
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  const address = ipaddr.IPv4.parse(text);
  return new ParsedAddress('ipv4', address.toString(), address);
}

/**
 * Parses an IPv6 address in any notation of RFC 4291, section 2.2, optionally with a zone (RFC 4007) or in the brackets of a URL. Returns
 * undefined for any other text.
 */
export function readIpv6(text: string): Address | undefined {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (bare.length > 100 || !bare.includes(':') || !/^[\da-f:.]+(?:%.+)?$/i.test(bare) || !ipaddr.IPv6.isValid(bare))
    return undefined;
  const address = ipaddr.IPv6.parse(bare);
  return new ParsedAddress('ipv6', address.toRFC5952String(), address);
}

/** Parses an IPv4 or IPv6 address. Returns undefined for any other text. */
export function readAddress(text: string): Address | undefined {
  return readIpv4(text) ?? readIpv6(text);
}

export interface Network {
  readonly kind: 'ipv4' | 'ipv6';
  /** The canonical notation, with all host bits zero: `192.168.0.0/16`. */
  readonly text: string;
  readonly first: Address;
  readonly last: Address;
}

/** Parses `address/prefix` (RFC 4632, section 3.1; RFC 4291, section 2.3). Returns undefined for any other text. */
export function readNetwork(text: string): Network | undefined {
  const [, host = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = readAddress(host);
  if (!address || host.includes('%') || Number(prefix) > (address.kind === 'ipv4' ? 32 : 128)) return undefined;
  const whole = `${address.text}/${prefix}`;
  const family = address.kind === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const first = readAddress(family.networkAddressFromCIDR(whole).toString());
  const last = readAddress(family.broadcastAddressFromCIDR(whole).toString());
  return first && last ? { kind: address.kind, text: `${first.text}/${Number(prefix)}`, first, last } : undefined;
}

/** Whether a network contains an address; false if one is IPv4 and the other IPv6. */
export function holds(network: Network, address: Address): boolean {
  if (network.kind !== address.kind) return false;
  const [base, prefix] = ipaddr.parseCIDR(network.text);
  const parsed = ipaddr.parse(address.text);
  return base.kind() === parsed.kind() && parsed.match(base, prefix);
}

type Parsed = ReturnType<typeof ipaddr.IPv4.parse> | ReturnType<typeof ipaddr.IPv6.parse>;

/** Documentation ranges: RFC 5737, RFC 3849 and RFC 9637. */
const documentation = networks('192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20');
/**
 * Public IPv6 space: global unicast addresses (2000::/3; RFC 4291, section 2.4), and the well-known NAT64 prefix, which is outside that
 * range (RFC 6052).
 */
const assignable = networks('2000::/3', '64:ff9b::/32');
/** The library's names of ranges whose addresses are reachable on the Internet. */
const open = new Set(['unicast', '6to4', 'teredo', 'rfc6052', 'rfc6145', 'as112', 'as112v6', 'amt', 'orchid2']);
const kinds: Readonly<Record<string, AddressRange>> = {
  private: 'private',
  uniqueLocal: 'private',
  carrierGradeNat: 'private',
  deprecatedSiteLocal: 'private',
  loopback: 'loopback',
  linkLocal: 'link-local',
};

/** The first octets of all special IPv4 ranges below 224.0.0.0. Any other address below 224.0.0.0 is public without further checks. */
const specialOctets = new Set([0, 10, 100, 127, 169, 172, 192, 198, 203]);
const specialGroups = new Set([0x2001, 0x2002, 0x2620, 0x3fff]);

function isOrdinary(address: Parsed): boolean {
  if ('octets' in address) return (address.octets[0] ?? 0) < 224 && !specialOctets.has(address.octets[0] ?? 0);
  const group = address.parts[0] ?? 0;
  return group >= 0x2000 && group <= 0x3fff && !specialGroups.has(group);
}

function rangeOf(address: Parsed): AddressRange {
  if (isOrdinary(address)) return 'public';
  if (documentation().some((network) => isWithin(address, network))) return 'documentation';
  const range: string = address.range();
  if (open.has(range)) return isAssignable(address) ? 'public' : 'reserved';
  return kinds[range] ?? 'reserved';
}

type ParsedNetwork = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Returns a function that parses the networks on its first call. They are not parsed on import, because most advisories do not need them
 * and parsing would delay every start.
 */
function networks(...texts: readonly string[]): () => readonly ParsedNetwork[] {
  return once(() => texts.map((text) => ipaddr.parseCIDR(text)));
}

const isWithin = (address: Parsed, [base, prefix]: ParsedNetwork): boolean =>
  base.kind() === address.kind() && address.match(base, prefix);

const isAssignable = (address: Parsed): boolean =>
  address.kind() === 'ipv4' || assignable().some((network) => isWithin(address, network));

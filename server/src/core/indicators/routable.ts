/** Finds indicators that are not reachable on the Internet. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { readAddress, readNetwork, type Address, type AddressRange } from './addresses.ts';
import { plainValue } from './formats.ts';
import { readAsn, readSocket } from './sockets.ts';
import { domainOfEmail, readHostPort, readUrl } from './hosts.ts';

export interface Unroutable {
  /** A description of the value that completes "is …" in a message. */
  readonly what: string;
  /**
   * Whether the address or name is used inside networks, as private and loopback addresses are. Listing one is then not necessarily wrong,
   * in contrast to documentation and reserved ranges.
   */
  readonly inside: boolean;
}

/**
 * Returns why a value cannot be reached on the Internet; undefined if it can, if it is a cloud metadata endpoint, or if values of its type, such
 * as hashes, do not name anything on the Internet.
 */
export function unroutable(value: string, type: IndicatorType): Unroutable | undefined {
  const text = plainValue(value, type);
  switch (type) {
    case 'ipv4':
    case 'ipv6':
      return ofAddress(readAddress(text));
    case 'ip_port':
      return ofAddress(readAddress(readSocket(text)?.address ?? ''));
    case 'cidr': {
      const network = readNetwork(text);
      return network && network.first.range === network.last.range ? ofAddress(network.last) : undefined;
    }
    case 'domain':
      return ofName(text);
    case 'host_port':
      return ofHost(readHostPort(text)?.host ?? '');
    case 'email':
      return ofHost(domainOfEmail(text));
    case 'url':
      return ofHost(readUrl(text)?.host ?? '');
    case 'asn':
      return ofNumber(readAsn(text));
    default:
      return undefined;
  }
}

const ofHost = (host: string): Unroutable | undefined => {
  const address = readAddress(host.replace(/^\[|\]$/g, ''));
  return address ? ofAddress(address) : ofName(host);
};

/**
 * Cloud metadata endpoints, many of which return credentials and are therefore targets of attacks, and other internal services of cloud
 * providers. Sources: the providers' documentation.
 */
const metadata: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.169.253',
  '169.254.169.123',
  '169.254.170.2',
  '169.254.170.23',
  '169.254.0.23',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
  'fe80::a9fe:a9fe',
  '::ffff:a9fe:a9fe',
  'metadata.google.internal',
]);

const meanings: Readonly<Record<Exclude<AddressRange, 'public'>, Unroutable>> = {
  private: { what: 'a private address', inside: true },
  loopback: { what: 'a loopback address', inside: true },
  'link-local': { what: 'a link-local address', inside: true },
  documentation: { what: 'in a range reserved for documentation', inside: false },
  reserved: { what: 'in a reserved range', inside: false },
};

function ofAddress(address: Address | undefined): Unroutable | undefined {
  if (!address || address.range === 'public' || metadata.has(address.text.replace(/%.*/, ''))) return undefined;
  return meanings[address.range];
}

/**
 * Returns why a name is not reachable; undefined for any other name. Sources: RFC 2606, RFC 6761, RFC 6762, RFC 8375, and ICANN's
 * reservation of `.internal` for private use. Onion names are reachable (RFC 7686).
 */
function ofName(text: string): Unroutable | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (metadata.has(name)) return undefined;
  if (/(?:^|\.)localhost$/.test(name)) return { what: 'a name for the host itself', inside: true };
  if (/\.(?:local|internal|home\.arpa)$/.test(name)) return { what: 'a name for private networks', inside: true };
  if (/(?:^|\.)example(?:\.(?:com|net|org))?$/.test(name))
    return { what: 'a name reserved for documentation', inside: false };
  if (/(?:^|\.)(?:test|invalid)$/.test(name)) return { what: 'a reserved name', inside: false };
  return undefined;
}

/**
 * Returns why an AS number is not routable; undefined if it may be routable. Sources: RFC 5398 (documentation), RFC 6996 (private), RFC
 * 7607, RFC 6793 and RFC 7300 (reserved).
 */
function ofNumber(asn: number | undefined): Unroutable | undefined {
  if (asn === undefined) return undefined;
  const within = (first: number, last: number): boolean => first <= asn && asn <= last;
  if (within(64496, 64511) || within(65536, 65551))
    return { what: 'in a range reserved for documentation', inside: false };
  if (within(64512, 65534) || within(4200000000, 4294967294)) return { what: 'a private number', inside: true };
  if (asn === 0 || asn === 23456 || asn === 65535 || asn === 4294967295 || within(65552, 131071))
    return { what: 'a reserved number', inside: false };
  return undefined;
}

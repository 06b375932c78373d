/** The syntax of each indicator type, and how its values are compared. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { readIpv4, readIpv6, readNetwork } from './addresses.ts';
import * as files from './files.ts';
import { hasFileExtension } from './extensions.ts';
import * as hashes from './hashes.ts';
import * as hosts from './hosts.ts';
import { isPackage, isPlainlyPackage } from './packages.ts';
import { refang } from './refang.ts';
import { readAsn, readSocket } from './sockets.ts';
import * as wallets from './wallets.ts';

export interface IndicatorFormat {
  /** Completes the sentence "A value of this type is …". */
  readonly says: string;
  /**
   * Whether a value can be of the type. Accepts doubtful values, so that no correct value is reported. Expects the result of `plainValue`.
   */
  readonly fits: (text: string) => boolean;
  /**
   * Whether the syntax of a value is typical of this type only. If so, messages suggest this type in place of a wrong one. Absent for types that
   * cannot be recognised from a value alone.
   */
  readonly plainly?: (text: string) => boolean;
  /** Returns the form in which values of the type are compared; absent if they are compared unchanged. */
  readonly same?: (text: string) => string;
}

const anything = (): boolean => true;
const lower = (text: string): string => text.toLowerCase();
const upper = (text: string): string => text.toUpperCase();
const hash = (says: string, fits: (text: string) => boolean): IndicatorFormat => ({ says, fits, same: lower });
const hashOfFile = (says: string, fits: (text: string) => boolean): IndicatorFormat => ({
  ...hash(says, fits),
  plainly: fits,
});
const certificate = (says: string, fits: (text: string) => boolean): IndicatorFormat => ({
  says,
  fits: (text) => fits(hashes.bareFingerprint(text)),
  plainly: (text) => hashes.bareFingerprint(text) !== text && fits(hashes.bareFingerprint(text)),
  same: (text) => hashes.bareFingerprint(text).toLowerCase(),
});

export const indicatorFormats: Readonly<Record<IndicatorType, IndicatorFormat>> = {
  ipv4: {
    says: 'an IPv4 address: four numbers from 0 to 255',
    fits: (text) => readIpv4(text) !== undefined,
    plainly: (text) => readIpv4(text) !== undefined,
  },
  ipv6: {
    says: 'an IPv6 address: eight groups of hexadecimal digits, or fewer around one `::`',
    fits: (text) => readIpv6(text) !== undefined,
    plainly: (text) => readIpv6(text) !== undefined,
    same: (text) => readIpv6(text)?.text ?? lower(text),
  },
  cidr: {
    says: 'a network in CIDR notation: an address, a slash, and a prefix length of at most 32, or 128 for IPv6',
    fits: (text) => readNetwork(text) !== undefined,
    plainly: (text) => readNetwork(text) !== undefined,
    same: (text) => readNetwork(text)?.text ?? lower(text),
  },
  ip_port: {
    says: 'an address with a port: the address, in brackets if it is IPv6, a colon and a number from 1 to 65535',
    fits: (text) => readSocket(text) !== undefined,
    plainly: (text) => readSocket(text) !== undefined,
    same: (text) => readSocket(text)?.text ?? lower(text),
  },
  host_port: {
    says: 'a host with its port: a name, a colon and a number from 1 to 65535, such as `evil[.]top:8443`',
    fits: (text) => hosts.readHostPort(text) !== undefined,
    plainly: (text) => hosts.isDomain(hosts.readHostPort(text)?.host ?? ''),
    same: (text) => lower(text).replace('|', ':').replace(/\.:/, ':'),
  },
  domain: {
    says: 'a domain name: labels of letters, digits and hyphens, separated by dots',
    fits: hosts.isDomain,
    plainly: hosts.isDomain,
    same: (text) => lower(text).replace(/\.$/, '').replace(/^\./, '*.'),
  },
  url: {
    says: 'a URL: an address without spaces, such as `https://host/path`',
    fits: hosts.isUrl,
    plainly: hosts.isPlainlyUrl,
    same: sameUrl,
  },
  email: {
    says: 'an e-mail address: a name, `@` and a domain',
    fits: hosts.isEmail,
    plainly: hosts.isEmail,
    same: lower,
  },
  md5: hashOfFile('an MD5 hash: 32 hexadecimal digits', hashes.isMd5),
  sha1: hashOfFile('a SHA-1 hash: 40 hexadecimal digits', hashes.isSha1),
  sha256: hashOfFile('a SHA-256 hash: 64 hexadecimal digits', hashes.isSha256),
  sha512: hashOfFile('a SHA-512 hash: 128 hexadecimal digits', hashes.isSha512),
  ssdeep: {
    says: 'an ssdeep fuzzy hash: block size and two signatures, separated by colons',
    fits: hashes.isSsdeep,
    plainly: hashes.isSsdeep,
  },
  imphash: hash('an import hash: 32 hexadecimal digits', hashes.isMd5),
  tlsh: {
    says: 'a TLSH hash: `T1` and 70 hexadecimal digits',
    fits: hashes.isTlsh,
    plainly: hashes.isTlsh,
    same: (text) => upper(text).replace(/^T1/, ''),
  },
  filename: {
    says: 'a file name: a name without folders',
    fits: files.isFileName,
    plainly: (text) => files.isFileName(text) && hasFileExtension(text),
  },
  filepath: {
    says: 'a file path: at least one folder, drive or variable',
    fits: files.isFilePath,
    plainly: files.isPlainlyPath,
    same: (text) => (text.includes('\\') ? lower(text) : text),
  },
  registry_key: {
    says: 'a registry key: a path with backslashes, below a hive such as `HKLM`',
    fits: files.isRegistryKey,
    plainly: files.hasHive,
    same: files.sameRegistryKey,
  },
  mutex: { says: 'a name', fits: anything },
  named_pipe: {
    says: 'a pipe name: alone or after `\\\\.\\pipe\\`',
    fits: files.isNamedPipe,
    plainly: files.isPlainlyPipe,
    same: files.samePipe,
  },
  service_name: { says: 'a service name: a name without slashes', fits: files.isServiceName, same: lower },
  scheduled_task: { says: 'a name', fits: anything, same: lower },
  command_line: { says: 'a command', fits: anything },
  user_agent: { says: 'a user agent', fits: anything },
  asn: {
    says: 'an autonomous system number: `AS` and a number from 0 to 4294967295',
    fits: (text) => readAsn(text) !== undefined,
    plainly: (text) => /^AS/i.test(text) && readAsn(text) !== undefined,
    same: (text) => String(readAsn(text) ?? lower(text)),
  },
  ja3: hash('a JA3 fingerprint: 32 hexadecimal digits', hashes.isMd5),
  ja3s: hash('a JA3S fingerprint: 32 hexadecimal digits', hashes.isMd5),
  ja4: {
    says: 'a JA4 fingerprint: three parts separated by underscores, such as `t13d1516h2_8daaf6152771_b186095e22b6`',
    fits: hashes.isJa4,
    plainly: hashes.isClientJa4,
    same: lower,
  },
  jarm: { ...hash('a JARM fingerprint: 62 hexadecimal digits', hashes.isJarm), plainly: hashes.isPlainlyJarm },
  certificate_sha1: certificate(
    "a certificate's SHA-1 fingerprint: 40 hexadecimal digits, with or without colons",
    hashes.isSha1,
  ),
  certificate_sha256: certificate(
    "a certificate's SHA-256 fingerprint: 64 hexadecimal digits, with or without colons",
    hashes.isSha256,
  ),
  android_package: {
    says: 'an Android package name: a name such as `com.example.app`',
    fits: files.isAndroidPackage,
  },
  bundle_id: {
    says: 'the bundle ID of an Apple app: a name such as `com.example.App`',
    fits: files.isBundleId,
  },
  package: {
    says: 'a package: a package URL such as `pkg:npm/axios@1.14.1`, or `npm:axios@1.14.1`',
    fits: isPackage,
    plainly: (text) => isPlainlyPackage(text) || (isPackage(text) && !hosts.isEmail(text)),
    same: (text) => text.replace(/^[a-z]+(?=:)/i, lower),
  },
  cryptocurrency_address: {
    says: 'a wallet address: the address alone, without the name of the currency',
    fits: wallets.isWallet,
    plainly: wallets.isPlainlyWallet,
    same: wallets.sameWallet,
  },
  other: { says: 'anything', fits: anything },
};

/** Types whose values are network addresses and are therefore defanged. */
const network: ReadonlySet<IndicatorType> = new Set([
  'ipv4',
  'ipv6',
  'cidr',
  'ip_port',
  'host_port',
  'domain',
  'url',
  'email',
]);

/** Whether values of a type are some kind of network address. */
export const isNetwork = (type: IndicatorType): boolean => network.has(type);

/** Returns a value as `indicatorFormats` expects it: trimmed, and refanged if the type is a kind of network address. */
export function plainValue(value: string, type: IndicatorType): string {
  return network.has(type) ? refang(value) : value.trim();
}

/**
 * Returns the comparison form of a value. Two values of the same type that denote the same indicator have the same form, whether or not
 * they are defanged.
 */
export function comparedValue(value: string, type: IndicatorType): string {
  const text = plainValue(value, type);
  return indicatorFormats[type].same?.(text) ?? (network.has(type) ? text : refang(text));
}

const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443', ftp: '21' };

/**
 * Normalises a URL for comparison: scheme and host in lower case, IPv6 in canonical notation, `/` for an empty path, no default port. Source: RFC
 * 3986, section 6.2.
 */
function sameUrl(text: string): string {
  const url = hosts.readUrl(text);
  if (!url) return text;
  const { scheme = '', host, port = '', rest } = url;
  const user = /^(?:[^/?#]*:\/\/)?([^\s/?#@]*@)/.exec(text)?.[1] ?? '';
  const shownPort = port === '' || port === defaultPorts[scheme] ? '' : `:${port}`;
  return `${scheme}://${user}${readIpv6(host)?.text ?? lower(host)}${shownPort}${/^[?#]|^$/.test(rest) ? `/${rest}` : rest}`;
}

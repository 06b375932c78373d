/** Builds STIX patterns for indicators. Source: STIX 2.1 (OASIS), 6 (object paths) and 9 (patterns). */
import {
  bareFingerprint,
  bareName,
  readAddress,
  readAsn,
  readHostPort,
  readNetwork,
  readSocket,
} from '../../indicators/index.ts';
import type { IndicatorType } from '../../model/vocabularies.ts';

type PatternOf = (value: string) => string | undefined;

/** Returns a string literal, with backslashes and quotes escaped. */
const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
const equal =
  (path: string, plain: (value: string) => string = (value) => value): PatternOf =>
  (value) =>
    `[${path} = ${literal(plain(value))}]`;
const lower = (value: string): string => value.toLowerCase();
const hash = (path: string): PatternOf => equal(path, lower);
const certificate = (path: string): PatternOf => equal(path, (value) => bareFingerprint(value).toLowerCase());

/** The patterns by indicator type. For a type without an entry, no STIX object has a matching property. */
const patterns: Readonly<Partial<Record<IndicatorType, PatternOf>>> = {
  ipv4: equal('ipv4-addr:value'),
  ipv6: equal('ipv6-addr:value', (value) => readAddress(value)?.text ?? value),
  cidr: (value) => {
    const network = readNetwork(value);
    return network && `[${network.kind}-addr:value ISSUBSET ${literal(network.text)}]`;
  },
  ip_port: (value) => {
    const socket = readSocket(value);
    const kind = readAddress(socket?.address ?? '')?.kind;
    return socket && kind && traffic(`${kind}-addr`, socket.address, Number(socket.port));
  },
  host_port: (value) => {
    const location = readHostPort(value);
    const address = readAddress(location?.host ?? '');
    if (!location) return undefined;
    return traffic(address ? `${address.kind}-addr` : 'domain-name', address?.text ?? location.host, location.port);
  },
  domain: (value) => {
    const name = bareName(value).toLowerCase();
    if (!/^\*?\./.test(value)) return equal('domain-name:value')(name);
    // In a LIKE expression, an underscore matches any character, so a name with an underscore requires a regular expression.
    if (!name.includes('_')) return `[domain-name:value LIKE ${literal(`%.${name}`)}]`;
    return `[domain-name:value MATCHES ${literal(`\\.${name.replaceAll('.', '\\.')}$`)}]`;
  },
  url: equal('url:value'),
  email: equal('email-addr:value'),
  md5: hash('file:hashes.MD5'),
  sha1: hash("file:hashes.'SHA-1'"),
  sha256: hash("file:hashes.'SHA-256'"),
  sha512: hash("file:hashes.'SHA-512'"),
  ssdeep: equal('file:hashes.SSDEEP'),
  tlsh: equal('file:hashes.TLSH'),
  imphash: hash("file:extensions.'windows-pebinary-ext'.imphash"),
  filename: equal('file:name'),
  filepath: pathPattern,
  registry_key: equal('windows-registry-key:key', fullRegistryKey),
  mutex: equal('mutex:name'),
  service_name: equal("process:extensions.'windows-service-ext'.service_name"),
  command_line: equal('process:command_line'),
  user_agent: equal("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'"),
  asn: (value) => {
    const number = readAsn(value);
    return number === undefined ? undefined : `[autonomous-system:number = ${number}]`;
  },
  certificate_sha1: certificate("x509-certificate:hashes.'SHA-1'"),
  certificate_sha256: certificate("x509-certificate:hashes.'SHA-256'"),
};

/** Returns the pattern for a refanged value; undefined if no pattern can express it. */
export function patternOf(type: IndicatorType, value: string): string | undefined {
  return patterns[type]?.(value);
}

const traffic = (type: string, value: string, port: number): string =>
  `[network-traffic:dst_ref.type = '${type}' AND network-traffic:dst_ref.value = ${literal(value)} AND network-traffic:dst_port = ${port}]`;

const hives: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};

/** Returns a registry path with the full name of its hive, as STIX requires. */
function fullRegistryKey(path: string): string {
  return path
    .replace(/^Computer\\/i, '')
    .replace(/^(HK(?:LM|CU|CR|U|CC)):?(?=\\|$)/i, (hive) => hives[hive.replace(':', '').toUpperCase()] ?? hive);
}

function pathPattern(path: string): string {
  const [, folder = '', name = ''] = /^([^]*[\\/])?([^\\/]*)$/.exec(path) ?? [];
  if (name === '') return `[directory:path = ${literal(path.replace(/(?<=.)[\\/]$/, ''))}]`;
  if (folder === '') return `[file:name = ${literal(name)}]`;
  // Only the path of a root folder ends with a separator.
  const parent = /^(?:[a-z]:)?[\\/]$/i.test(folder) ? folder : folder.slice(0, -1);
  return `[file:name = ${literal(name)} AND file:parent_directory_ref.path = ${literal(parent)}]`;
}

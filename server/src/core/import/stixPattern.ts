/** Reads the indicators in a STIX pattern. Source: STIX 2.1 (OASIS), 9 "STIX Patterning". */
import type { IndicatorType } from '../model/vocabularies.ts';

/** An indicator in a pattern. */
export interface PatternValue {
  readonly type: IndicatorType;
  readonly value: string;
}

/** The indicators in a pattern. */
export interface StixPattern {
  /** The values of each observation, `[…]`, in the order of the text. */
  readonly observations: readonly (readonly PatternValue[])[];
  /**
   * Whether the indicators express the whole pattern: it contains no negation, no order, no qualifier such as `WITHIN`, no unknown path, and only
   * operators that {@link readComparison} reads.
   */
  readonly isWhole: boolean;
}

/** The maximum length of a pattern that is read, in characters. */
const maxLength = 20_000;

/** The indicator types of object paths. Source: STIX 2.1, 6 "STIX Cyber-observable Objects". */
const types: Readonly<Record<string, IndicatorType>> = {
  'ipv4-addr:value': 'ipv4',
  'ipv6-addr:value': 'ipv6',
  'domain-name:value': 'domain',
  'domain-name:resolves_to_refs[*].value': 'ipv4',
  'url:value': 'url',
  'email-addr:value': 'email',
  'email-message:from_ref.value': 'email',
  'email-message:sender_ref.value': 'email',
  'file:hashes.md5': 'md5',
  'file:hashes.sha-1': 'sha1',
  'file:hashes.sha1': 'sha1',
  'file:hashes.sha-256': 'sha256',
  'file:hashes.sha256': 'sha256',
  'file:hashes.sha-512': 'sha512',
  'file:hashes.sha512': 'sha512',
  'file:hashes.ssdeep': 'ssdeep',
  'file:hashes.tlsh': 'tlsh',
  'file:hashes.imphash': 'imphash',
  'file:extensions.windows-pebinary-ext.imphash': 'imphash',
  'file:name': 'filename',
  'file:parent_directory_ref.path': 'filepath',
  'directory:path': 'filepath',
  'windows-registry-key:key': 'registry_key',
  'mutex:name': 'mutex',
  'process:command_line': 'command_line',
  'process:name': 'filename',
  'process:extensions.windows-service-ext.service_name': 'service_name',
  'network-traffic:dst_ref.value': 'ipv4',
  'network-traffic:src_ref.value': 'ipv4',
  'network-traffic:extensions.http-request-ext.request_header.user-agent': 'user_agent',
  'autonomous-system:number': 'asn',
  'x509-certificate:hashes.sha-1': 'certificate_sha1',
  'x509-certificate:hashes.sha1': 'certificate_sha1',
  'x509-certificate:hashes.sha-256': 'certificate_sha256',
  'x509-certificate:hashes.sha256': 'certificate_sha256',
  'cryptocurrency-wallet:address': 'cryptocurrency_address',
};

/** Returns the indicator type of an object path such as `file:hashes.'SHA-256'`; undefined for a path that is not an indicator. */
export function typeOfPath(path: string): IndicatorType | undefined {
  const key = path.replace(/['"]/g, '').toLowerCase();
  return Object.hasOwn(types, key) ? types[key] : undefined;
}

/** Matches the tokens of a pattern: quoted strings, paths, punctuation, words. */
const token =
  /\s+|'(?:[^'\\]|\\.)*'|[a-z][a-z0-9-]*:[a-z0-9_-]+(?:\.(?:'[^']*'|[a-z0-9_-]+)|\[[*\d]+\])*|[[\](),]|!=|<>|<=|>=|=|<|>|[A-Za-z]+|\d+(?:\.\d+)?/iy;

/** Reads a pattern. Returns undefined for any other text, and for text longer than 20,000 characters. */
export function readStixPattern(text: string): StixPattern | undefined {
  const source = text.trim();
  if (source.length > maxLength || !/^\(*\s*\[/.test(source)) return undefined;
  const tokens = tokensOf(source);
  if (!tokens || !tokens.some((one) => /^[a-z][a-z0-9-]*:/i.test(one))) return undefined;
  const observations: PatternValue[][] = [];
  let isWhole = true;
  let current: PatternValue[] | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at] ?? '';
    if (word === '[' && !current) current = [];
    else if (word === ']' && current) {
      observations.push(current);
      current = undefined;
    } else if (/^[a-z][a-z0-9-]*:/i.test(word) && current) {
      const comparison = readComparison(tokens, at + 1);
      const type = typeOfPath(word);
      const last = current.at(-1);
      const isPort = /^network-traffic:\w+_port$/i.test(word) && /^AND$/i.test(tokens[at - 1] ?? '');
      const joined = isPort && comparison && last ? withPort(last, comparison.values) : undefined;
      if (comparison && /^network-traffic:\w+_ref\.type$/i.test(word)) {
        // The comparison only states the type of the address.
      } else if (joined) current[current.length - 1] = joined;
      else if (!comparison || comparison.values.length === 0 || type === undefined) isWhole = false;
      else for (const value of comparison.values) current.push({ type: refined(type, value), value });
      at = comparison?.last ?? at;
    } else if (!/^(?:AND|OR|[()])$/i.test(word)) isWhole = false;
  }
  return current || observations.length === 0 ? undefined : { observations, isWhole };
}

function tokensOf(source: string): readonly string[] | undefined {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const [text] = token.exec(source) ?? [];
    if (text === undefined) return undefined;
    if (text.trim() !== '') found.push(text);
  }
  return found;
}

/**
 * Reads the comparison after a path: `= 'a'`, `ISSUBSET '192.0.2.0/24'`, `IN ('a', 'b')` or, for a domain name, `LIKE '%.example'`. `last` is the
 * index of its last token. Returns undefined for any other comparison.
 */
function readComparison(tokens: readonly string[], from: number): { values: string[]; last: number } | undefined {
  const [operator = '', first = ''] = tokens.slice(from, from + 2);
  if (/^(?:=|ISSUBSET)$/i.test(operator) && isLiteral(first)) return { values: [unquoted(first)], last: from + 1 };
  if (/^domain-name:/i.test(tokens[from - 1] ?? '') && /^LIKE$/i.test(operator) && /^'%\.[^%_]+'$/.test(first))
    return { values: [`*${unquoted(first).slice(1)}`], last: from + 1 };
  if (!/^IN$/i.test(operator) || first !== '(') return undefined;
  const close = tokens.indexOf(')', from);
  if (close < 0) return undefined;
  return {
    values: tokens
      .slice(from + 2, close)
      .filter(isLiteral)
      .map(unquoted),
    last: close,
  };
}

const isLiteral = (text: string): boolean => text.startsWith("'") || /^\d/.test(text);

const unquoted = (text: string): string => (text.startsWith("'") ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text);

/** Returns the type of a value, which can differ from the `type` of its path: an address may be a network, and a file name may contain folders. */
function refined(type: IndicatorType, value: string): IndicatorType {
  if (type === 'ipv4' || type === 'ipv6') {
    if (/\/\d{1,3}$/.test(value)) return 'cidr';
    if (value.includes(':')) return 'ipv6';
    return /^[\d.]+$/.test(value) ? 'ipv4' : 'domain';
  }
  return type === 'filename' && /[\\/]/.test(value) ? 'filepath' : type;
}

/** Returns an indicator with a port. Returns undefined if there are several ports, or if the type of the indicator has no variant with a port. */
function withPort({ type, value }: PatternValue, [port = '', another]: readonly string[]): PatternValue | undefined {
  if (another !== undefined || !/^\d{1,5}$/.test(port)) return undefined;
  if (type === 'domain') return { type: 'host_port', value: `${value}:${port}` };
  if (type === 'ipv4') return { type: 'ip_port', value: `${value}:${port}` };
  return type === 'ipv6' ? { type: 'ip_port', value: `[${value}]:${port}` } : undefined;
}

/** Recognises indicator types as written in keys and headings: `domains`, `IP addresses`, `SHA-256`, `hashes`. */
import {
  canonicalValue,
  indicatorTypeSynonyms,
  indicatorTypeValues,
  normaliseWord,
  type IndicatorType,
} from '../../model/vocabularies.ts';

/**
 * The indicator type that a word names. `typeOf` returns undefined if the type depends on the value, and the value does not determine it.
 */
export interface NamedType {
  typeOf(value: string): IndicatorType | undefined;
}

/** Returns the type that a word or heading names; undefined if it names none. */
export function namedType(word: string): NamedType | undefined {
  const normalised = normaliseWord(word.replace(/[()]/g, ' ')).replace(
    /^(?:ioc|malicious|c2|c&c|network|file|host)_(?=\w)|(?<=\d)_(?:hash(?:es)?|value|digest|checksum)$/g,
    '',
  );
  const whole = normaliseWord(word);
  const candidates = [...new Set([whole, normalised, singular(whole), singular(normalised)])];
  if (candidates.some((one) => /^(?:hash|file_hash|checksum|digest)$/.test(one)))
    return { typeOf: (value) => hashType(value) };
  for (const one of candidates) {
    // Words such as "constructor" are also inherited properties of every object.
    const other = Object.hasOwn(otherWords, one) ? otherWords[one] : undefined;
    const type = canonicalValue(one, indicatorTypeValues, indicatorTypeSynonyms) ?? other;
    if (type) return { typeOf: (value) => refined(type, value) };
  }
  return undefined;
}

const otherWords: Readonly<Record<string, IndicatorType>> = {
  file: 'filename',
  mail: 'email',
  sender: 'email',
  registry_value: 'registry_key',
  ipaddress: 'ipv4',
  ips: 'ipv4',
  address: 'ipv4',
  onion: 'domain',
};

const singular = (word: string): string =>
  word
    .replace(/(address|hash|mutex|process)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-rt-z0-9])s$/, '');

/** Returns the type of a hash, determined by its number of hexadecimal digits; undefined for any other text. */
export function hashType(value: string): IndicatorType | undefined {
  const digits = value.trim();
  if (!/^[0-9a-f]{32,128}$/i.test(digits)) return undefined;
  const types: Readonly<Record<number, IndicatorType>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
  return types[digits.length];
}

/**
 * Returns the type of a value under a heading that names `type`. Values are often listed under the heading of a related type, such as an
 * address and port under `ips`. Returns undefined if the value does not fit the heading.
 */
function refined(type: IndicatorType, value: string): IndicatorType | undefined {
  const plain = value.trim().replace(/[[\](){}]/g, '');
  // `network` (read as `cidr`) and `files` (read as `filename`) are general headings for values of several types.
  if (type === 'cidr' && !/\/\d{1,3}$/.test(plain)) return undefined;
  if (type === 'filename' && /^[0-9a-f]{32,}$/i.test(plain)) return hashType(plain);
  if (type !== 'ipv4') return type;
  if (/\/\d{1,3}$/.test(plain)) return 'cidr';
  if (/^[\d.]+:\d{1,5}$/.test(plain)) return 'ip_port';
  return /:.*:/.test(plain) ? 'ipv6' : 'ipv4';
}

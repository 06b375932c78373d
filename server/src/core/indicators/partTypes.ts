/** Determines the types of indicators within longer text. Only types with unambiguous values are recognised there. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { inferIndicatorType } from './infer.ts';
import { isDefanged } from './refang.ts';

const types: ReadonlySet<IndicatorType> = new Set([
  'ipv4',
  'ipv6',
  'cidr',
  'ip_port',
  'host_port',
  'domain',
  'url',
  'email',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'ssdeep',
  'tlsh',
  'ja4',
  'asn',
  'cryptocurrency_address',
  'package',
  'certificate_sha1',
  'certificate_sha256',
]);

const hashTypes: ReadonlySet<IndicatorType> = new Set(['md5', 'sha1', 'sha256', 'sha512', 'ssdeep', 'tlsh']);

/** Whether a type is a hash of a file's content. */
export const isHashType = (type: IndicatorType): boolean => hashTypes.has(type);

/** Returns the type of a word within text; undefined if it is not an indicator, or if it may be an ordinary word, such as `ASP.NET`. */
export function partType(word: string): IndicatorType | undefined {
  const type = inferIndicatorType(word);
  if (!types.has(type)) return undefined;
  if (type === 'domain' && !isDefanged(word) && word !== word.toLowerCase()) return undefined;
  return type;
}

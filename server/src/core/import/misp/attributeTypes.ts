/** Maps MISP attribute types to indicator types. Source: MISP core format, `describeTypes.json`. */
import type { IndicatorType, RuleKind } from '../../model/vocabularies.ts';
import { textOf, type Members } from '../json.ts';
import { namedType, type NamedType } from '../../schema/written/indicatorWords.ts';

const always = (type: IndicatorType): NamedType => ({ typeOf: () => type });

/** Attribute types whose names mean something else in other formats, are not known there, or stand for an indicator type with another name. */
const own: Readonly<Record<string, NamedType>> = {
  'email-dst': always('email'),
  'email-reply-to': always('email'),
  'dns-soa-email': always('email'),
  'whois-registrant-email': always('email'),
  'mobile-application-id': always('android_package'),
  xmr: always('cryptocurrency_address'),
  dash: always('cryptocurrency_address'),
  'pattern-in-file': always('other'),
  'pattern-in-traffic': always('other'),
  'pattern-in-memory': always('other'),
  'x509-fingerprint-md5': always('other'),
  'hassh-md5': always('other'),
  'hasshserver-md5': always('other'),
  'email-subject': always('other'),
  'email-x-mailer': always('other'),
  'email-thread-index': always('other'),
  sha224: always('other'),
  sha384: always('other'),
  authentihash: always('other'),
  pehash: always('other'),
  vhash: always('other'),
  cdhash: always('other'),
  impfuzzy: always('other'),
  telfhash: always('other'),
  'phone-number': always('other'),
  'chrome-extension-id': always('other'),
  'windows-service-displayname': always('service_name'),
  'email-attachment': always('filename'),
  'filename-pattern': always('other'),
};

/** Attribute types that are not indicators, despite their names. */
const others: ReadonlySet<string> = new Set(['link', 'text', 'comment', 'other', 'port', 'hex', 'domain|ip']);

/** Returns the type of an attribute in lower case; `filename|md5` for a malware sample, because its value is a file name and an MD5 hash. */
export function typeOfAttribute(attribute: Members): string {
  const type = (textOf(attribute['type']) ?? '').toLowerCase();
  return type === 'malware-sample' ? 'filename|md5' : type;
}

/** Returns the indicator type for an attribute type; undefined for one that contains no indicators. */
export function indicatorOfAttribute(type: string): NamedType | undefined {
  if (Object.hasOwn(own, type)) return own[type];
  return others.has(type) ? undefined : namedType(type);
}

/** Attribute types that are detection rules. */
export const ruleAttributes: Readonly<Record<string, RuleKind>> = {
  yara: 'yara',
  sigma: 'sigma',
  snort: 'snort_suricata',
  'kusto-query': 'kql',
  zeek: 'other',
  bro: 'other',
  'stix2-pattern': 'other',
};

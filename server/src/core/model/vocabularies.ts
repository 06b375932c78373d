/**
 * The enum values and their other accepted spellings. test/project/schema.test.ts checks that the lists equal those in
 * schemas/advisory.schema.json.
 */

/** Other spellings of enum values: from the normalised spelling to the canonical value. */
export type Synonyms<W extends string> = Readonly<Record<string, W>>;

/**
 * Normalises a word for comparison: trimmed, in lower case, with each run of whitespace, hyphens and underscores as one underscore, and none
 * around `+` and `:` (`AMBER + STRICT`, `TLP: RED`). Source: format.md, "Fixed values are matched leniently".
 */
export function normaliseWord(text: string): string {
  // Most words are already normalised.
  if (/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(text)) return text;
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replace(/_?([+:])_?/g, '$1');
}

/**
 * Returns the enum value that text stands for, in canonical form; undefined if there is none. `synonyms` maps normalised spellings to enum
 * values.
 */
export function canonicalValue<W extends string>(
  text: string,
  allowed: readonly W[],
  synonyms: Synonyms<W> = {},
): W | undefined {
  const all: readonly string[] = allowed;
  const written = allowed[all.indexOf(text)];
  if (written !== undefined) return written;
  const normalised = normaliseWord(text);
  const word = allowed[normalisedWords(allowed).indexOf(normalised)];
  return word ?? (Object.hasOwn(synonyms, normalised) ? synonyms[normalised] : undefined);
}

const folds = new WeakMap<readonly string[], readonly string[]>();

/** Returns the normalised values of a list. They are computed once for each list, because a document may need them thousands of times. */
function normalisedWords(words: readonly string[]): readonly string[] {
  const known = folds.get(words);
  if (known) return known;
  const made = words.map((word) => normaliseWord(word));
  folds.set(words, made);
  return made;
}

/** Reads a boolean: true, yes, on, false, no or off in any case. Returns undefined for any other text, including `y` and `n`. */
export function readBoolean(text: string): boolean | undefined {
  const normalised = text.trim().toLowerCase();
  if (normalised === 'true' || normalised === 'yes' || normalised === 'on') return true;
  if (normalised === 'false' || normalised === 'no' || normalised === 'off') return false;
  return undefined;
}

/** Reads `exploited`: a boolean or `unknown`. Returns undefined for any other text. */
export function readExploited(text: string): boolean | 'unknown' | undefined {
  return normaliseWord(text) === 'unknown' ? 'unknown' : readBoolean(text);
}

export const severityValues = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type SeverityValue = (typeof severityValues)[number];
export const severitySynonyms: Synonyms<SeverityValue> = { moderate: 'medium', info: 'informational' };

export const confidenceValues = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof confidenceValues)[number];
export const confidenceSynonyms: Synonyms<Confidence> = { medium: 'moderate' };

export const statusValues = ['draft', 'final', 'withdrawn'] as const;
export type Status = (typeof statusValues)[number];
export const statusSynonyms: Synonyms<Status> = {};

/** TLP 2.0, strictest first. */
export const tlpValues = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;
export type Tlp = (typeof tlpValues)[number];
export const tlpSynonyms: Synonyms<Tlp> = {
  'tlp:red': 'RED',
  'tlp:amber+strict': 'AMBER+STRICT',
  'tlp:amber': 'AMBER',
  'tlp:green': 'GREEN',
  'tlp:clear': 'CLEAR',
  amber_strict: 'AMBER+STRICT',
  'tlp:amber_strict': 'AMBER+STRICT',
};

/**
 * Reads a TLP label with or without its prefix. `WHITE` (TLP 1.0, now CLEAR) is returned unchanged, so that a rule can report it. Returns
 * undefined for any other text.
 */
export function readTlp(text: string): Tlp | 'WHITE' | undefined {
  const normalised = normaliseWord(text);
  return normalised === 'white' || normalised === 'tlp:white' ? 'WHITE' : canonicalValue(text, tlpValues, tlpSynonyms);
}

/** Returns a label as shown on the page: `TLP:AMBER+STRICT`. */
export function tlpLabel(tlp: Tlp): string {
  return `TLP:${tlp}`;
}

export const actorKindValues = ['cluster', 'sponsor', 'persona', 'description', 'ransomware', 'vendor'] as const;
export type ActorKind = (typeof actorKindValues)[number];
export const actorKindSynonyms: Synonyms<ActorKind> = {
  group: 'cluster',
  intrusion_set: 'cluster',
  ransomware_group: 'ransomware',
  raas: 'ransomware',
  surveillance_vendor: 'vendor',
  spyware_vendor: 'vendor',
};

/** The kinds of detection content, in their order on the page. */
export const ruleKindValues = ['yara', 'sigma', 'snort_suricata', 'kql', 'splunk_spl', 'eql', 'other'] as const;
export type RuleKind = (typeof ruleKindValues)[number];
export const ruleKindSynonyms: Synonyms<RuleKind> = {
  snort: 'snort_suricata',
  suricata: 'snort_suricata',
  spl: 'splunk_spl',
};

/** The titles of the kinds of detection content on the page. */
export const ruleKindTitles: Readonly<Record<RuleKind, string>> = {
  yara: 'YARA Rules',
  sigma: 'Sigma Rules',
  snort_suricata: 'Snort/Suricata Rules',
  kql: 'KQL Queries',
  splunk_spl: 'Splunk SPL Queries',
  eql: 'EQL Queries',
  other: 'Other Detection Logic',
};

export const visibilityValues = ['none', 'low', 'medium', 'high', 'unknown'] as const;
export type Visibility = (typeof visibilityValues)[number];
export const visibilitySynonyms: Synonyms<Visibility> = { moderate: 'medium' };

export const difficultyValues = ['easy', 'moderate', 'hard', 'very_hard', 'unknown'] as const;
export type Difficulty = (typeof difficultyValues)[number];
export const difficultySynonyms: Synonyms<Difficulty> = { medium: 'moderate' };

export const fpRiskValues = ['low', 'medium', 'high', 'unknown'] as const;
export type FpRisk = (typeof fpRiskValues)[number];
export const fpRiskSynonyms: Synonyms<FpRisk> = { moderate: 'medium' };

/** The qualitative ratings of CVSS 3 and 4. */
export const cvssSeverityValues = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type CvssSeverity = (typeof cvssSeverityValues)[number];
export const cvssSeveritySynonyms: Synonyms<CvssSeverity> = { moderate: 'medium' };

// prettier-ignore
export const indicatorTypeValues = [
  'ipv4', 'ipv6', 'cidr', 'ip_port', 'host_port', 'domain', 'url', 'email', 'md5', 'sha1', 'sha256', 'sha512', 'ssdeep', 'imphash',
  'tlsh', 'filename', 'filepath', 'registry_key', 'mutex', 'named_pipe', 'service_name', 'scheduled_task',
  'command_line', 'user_agent', 'asn', 'ja3', 'ja3s', 'ja4', 'jarm', 'certificate_sha1', 'certificate_sha256',
  'android_package', 'bundle_id', 'package', 'cryptocurrency_address', 'other',
] as const;
export type IndicatorType = (typeof indicatorTypeValues)[number];

/** Spellings of the types in reports, STIX and MISP. Words such as `ip` become `ipv4`, but their values may also be IPv6 addresses. */
// prettier-ignore
export const indicatorTypeSynonyms: Synonyms<IndicatorType> = {
  ip: 'ipv4', ip_address: 'ipv4', ip_v4: 'ipv4', ipv4_address: 'ipv4', ipv4_addr: 'ipv4', ip_src: 'ipv4', ip_dst: 'ipv4',
  ip_v6: 'ipv6', ipv6_address: 'ipv6', ipv6_addr: 'ipv6',
  ip_range: 'cidr', subnet: 'cidr', network: 'cidr', netblock: 'cidr',
  'ip:port': 'ip_port', ip_and_port: 'ip_port', socket: 'ip_port',
  'host:port': 'host_port', domain_port: 'host_port', 'domain:port': 'host_port', hostname_port: 'host_port',
  hostname: 'domain', host_name: 'domain', host: 'domain', fqdn: 'domain', domain_name: 'domain',
  uri: 'url', link: 'url',
  e_mail: 'email', email_address: 'email', email_addr: 'email', email_src: 'email',
  md_5: 'md5', md5_hash: 'md5',
  sha_1: 'sha1', sha1_hash: 'sha1',
  sha_256: 'sha256', sha2_256: 'sha256', sha256_hash: 'sha256',
  sha_512: 'sha512', sha2_512: 'sha512', sha512_hash: 'sha512',
  fuzzy_hash: 'ssdeep',
  imp_hash: 'imphash', import_hash: 'imphash',
  file_name: 'filename',
  file_path: 'filepath', path: 'filepath',
  registry: 'registry_key', regkey: 'registry_key', reg_key: 'registry_key', registry_path: 'registry_key',
  windows_registry_key: 'registry_key',
  mutant: 'mutex', mutex_name: 'mutex',
  pipe: 'named_pipe', pipe_name: 'named_pipe', namedpipe: 'named_pipe',
  service: 'service_name', windows_service: 'service_name', windows_service_name: 'service_name',
  task: 'scheduled_task', task_name: 'scheduled_task', scheduled_task_name: 'scheduled_task',
  windows_scheduled_task: 'scheduled_task',
  commandline: 'command_line', cmdline: 'command_line', cmd_line: 'command_line', command: 'command_line',
  useragent: 'user_agent', http_user_agent: 'user_agent',
  as: 'asn', as_number: 'asn', autonomous_system: 'asn',
  ja3_hash: 'ja3', ja3_fingerprint: 'ja3', ja3_fingerprint_md5: 'ja3',
  ja3s_hash: 'ja3s', ja3s_fingerprint: 'ja3s',
  ja4_fingerprint: 'ja4',
  jarm_hash: 'jarm', jarm_fingerprint: 'jarm',
  cert_sha1: 'certificate_sha1', x509_fingerprint_sha1: 'certificate_sha1', certificate_thumbprint: 'certificate_sha1',
  cert_sha256: 'certificate_sha256', x509_fingerprint_sha256: 'certificate_sha256',
  bundle_identifier: 'bundle_id', ios_bundle_id: 'bundle_id', macos_bundle_id: 'bundle_id', bundleid: 'bundle_id',
  purl: 'package', package_url: 'package', npm_package: 'package', pypi_package: 'package', software_package: 'package',
  package_name: 'android_package', android_package_name: 'android_package',
  bitcoin_address: 'cryptocurrency_address', btc: 'cryptocurrency_address', btc_address: 'cryptocurrency_address',
  bitcoin: 'cryptocurrency_address', ethereum_address: 'cryptocurrency_address', eth_address: 'cryptocurrency_address',
  monero_address: 'cryptocurrency_address', xmr_address: 'cryptocurrency_address', xmr: 'cryptocurrency_address',
  crypto_address: 'cryptocurrency_address', crypto_wallet: 'cryptocurrency_address', wallet: 'cryptocurrency_address',
  wallet_address: 'cryptocurrency_address', cryptocurrency_wallet: 'cryptocurrency_address',
};

/** Reads an indicator type in any of its spellings. Returns undefined for any other text. */
export function readIndicatorType(text: string): IndicatorType | undefined {
  return canonicalValue(text, indicatorTypeValues, indicatorTypeSynonyms);
}

/** Returns an enum value for display: "Very Hard" for `very_hard`. */
export function displayValue(word: string): string {
  return word
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}

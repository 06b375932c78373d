/** Adds indicators and detection rules to a bundle. */
import { defang } from '../../indicators/index.ts';
import type { DetectionRule } from '../../model/advisory.ts';
import type { RuleKind } from '../../model/vocabularies.ts';
import type { ExportContext, ExportedIndicator, ExportTimes } from '../exporter.ts';
import { utcTime } from '../times.ts';
import { confidenceOf, type Builder } from './builder.ts';
import { patternOf } from './pattern.ts';
import { externalReference } from './references.ts';
import { addTechniques } from './techniques.ts';

/** The data that determines what an indicator indicates and from when it is valid. */
export interface Evidence {
  readonly subject: string | undefined;
  /** The IDs of malware and tools, by name in lower case. */
  readonly malware: ReadonlyMap<string, string>;
  readonly times: ExportTimes;
}

/** Adds an indicator with its pattern. A value that no pattern can express is added as a note. */
export function addIndicator(
  builder: Builder,
  { quiet }: ExportContext,
  { row, type, value, key, tlp }: ExportedIndicator,
  { subject, malware, times }: Evidence,
): void {
  const shown = defang(value, type);
  const seen = utcTime(row.firstSeen);
  const said = [
    row.role ? `Role: ${row.role.value.trim()}` : '',
    row.malware ? `Malware: ${row.malware.value.trim()}` : '',
    row.description ? row.description.value.trim() : '',
    row.firstSeen ? `First seen: ${row.firstSeen.value}` : '',
    row.lastSeen ? `Last seen: ${row.lastSeen.value}` : '',
  ].filter(Boolean);
  const pattern = patternOf(type, value);
  const confidence = confidenceOf(row.confidence?.value);
  const family = row.malware && malware.get(row.malware.value.trim().toLowerCase());
  if (pattern === undefined) {
    const content = [`${type}: ${shown}`, ...said.map(quiet)].join('\n');
    const about = [builder.reportId, ...(family ? [family] : [])];
    const note = { abstract: `Indicator: ${type}`, content, confidence, object_refs: about };
    builder.own('note', `indicator ${type} ${key}`, note, tlp);
    return;
  }
  const description = quiet(said.join('\n'));
  const id = builder.own(
    'indicator',
    `${type} ${key}`,
    {
      name: shown,
      description: description === '' ? undefined : description,
      indicator_types: ['malicious-activity'],
      pattern,
      pattern_type: 'stix',
      pattern_version: '2.1',
      valid_from: seen ?? times.created,
      confidence,
    },
    tlp,
  );
  const target = family ?? subject;
  if (target !== undefined) builder.relate(id, 'indicates', target, {}, tlp);
}

const languages: Readonly<Record<RuleKind, string>> = {
  yara: 'yara',
  sigma: 'sigma',
  snort_suricata: 'snort',
  kql: 'kql',
  splunk_spl: 'spl',
  eql: 'eql',
  other: 'other',
};

/** Adds a detection rule, either as an indicator whose pattern is the rule's body or, if the rule has no body, as a note. */
export function addRule(
  builder: Builder,
  context: ExportContext,
  rule: DetectionRule,
  index: number,
  times: ExportTimes,
): void {
  const { quiet } = context;
  const said = [
    rule.description?.value.trim() ?? '',
    fact('Author', rule.author?.value),
    fact('License', rule.license?.value),
    fact('Language', rule.language?.value),
    fact('ID', rule.id?.value),
    fact('File', rule.file?.value),
    fact('Log sources', rule.logSources.map(({ value }) => value).join(', ')),
    fact('False positives', rule.falsePositives.map(({ value }) => value).join('; ')),
  ].filter(Boolean);
  const references = rule.url ? [externalReference({ title: 'Rule', url: rule.url.value }, context)] : undefined;
  const name = quiet(rule.name?.value.trim() ?? `${rule.type?.value ?? 'detection'} rule ${index + 1}`);
  const techniques = addTechniques(builder, context, rule.techniques);
  const body = rule.body?.value;
  const text = quiet(said.join('\n'));
  if (body === undefined) {
    const facts = [fact('Kind', rule.type && kindOf(rule, context)), text].filter(Boolean).join('\n');
    const about = { abstract: `Detection rule: ${name}`, content: facts || name, external_references: references };
    builder.own('note', `rule ${index}`, { ...about, object_refs: [builder.reportId, ...techniques] });
    return;
  }
  const id = builder.own('indicator', `rule ${index}`, {
    name,
    description: text === '' ? undefined : text,
    pattern: body,
    pattern_type: kindOf(rule, context),
    valid_from: times.created,
    external_references: references,
  });
  for (const technique of techniques) builder.relate(id, 'indicates', technique);
}

const fact = (label: string, value: string | undefined): string => (value?.trim() ? `${label}: ${value.trim()}` : '');

/**
 * Returns a rule's language. A rule of the type `snort_suricata` counts as a Suricata rule only if its type and language, as written by the
 * author, contain "Suricata" but not "Snort".
 */
function kindOf({ type, language }: DetectionRule, { document }: ExportContext): string {
  if (type === undefined) return 'other';
  if (type.value === 'other') return language?.value.trim() ?? 'other';
  const written = `${document.text.slice(...type.span)} ${language?.value ?? ''}`;
  const isSuricata = type.value === 'snort_suricata' && /suricata/i.test(written) && !/snort/i.test(written);
  return isSuricata ? 'suricata' : languages[type.value];
}

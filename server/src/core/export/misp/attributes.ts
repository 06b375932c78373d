/** Builds the attributes of a MISP event. Source: MISP core format. */
import type { Advisory, DetectionRule, Reference, Source, Vulnerability } from '../../model/advisory.ts';
import { defang } from '../../indicators/index.ts';
import { ruleKindTitles, type RuleKind } from '../../model/vocabularies.ts';
import { indicatorDescription } from '../description.ts';
import type { ExportContext, ExportedIndicator, ExportTimes } from '../exporter.ts';
import { secondsOf, utcTime } from '../times.ts';
import { uuidOf } from '../uuid.ts';
import { isCveId } from '../../vulnerabilities/cveId.ts';
import { mispAttributeTypes, type MispAttributeType } from './attributeTypes.ts';
import { tlpTag, type MispTag } from './tags.ts';
import { mispValue } from './value.ts';

export interface MispAttribute {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment: string;
  readonly to_ids: boolean;
  /** The time in whole seconds since 1970. */
  readonly timestamp: string;
  /** The value 5 means that the attribute inherits the distribution of its event. */
  readonly distribution: '5';
  readonly disable_correlation: boolean;
  readonly first_seen?: string;
  readonly last_seen?: string;
  readonly object_relation?: string;
  readonly Tag?: readonly MispTag[];
}

/** The data from which an attribute is created. */
export interface AttributeFields {
  readonly type: MispAttributeType;
  readonly value: string;
  readonly comment?: string;
  /** A key that is unique within the event, from which the attribute's identifier is derived. */
  readonly key: string;
}

/** Returns an attribute; undefined for an empty value. */
export function attributeOf(
  fields: AttributeFields,
  { subject }: ExportContext,
  times: ExportTimes,
): MispAttribute | undefined {
  const { type, value, comment = '', key } = fields;
  if (value.trim() === '') return undefined;
  return {
    uuid: uuidOf(`misp ${subject} ${key}`),
    type: type.type,
    category: type.category,
    value,
    comment,
    to_ids: type.toIds,
    timestamp: secondsOf(times.modified),
    distribution: '5',
    disable_correlation: false,
  };
}

/** Returns an indicator as an attribute. If the attribute type is `text`, the comment states the type of the indicator. */
export function indicatorAttribute(
  indicator: ExportedIndicator,
  context: ExportContext,
  times: ExportTimes,
): MispAttribute | undefined {
  const { type, value, tlp, row } = indicator;
  const attribute = mispAttributeTypes[type];
  const facts = [
    ...(attribute.type === 'text' ? [type] : []),
    indicatorDescription(indicator, context),
    ...(row.confidence ? [`${row.confidence.value} confidence`] : []),
  ];
  const fields = { type: attribute, value: mispValue(type, value), comment: facts.filter(Boolean).join('; ') };
  const made = attributeOf({ ...fields, key: `${type} ${indicator.key}` }, context, times);
  if (!made) return undefined;
  const [first, last] = [seen(utcTime(row.firstSeen)), seen(utcTime(row.lastSeen))];
  return {
    ...made,
    ...(first ? { first_seen: first } : {}),
    ...(last && (!first || last >= first) ? { last_seen: last } : {}),
    ...(tlp && tlp !== context.tlp ? { Tag: [tlpTag(tlp)] } : {}),
  };
}

/** Converts a time to MISP's notation, with microseconds. */
const seen = (time: string | undefined): string | undefined => time?.replace(/Z$/, '000+00:00');

const external = (type: string): MispAttributeType => ({ type, category: 'External analysis', toIds: false });
const note = (category: string): MispAttributeType => ({ type: 'text', category, toIds: false });

/**
 * Returns the attributes for content other than indicators: the ID, sources, references, vulnerabilities, rules, and the names of actors,
 * campaigns, software, sectors and regions.
 */
export function otherAttributes(context: ExportContext): readonly AttributeFields[] {
  const { advisory, quiet } = context;
  const of = <T>(
    list: { readonly items: readonly T[] } | undefined,
    show: (item: T, index: number) => AttributeFields,
  ): AttributeFields[] => (list?.items ?? []).map(show);
  return [
    ...(advisory.id
      ? [{ type: note('Internal reference'), value: quiet(advisory.id.value.trim()), comment: 'id', key: 'id' }]
      : []),
    ...of(advisory.source, (row, index) => linkOf(context, row.name?.value, row, `source ${index}`)),
    ...of(advisory.references, (row, index) => linkOf(context, row.title?.value, row, `reference ${index}`)),
    ...of(advisory.vulnerabilities, (row, index) => vulnerabilityOf(context, row, index)),
    ...of(advisory.detectionRules, (row, index) => ruleOf(context, row, index)),
    ...namesOf(context),
  ];
}

/** Returns a link attribute, or a text attribute with the defanged URL if the URL must not be a link. */
function linkOf(
  { mayLink, quiet }: ExportContext,
  title: string | undefined,
  row: Source | Reference,
  key: string,
): AttributeFields {
  const url = row.url?.value.trim();
  const publisher = 'publisher' in row ? row.publisher.value.trim() : undefined;
  const facts = [title?.trim(), publisher, row.published?.value.trim()].filter((fact) => fact !== undefined);
  if (url !== undefined && mayLink(url))
    return { type: external('link'), value: url, comment: quiet(facts.join('; ')), key };
  return {
    type: external('text'),
    value: quiet([...facts, ...(url === undefined ? [] : [defang(url)])].join('; ')),
    comment: 'reference',
    key,
  };
}

function vulnerabilityOf({ quiet }: ExportContext, row: Vulnerability, index: number): AttributeFields {
  const { id, title, description, cvss, cwe, exploited } = row;
  const facts = [
    title?.value.trim(),
    ...cvss.map(({ vector, score, severity }) =>
      ['CVSS', score?.value, severity?.value, vector?.value].filter((fact) => fact !== undefined).join(' '),
    ),
    ...cwe.map(({ value }) => value.trim()),
    exploited && `exploited: ${exploited.value === 'unknown' ? 'unknown' : exploited.value ? 'yes' : 'no'}`,
    description?.value.trim(),
  ].filter((fact) => fact !== undefined);
  const name = id?.value.trim().toUpperCase() ?? '';
  const isCve = isCveId(name);
  return {
    type: external(isCve ? 'vulnerability' : 'text'),
    value: isCve ? name : quiet((id ?? title)?.value.trim() ?? ''),
    comment: quiet([...(isCve ? [] : ['vulnerability']), ...facts].join('; ')),
    key: `vulnerability ${name || index}`,
  };
}

/** The MISP attribute types for rules, by kind. Rules of other kinds become attributes of the type `text`. */
const ruleTypes: Readonly<Partial<Record<RuleKind, MispAttributeType>>> = {
  yara: { type: 'yara', category: 'Payload installation', toIds: true },
  sigma: { type: 'sigma', category: 'Payload installation', toIds: true },
  snort_suricata: { type: 'snort', category: 'Network activity', toIds: true },
  kql: { type: 'kusto-query', category: 'Artifacts dropped', toIds: false },
};

function ruleOf({ quiet, mayLink }: ExportContext, rule: DetectionRule, index: number): AttributeFields {
  const {
    type,
    name,
    id,
    description,
    author,
    license,
    language,
    body,
    file,
    url,
    techniques,
    logSources,
    falsePositives,
  } = rule;
  const list = (label: string, values: readonly string[]): string | undefined =>
    values.length > 0 ? `${label}: ${values.join(', ')}` : undefined;
  const fields = (label: string, text: { readonly value: string } | undefined): string | undefined =>
    text && `${label}: ${text.value.trim()}`;
  const facts = [
    ...(type ? [ruleKindTitles[type.value]] : ['Detection rule']),
    name?.value.trim(),
    fields('ID', id),
    description?.value.trim(),
    fields('Author', author),
    fields('License', license),
    fields('Language', language),
    fields('File', file),
    fields('Published at', body ? url : undefined),
    list(
      'Techniques',
      techniques.flatMap((one) => (one.id ?? one.name)?.value.trim() ?? []),
    ),
    list(
      'Log sources',
      logSources.map(({ value }) => value.trim()),
    ),
    list(
      'False positives',
      falsePositives.map(({ value }) => value.trim()),
    ),
  ].filter((fact) => fact !== undefined);
  const comment = quiet(facts.join('; '));
  const key = `rule ${index}`;
  if (body) return { type: (type && ruleTypes[type.value]) ?? note('Other'), value: body.value, comment, key };
  const address = url?.value.trim() ?? '';
  if (mayLink(address)) return { type: external('link'), value: address, comment, key };
  return { type: note('Other'), value: quiet(defang(address) || (file ?? name)?.value.trim() || ''), comment, key };
}

/** Returns the names of actors, campaigns, malware, tools, sectors and regions, each with its kind and details as a comment. */
function namesOf({ advisory, quiet }: ExportContext): AttributeFields[] {
  const named = (
    type: MispAttributeType,
    what: string,
    name: string | undefined,
    details: readonly (string | undefined)[],
    index: number,
  ): AttributeFields => ({
    type,
    value: quiet(name?.trim() ?? ''),
    comment: quiet([what, ...details.filter((detail) => detail !== undefined && detail !== '')].join('; ')),
    key: `${what} ${index}`,
  });
  const also = (aliases: readonly { readonly value: string }[]): string | undefined =>
    aliases.length > 0 ? `also ${aliases.map(({ value }) => value.trim()).join(', ')}` : undefined;
  const threatActor = { type: 'threat-actor', category: 'Attribution', toIds: false };
  const campaign = { type: 'campaign-name', category: 'Attribution', toIds: false };
  const software = (key: 'malware' | 'tools', what: string): AttributeFields[] =>
    (advisory[key]?.items ?? []).map(({ name, attackId, type, aliases }, index) =>
      named(
        note('Payload type'),
        what,
        (name ?? attackId)?.value,
        [attackId?.value, type?.value, also(aliases)],
        index,
      ),
    );
  return [
    ...(advisory.actors?.items ?? []).map((actor, index) => {
      const { name, attackId, aliases, country, kind, confidence, motivation, unattributed } = actor;
      const details = [
        attackId?.value,
        kind?.value,
        country?.value,
        also(aliases),
        motivation?.value,
        confidence && `${confidence.value} confidence`,
        unattributed?.value === true ? 'unattributed' : undefined,
      ];
      return named(threatActor, 'actor', (name ?? attackId)?.value, details, index);
    }),
    ...(advisory.campaigns?.items ?? []).map(({ name, attackId }, index) =>
      named(campaign, 'campaign', (name ?? attackId)?.value, [attackId?.value], index),
    ),
    ...software('malware', 'malware'),
    ...software('tools', 'tool'),
    ...list('sectors', 'sector', advisory),
    ...list('regions', 'region', advisory),
  ].map((one) => ({ ...one, value: quiet(one.value) }));
}

const list = (key: 'sectors' | 'regions', what: string, advisory: Advisory): AttributeFields[] =>
  (advisory[key]?.items ?? []).map(({ value }, index) => ({
    type: { type: 'target-external', category: 'Targeting data', toIds: false },
    value: value.trim(),
    comment: what,
    key: `${what} ${index}`,
  }));

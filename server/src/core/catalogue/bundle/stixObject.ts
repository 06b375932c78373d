/**
 * Reads one STIX object of an ATT&CK bundle. Sources: STIX 2.0 and 2.1 (OASIS) for the common members; MITRE's page "ATT&CK data model"
 * (attack-stix-data, USAGE) for the `x_mitre_` members.
 */
import type { Domain, ObjectKind } from '../catalogue.ts';
import { maxNameLength, refuseLong } from './bounds.ts';
import { plainDescription } from './plainDescription.ts';
import type { ReleaseObject } from './releaseData.ts';
import { asRecord, asRecords, asText, asTexts } from './shape.ts';
import { UpdateError } from './updateError.ts';

const kinds: ReadonlyMap<string, ObjectKind> = new Map([
  ['attack-pattern', 'technique'],
  ['x-mitre-tactic', 'tactic'],
  ['intrusion-set', 'group'],
  ['malware', 'software'],
  ['tool', 'software'],
  ['campaign', 'campaign'],
  ['course-of-action', 'mitigation'],
  ['x-mitre-data-component', 'data-component'],
]);

const idFormats: Readonly<Record<ObjectKind, RegExp>> = {
  technique: /^T\d{4}(?:\.\d{3})?$/,
  tactic: /^TA\d{4}$/,
  group: /^G\d{4}$/,
  software: /^S\d{4}$/,
  campaign: /^C\d{4}$/,
  mitigation: /^M\d{4}$/,
  'data-component': /^DC\d{4}$/,
};

const domains: Readonly<Record<string, Domain>> = {
  'enterprise-attack': 'enterprise',
  'mobile-attack': 'mobile',
  'ics-attack': 'ics',
  // The following names occur in external references and kill chains.
  'mitre-attack': 'enterprise',
  'mitre-mobile-attack': 'mobile',
  'mitre-ics-attack': 'ics',
};

export interface ReadObject {
  readonly object: ReleaseObject;
  readonly description: string | undefined;
}

/**
 * Reads an object of a kind that the catalogue contains. Returns undefined for objects of other kinds, and for mitigations and data
 * components without an ID of their kind, which occur in old releases. Throws `UpdateError` if any other object lacks a STIX ID, an ATT&CK
 * ID or a name of valid length, because ATT&CK bundles contain no such objects.
 */
export function readStixObject(value: unknown): ReadObject | undefined {
  const members = asRecord(value);
  const type = asText(members?.['type']) ?? '';
  const kind = kinds.get(type);
  if (members === undefined || kind === undefined) return undefined;
  const stixId = asText(members['id']);
  if (stixId === undefined || !stixId.startsWith(`${type}--`))
    throw new UpdateError(`a STIX object of type ${type} has no STIX ID`);
  const reference = asRecords(members['external_references']).find(
    (one) => domains[asText(one['source_name']) ?? ''] !== undefined,
  );
  const id = asText(reference?.['external_id']);
  const known = id !== undefined && idFormats[kind].test(id);
  if (!known && (kind === 'mitigation' || kind === 'data-component')) return undefined;
  if (!known) throw new UpdateError(`it is not part of ATT&CK: ${stixId} has no ATT&CK ID`);
  const name = asText(members['name']);
  if (name === undefined) throw new UpdateError(`it is invalid: ${id} has no name`);
  refuseLong([name], id);
  const description = asText(members['description']);
  return {
    description: description === undefined ? undefined : plainDescription(description),
    object: {
      kind,
      id,
      name: name.trim(),
      stixId,
      domains: domainsOf(members, asText(reference?.['source_name']) ?? ''),
      ...statusOf(members),
      ...lists(kind, members, name),
      ...(kind === 'tactic' ? { shortname: asText(members['x_mitre_shortname']) ?? '' } : {}),
      ...(kind === 'software' ? { type: type === 'tool' ? 'tool' : 'malware' } : {}),
    },
  };
}

/** Whether a value of `x_mitre_platforms` is a platform. Many ICS techniques have the value "None". */
function isPlatform(name: string): boolean {
  return name !== 'None';
}

function statusOf(members: Readonly<Record<string, unknown>>): Pick<ReleaseObject, 'status'> {
  if (members['revoked'] === true) return { status: 'revoked' };
  return members['x_mitre_deprecated'] === true ? { status: 'deprecated' } : {};
}

function lists(kind: ObjectKind, members: Readonly<Record<string, unknown>>, name: string): Partial<ReleaseObject> {
  if (kind === 'technique') {
    const tactics = asRecords(members['kill_chain_phases'])
      .filter((phase) => domains[asText(phase['kill_chain_name']) ?? ''] !== undefined)
      .flatMap((phase) => asText(phase['phase_name']) ?? []);
    return { tactics: [...new Set(tactics)], platforms: asTexts(members['x_mitre_platforms']).filter(isPlatform) };
  }
  const aliases = [...asTexts(members['aliases']), ...asTexts(members['x_mitre_aliases'])];
  const others = [...new Set(aliases)].filter((alias) => alias !== name && alias.length <= maxNameLength);
  return others.length === 0 ? {} : { aliases: others };
}

function domainsOf(members: Readonly<Record<string, unknown>>, source: string): readonly Domain[] {
  const stated = asTexts(members['x_mitre_domains']);
  const chains = asRecords(members['kill_chain_phases']).map((phase) => asText(phase['kill_chain_name']) ?? '');
  const names = stated.length > 0 ? stated : chains.length > 0 ? chains : [source];
  return [...new Set(names.flatMap((name) => domains[name] ?? []))];
}

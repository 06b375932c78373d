/**
 * Reads the parts of a STIX bundle that an advisory can represent. Source: STIX 2.0 and 2.1 (OASIS); ATT&CK IDs as in MITRE's
 * `attack-stix-data`.
 */
import type { IndicatorType } from '../model/vocabularies.ts';
import { itemsOf, membersOf, objectsOf, textOf, textsOf, type Members } from './json.ts';
import { readStixPattern, typeOfPath } from './stixPattern.ts';

/** An object with a name; `attackId` is its ATT&CK ID. */
export interface BundleName {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly attackId?: string;
  readonly description?: string;
}

export interface BundleIndicator {
  readonly type?: IndicatorType;
  readonly value: string;
  /** The name of the indicator, followed by its description. */
  readonly description?: string;
}

export interface BundleTechnique {
  readonly id: string;
  readonly name?: string;
}

/** The contents of a bundle; each list is in the order of the file. */
export interface StixBundle {
  readonly indicators: readonly BundleIndicator[];
  readonly techniques: readonly BundleTechnique[];
  readonly actors: readonly BundleName[];
  readonly campaigns: readonly BundleName[];
  readonly malware: readonly BundleName[];
  readonly tools: readonly BundleName[];
  /** The IDs of vulnerabilities. */
  readonly vulnerabilities: readonly string[];
  readonly references: readonly string[];
  /** The number of objects that an advisory cannot represent, except relationships and marking definitions. */
  readonly others: number;
}

/** Returns the contents of a bundle; undefined for any other object. Revoked objects are omitted. */
export function readStixBundle(bundle: Members): StixBundle | undefined {
  if (bundle['type'] !== 'bundle' || !Array.isArray(bundle['objects'])) return undefined;
  const objects = objectsOf(bundle['objects']).filter((one) => one['revoked'] !== true);
  const ofType = (...types: readonly string[]): readonly Members[] =>
    objects.filter((one) => types.includes(textOf(one['type']) ?? ''));
  const named = (...types: readonly string[]): readonly BundleName[] =>
    ofType(...types).flatMap((one) => nameOf(one) ?? []);
  const indicators = objects.flatMap(indicatorsOf);
  const techniques = ofType('attack-pattern').flatMap((one): readonly BundleTechnique[] => {
    const id = attackIdOf(one, /^T\d{4}(?:\.\d{3})?$/);
    const name = textOf(one['name']);
    return id === undefined ? [] : [{ id, ...(name === undefined ? {} : { name }) }];
  });
  const vulnerabilities = ofType('vulnerability').flatMap((one) => vulnerabilityOf(one) ?? []);
  const references = ofType('report').flatMap((one) =>
    objectsOf(one['external_references']).flatMap((reference) => textOf(reference['url']) ?? []),
  );
  const actors = named('intrusion-set', 'threat-actor');
  const campaigns = named('campaign');
  const malware = named('malware');
  const tools = named('tool');
  const used = new Set([
    'indicator',
    'attack-pattern',
    'vulnerability',
    'intrusion-set',
    'threat-actor',
    'campaign',
    'malware',
    'tool',
    'relationship',
    'marking-definition',
    'identity',
    'report',
    'observed-data',
    'extension-definition',
    ...observables.keys(),
  ]);
  const others = objects.filter((one) => !used.has(textOf(one['type']) ?? '')).length;
  return { indicators, techniques, actors, campaigns, malware, tools, vulnerabilities, references, others };
}

/** The properties of observables that are indicators. */
const observables: ReadonlyMap<string, readonly string[]> = new Map([
  ['ipv4-addr', ['value']],
  ['ipv6-addr', ['value']],
  ['domain-name', ['value']],
  ['url', ['value']],
  ['email-addr', ['value']],
  ['mutex', ['name']],
  ['windows-registry-key', ['key']],
  ['process', ['command_line']],
  ['directory', ['path']],
]);

function indicatorsOf(one: Members): readonly BundleIndicator[] {
  const type = textOf(one['type']) ?? '';
  if (type === 'indicator') return ofPattern(one);
  if (type === 'file') return ofFile(one);
  return (observables.get(type) ?? []).flatMap((member) => {
    const value = textOf(one[member]);
    const kind = typeOfPath(`${type}:${member}`);
    return value === undefined ? [] : [{ value, ...(kind === undefined ? {} : { type: kind }) }];
  });
}

function ofPattern(one: Members): readonly BundleIndicator[] {
  const [name, description] = [textOf(one['name']), textOf(one['description'])];
  const written = textOf(one['pattern']) ?? '';
  const pattern = readStixPattern(written);
  // If the pattern expresses more than its values, use the pattern itself as the description.
  const whole = pattern?.isWhole === true ? undefined : written;
  const said = [...new Set([name, description, whole].flatMap((text) => text ?? []))];
  return (pattern?.observations.flat() ?? []).map(({ type, value }) => {
    // Many producers use the value as the name of an indicator.
    const rest = said.filter((text) => !isSameText(text, value));
    return { type, value, ...(rest.length === 0 ? {} : { description: rest.join(': ').replace(/\s+/g, ' ') }) };
  });
}

const isSameText = (text: string, value: string): boolean => text.toLowerCase() === value.toLowerCase();

/** Returns a file as its strongest hash, with its name as the description. */
function ofFile(one: Members): readonly BundleIndicator[] {
  const hashes = membersOf(one['hashes']) ?? {};
  const name = textOf(one['name']);
  for (const algorithm of ['SHA-256', 'SHA256', 'SHA-1', 'SHA1', 'MD5']) {
    const value = textOf(hashes[algorithm]);
    const type = typeOfPath(`file:hashes.${algorithm}`);
    if (value !== undefined && type !== undefined)
      return [{ type, value, ...(name === undefined ? {} : { description: name }) }];
  }
  return name === undefined ? [] : [{ type: 'filename', value: name }];
}

function nameOf(one: Members): BundleName | undefined {
  const name = textOf(one['name']);
  if (name === undefined) return undefined;
  const aliases = [...textsOf(one['aliases']), ...textsOf(one['x_mitre_aliases'])].filter((alias) => alias !== name);
  const attackId = attackIdOf(one, /^[GSC]\d{4}$/);
  const description = textOf(one['description']);
  return {
    name,
    aliases: [...new Set(aliases)],
    ...(attackId === undefined ? {} : { attackId }),
    ...(description === undefined ? {} : { description }),
  };
}

function attackIdOf(one: Members, form: RegExp): string | undefined {
  return itemsOf(one['external_references'])
    .map((reference) => textOf(membersOf(reference)?.['external_id']) ?? '')
    .find((id) => form.test(id));
}

function vulnerabilityOf(one: Members): string | undefined {
  const [name] = /^CVE-\d{4}-\d{4,}$/i.exec(textOf(one['name']) ?? '') ?? [];
  return name?.toUpperCase() ?? attackIdOf(one, /^CVE-\d{4}-\d{4,}$/i)?.toUpperCase();
}

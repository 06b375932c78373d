/**
 * Reads the indicators and techniques in a STIX bundle. Source: STIX 2.0 and 2.1 (OASIS); ATT&CK IDs as in MITRE's
 * `attack-stix-data`.
 */
import type { IndicatorType } from '../model/vocabularies.ts';
import { itemsOf, membersOf, objectsOf, textOf, type Members } from './json.ts';
import { readStixPattern, typeOfPath } from './stixPattern.ts';

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
}

/** Returns the indicators and techniques in a bundle; undefined for any other object. Revoked objects are omitted. */
export function readStixBundle(bundle: Members): StixBundle | undefined {
  if (bundle['type'] !== 'bundle' || !Array.isArray(bundle['objects'])) return undefined;
  const objects = objectsOf(bundle['objects']).filter((one) => one['revoked'] !== true);
  const techniques = objects.flatMap((one): readonly BundleTechnique[] => {
    const id = one['type'] === 'attack-pattern' ? attackIdOf(one, /^T\d{4}(?:\.\d{3})?$/) : undefined;
    const name = textOf(one['name']);
    return id === undefined ? [] : [{ id, ...(name === undefined ? {} : { name }) }];
  });
  return { indicators: objects.flatMap(indicatorsOf), techniques };
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

function attackIdOf(one: Members, form: RegExp): string | undefined {
  return itemsOf(one['external_references'])
    .map((reference) => textOf(membersOf(reference)?.['external_id']) ?? '')
    .find((id) => form.test(id));
}

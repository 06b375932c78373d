/**
 * Reads the indicators and techniques in a STIX bundle. Source: STIX 2.0 and 2.1 (OASIS); ATT&CK IDs as in MITRE's
 * `attack-stix-data`.
 */
import { readIndicator } from '../indicators/index.ts';
import type { IndicatorType } from '../model/vocabularies.ts';
import { itemsOf, membersOf, objectsOf, textOf, type Members } from './json.ts';
import { readStixPattern, typeOfPath } from './stixPattern.ts';

export interface BundleIndicator {
  readonly type?: IndicatorType;
  readonly value: string;
  /**
   * The name and description of the indicator, and its pattern if that expresses more than the values; for an observable, its description in
   * OpenCTI or the name of the file with this hash.
   */
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
  if (!isStixBundle(bundle)) return undefined;
  const objects = stixObjectsOf(bundle).filter((one) => one['revoked'] !== true);
  const techniques = objects.flatMap((one): readonly BundleTechnique[] => {
    const id = one['type'] === 'attack-pattern' ? attackIdOf(one, /^T\d{4}(?:\.\d{3})?$/) : undefined;
    const name = textOf(one['name']);
    return id === undefined ? [] : [{ id, ...(name === undefined ? {} : { name }) }];
  });
  return { indicators: objects.flatMap(indicatorsOf), techniques };
}

/** Whether an object is a bundle, or the envelope in which a TAXII 2.1 server returns objects. */
export function isStixBundle({ type, objects }: Members): boolean {
  if (type !== undefined) return type === 'bundle' && Array.isArray(objects);
  return objectsOf(objects).some((one) => /^--[0-9a-f-]{36}$/.test((textOf(one['id']) ?? '').slice(-38)));
}

/** Returns the objects of a bundle, including the observables that STIX 2.0 puts into `observed-data`. */
export const stixObjectsOf = (bundle: Members): readonly Members[] =>
  objectsOf(bundle['objects']).flatMap((one) => [
    one,
    ...(one['type'] === 'observed-data' ? objectsOf(Object.values(membersOf(one['objects']) ?? {})) : []),
  ]);

function indicatorsOf(one: Members): readonly BundleIndicator[] {
  const type = textOf(one['type']) ?? '';
  if (type === 'indicator') return ofPattern(one);
  const hashes = Object.entries(membersOf(one['hashes']) ?? {}).map(
    ([name, hash]) => [`hashes.${name}`, hash] as const,
  );
  const found = [...hashes, ...Object.entries(one)].flatMap(([member, written]) => {
    const [value, kind] = [textOf(written), typeOfPath(`${type}:${member}`)];
    return value === undefined || kind === undefined ? [] : [{ value, type: kind }];
  });
  // The name of a file describes its hash. OpenCTI stores descriptions in a custom property.
  const isHashed = found.some((each) => each.type !== 'filename');
  const description = textOf(one['x_opencti_description']) ?? (isHashed ? textOf(one['name']) : undefined);
  return found
    .filter((each) => !isHashed || each.type !== 'filename')
    .map((each) => (description === undefined || description === each.value ? each : { ...each, description }));
}

function ofPattern(one: Members): readonly BundleIndicator[] {
  const [name, description] = [textOf(one['name']), textOf(one['description'])];
  const written = textOf(one['pattern']) ?? '';
  const pattern = readStixPattern(written);
  // If the pattern expresses more than its values, the pattern itself is part of the description.
  const whole = pattern?.isWhole === true ? undefined : written;
  const said = [...new Set([name, description, whole].flatMap((text) => text ?? []))];
  return (pattern?.observations.flat() ?? []).map(({ type, value }) => {
    // Many producers use the value as the name of an indicator, and our export uses it defanged.
    const { key } = readIndicator(value, type);
    const rest = said.filter((text) => {
      const read = readIndicator(text, type);
      return read.key !== key || read.flaw?.kind === 'mixed';
    });
    return { type, value, ...(rest.length === 0 ? {} : { description: rest.join(': ').replace(/\s+/g, ' ') }) };
  });
}

function attackIdOf(one: Members, form: RegExp): string | undefined {
  return itemsOf(one['external_references'])
    .map((reference) => textOf(membersOf(reference)?.['external_id']) ?? '')
    .find((id) => form.test(id));
}

/** Indexes the objects of a bundle and the references between them. Source: STIX 2.0 and 2.1 (OASIS). */
import { readTlp, type Tlp } from '../../model/vocabularies.ts';
import type { Collected } from '../collected.ts';
import { itemsOf, membersOf, objectsOf, textOf, textsOf, type Members } from '../json.ts';
import type { ReadContext } from '../page/readContext.ts';
import { stixObjectsOf } from '../stixBundle.ts';

export interface Graph {
  readonly objects: readonly Members[];
  readonly byId: ReadonlyMap<string, Members>;
  readonly relationships: readonly Members[];
  /** Relationships by their source. */
  readonly from: ReadonlyMap<Members, readonly Members[]>;
  /** Relationships by their target. */
  readonly to: ReadonlyMap<Members, readonly Members[]>;
  /** Sightings by the object that was sighted. */
  readonly sightings: ReadonlyMap<Members, readonly Members[]>;
  /** The first report in the bundle, otherwise the first grouping, if any. */
  readonly report: Members | undefined;
  readonly collected: Collected;
  readonly context: ReadContext;
}

/** Builds the graph of a bundle. Revoked objects are omitted, and their number is reported as not imported, unless the report itself is revoked. */
export function createGraph(bundle: Members, collected: Collected, context: ReadContext): Graph {
  const all = stixObjectsOf(bundle);
  // A grouping describes its content like a report. MISP exports unpublished events as groupings.
  const report = ['report', 'grouping'].map((type) => all.find((one) => one['type'] === type)).find(Boolean);
  const isWithdrawn = report?.['revoked'] === true;
  const objects = all.filter((one) => isWithdrawn || one['revoked'] !== true);
  const byId = new Map(
    objects.flatMap((one) => (textOf(one['id']) === undefined ? [] : [[textOf(one['id']) ?? '', one]])),
  );
  const relationships = objects.filter((one) => one['type'] === 'relationship');
  if (all.length > objects.length) collected.unread(`revoked objects: ${all.length - objects.length}`);
  const by = (list: readonly Members[], member: string): ReadonlyMap<Members, readonly Members[]> => {
    const found = new Map<Members, Members[]>();
    for (const one of list) {
      const object = byId.get(textOf(one[member]) ?? '');
      if (!object) continue;
      const known = found.get(object);
      if (known) known.push(one);
      else found.set(object, [one]);
    }
    return found;
  };
  const sightings = by(
    objects.filter((one) => one['type'] === 'sighting'),
    'sighting_of_ref',
  );
  const [from, to] = [by(relationships, 'source_ref'), by(relationships, 'target_ref')];
  return { objects, byId, relationships, from, to, sightings, report, collected, context };
}

/** Returns the type of an object; empty if there is none. */
export const typeOf = (one: Members | undefined): string => textOf(one?.['type']) ?? '';

/** Returns the name of an object, or another property that identifies it; undefined if it has none. */
export const nameOf = (one: Members | undefined): string | undefined =>
  textOf(one?.['name']) ?? textOf(one?.['value']) ?? textOf(one?.['abstract']) ?? textOf(one?.['id']);

/** Returns the object that a property refers to; undefined if the bundle does not contain it. */
export const referred = ({ byId }: Graph, one: Members, member: string): Members | undefined =>
  byId.get(textOf(one[member]) ?? '');

/** Returns the first TLP label among the markings of an object; undefined if there is none. */
export function tlpOf(graph: Graph, one: Members | undefined): Tlp | undefined {
  for (const id of textsOf(one?.['object_marking_refs'])) {
    const marking = graph.byId.get(id);
    const written = textOf(marking?.['name']) ?? textOf(membersOf(marking?.['definition'])?.['tlp']) ?? '';
    const tlp = readTlp(written);
    if (tlp !== undefined) return tlp === 'WHITE' ? 'CLEAR' : tlp;
  }
  return undefined;
}

/** Returns the confidence of an object as a word; undefined if it is not from 1 to 100. Source: STIX 2.1, appendix A, "Low / Medium / High". */
export function confidenceOf(one: Members): string | undefined {
  const { confidence } = one as { confidence?: unknown };
  if (typeof confidence !== 'number' || !(confidence >= 1 && confidence <= 100)) return undefined;
  return confidence < 30 ? 'low' : confidence < 70 ? 'moderate' : 'high';
}

/** Properties that are metadata, or that are read for every type of object. */
const common: ReadonlySet<string> = new Set(
  'type id spec_version created modified created_by_ref object_marking_refs object_refs granular_markings external_references revoked lang name description identity_class defanged is_family extensions'.split(
    ' ',
  ),
);

/** The maximum depth of lists and objects within a property. The objects of the standard have two levels. */
const maxDepth = 5;

/**
 * Returns the properties of an object that are not imported, such as `goals: espionage`. Omits metadata, the properties named in `read`
 * (separated by spaces), custom properties (`x_…`), and values other than text and numbers. References are replaced by the names of their
 * objects.
 */
export function otherProperties(one: Members, { byId }: Graph, read = ''): readonly string[] {
  const words = (value: unknown, depth = 0): readonly string[] => {
    if (typeof value === 'number') return [String(value)];
    const text = textOf(value);
    const object = text === undefined ? undefined : byId.get(text);
    if (text !== undefined) return [(object && nameOf(object)) ?? text];
    if (depth > maxDepth) return [];
    return itemsOf(value).flatMap((item) => {
      const inner = Object.values(membersOf(item) ?? {}).flatMap((member) => words(member, depth + 1));
      return inner.length > 0 ? inner.join(' ') : words(item, depth + 1);
    });
  };
  return Object.entries(one).flatMap(([key, value]) => {
    if (common.has(key) || key.startsWith('x_') || read.split(' ').includes(key)) return [];
    const said = words(value).join(', ');
    return said === '' ? [] : [`${key}: ${said}`];
  });
}

/** Returns the first external ID that matches `form`; undefined if there is none. */
export const externalId = (one: Members, form: RegExp): string | undefined =>
  objectsOf(one['external_references'])
    .map((reference) => textOf(reference['external_id']) ?? '')
    .find((id) => form.test(id));

/** Collects the objects of a bundle without duplicates, with their common properties. Source: STIX 2.1 (OASIS), 3.2. */
import type { Tlp } from '../../model/vocabularies.ts';
import type { ExportContext, ExportTimes } from '../exporter.ts';
import { uuidOf } from '../uuid.ts';
import { markingOf } from './markings.ts';
import type { Properties, StixObject } from './object.ts';

export interface Builder {
  /**
   * Adds an object that only this advisory describes. Its identifier is derived from the advisory's subject, the type and the name. If the
   * bundle contains a different object with the same type and name, a number is added to the name. Returns the identifier.
   */
  own(type: string, name: string, properties: Properties, tlp?: Tlp): string;
  /**
   * Adds an object that is the same in all advisories that mention it, such as a sector. All shared objects have the same fixed dates,
   * because an object must not have different creation dates in different bundles. Returns the identifier.
   */
  shared(type: string, name: string, properties: Properties): string;
  /** Adds an object unchanged, unless the bundle already contains one with its identifier. Returns the identifier. */
  add(object: StixObject): string;
  /** Adds a relationship between two objects, given by their identifiers. Returns the identifier of the relationship. */
  relate(source: string, relation: string, target: string, properties?: Properties, tlp?: Tlp): string;
  /** Adds a note about the report and the given objects, unless its content is empty. */
  note(abstract: string, content: string, about?: readonly string[], more?: Properties): void;
  readonly reportId: string;
  /** The objects in the order in which they were added. */
  objects(): readonly StixObject[];
}

/** The date of shared objects. This is the day on which STIX 2.1 became a standard. */
const sharedTime = '2021-06-10T00:00:00.000Z';

/** Creates the builder; `publisher` is the ID of the identity that created the objects. */
export function createBuilder(context: ExportContext, times: ExportTimes, publisher: string | undefined): Builder {
  const objects = new Map<string, StixObject>();
  const { advisory, subject } = context;
  const idOf = (type: string, name: string): string => `${type}--${uuidOf(`stix ${subject} ${type} ${name}`)}`;
  const language = advisory.language?.value.trim();
  const isWithdrawn = advisory.status?.value === 'withdrawn';
  const add = (object: StixObject): string => {
    if (!objects.has(object.id)) objects.set(object.id, object);
    return object.id;
  };
  const common = (tlp: Tlp | undefined): Properties => {
    const marking = markingOf(tlp);
    if (marking) add(marking);
    return {
      created_by_ref: publisher,
      ...times,
      revoked: isWithdrawn ? true : undefined,
      lang: language === '' ? undefined : language,
      object_marking_refs: marking ? [marking.id] : undefined,
    };
  };
  const own: Builder['own'] = (type, name, properties, tlp = context.tlp) => {
    // Two rows with the same name become two objects, unless all properties of these objects are equal.
    for (let count = 1; ; count++) {
      const id = idOf(type, count === 1 ? name : `${name} ${count}`);
      const object = { type, spec_version: '2.1', id, ...common(tlp), ...properties };
      const other = objects.get(id);
      if (!other || JSON.stringify(other) === JSON.stringify(object)) return add(object);
    }
  };
  const reportId = idOf('report', '');
  return {
    own,
    shared: (type, name, properties) =>
      add({ ...sharedObject(type, name), created: sharedTime, modified: sharedTime, ...properties }),
    add,
    relate: (source, relation, target, properties = {}, tlp = context.tlp) =>
      own(
        'relationship',
        `${source} ${relation} ${target}`,
        { relationship_type: relation, source_ref: source, target_ref: target, ...properties },
        tlp,
      ),
    note(abstract, content, about = [], more = {}) {
      if (content.trim() === '') return;
      own('note', abstract, { abstract, content, object_refs: [...new Set([reportId, ...about])], ...more });
    },
    reportId,
    objects: () => [...objects.values()],
  };
}

function sharedObject(type: string, name: string): StixObject {
  return { type, spec_version: '2.1', id: `${type}--${uuidOf(`stix shared ${type} ${name}`)}` };
}

/** Returns the ID of an object shared between advisories. */
export const sharedId = (type: string, name: string): string => sharedObject(type, name).id;

/** Converts a confidence to STIX's scale from 0 to 100; undefined if there is none. Source: STIX 2.1, appendix A, "Low / Medium / High". */
export function confidenceOf(word: 'low' | 'moderate' | 'high' | undefined): number | undefined {
  return word === undefined ? undefined : { low: 15, moderate: 50, high: 85 }[word];
}

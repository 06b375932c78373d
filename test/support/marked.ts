/** Creates an advisory with a unique value at every key of the schema, so that tests can detect whether it is shown. */
import { stringify } from 'yaml';
import type { MappingShape, SchemaShape, TextShape } from '../../server/src/core/schema/schemaIndex.ts';

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** A location in the format whose value is a text, such as `actors[].aliases[]`. */
export interface MarkedLocation {
  readonly location: string;
  /** A word that is unique in the advisory; undefined if the format only allows enum values, numbers or dates. */
  readonly marker: string | undefined;
  /** Returns the text of an advisory with a value at this location, a different one if `changed` is set. */
  text(changed: boolean): string;
}

/** Two valid values for each kind of location that does not accept arbitrary text, by the schema's `x-value`. */
const samples: Readonly<Record<string, readonly [string, string]>> = {
  date: ['2026-03-04', '2026-05-06'],
  time: ['2026-03-04T01:02:03Z', '2026-05-06T04:05:06Z'],
  'attack-version': ['19.1', '18.1'],
  country: ['DE', 'FR'],
  'actor-id': ['G0016', 'G0007'],
  'campaign-id': ['C0024', 'C0001'],
  'software-id': ['S0154', 'S0002'],
  cve: ['CVE-2026-0001', 'CVE-2026-0002'],
  cwe: ['CWE-79', 'CWE-89'],
  'cvss-vector': ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
  'data-component-id': ['DC0032', 'DC0021'],
  'technique-id': ['T1566.002', 'T1078'],
};

/** The location whose value is different, or has a different shape. */
interface Change {
  readonly location: string;
  readonly form?: 'text';
  readonly changed: boolean;
}

/**
 * Returns every location in the format. A key with several shapes is written in its richest one, preferably a list of mappings. The locations
 * of its other shapes follow, each in an advisory in which only that key has the other shape.
 */
export function markedLocations(root: MappingShape): readonly MarkedLocation[] {
  const markers = new Map<string, string>();
  const markerOf = (location: string): string => {
    const marker = markers.get(location) ?? `Mark${String(markers.size).padStart(4, '0')}x`;
    markers.set(location, marker);
    return marker;
  };
  const locations: MarkedLocation[] = [];

  const valueOf = (shape: SchemaShape, location: string, change: Change | undefined): Plain => {
    const kind = (change?.location === location ? change.form : undefined) ?? richest(shape);
    if (kind === 'mapping' && shape.mapping) return keysOf(shape.mapping, `${location}.`, change);
    if (kind === 'list' && shape.list) return [valueOf(shape.list.item, `${location}[]`, change)];
    if (!shape.text) throw new Error(`${location} has no form ${kind}`);
    return textOf(shape.text, markerOf(location), change?.location === location && change.changed);
  };
  const keysOf = ({ keys }: MappingShape, before: string, change: Change | undefined): Plain =>
    Object.fromEntries(keys.map(({ key, shape }) => [key, valueOf(shape, `${before}${key}`, change)]));
  /** Returns an advisory with the change. The content of a section is independent of others; other keys may affect the whole page. */
  const advisoryWith = (change: Change): Plain => {
    const section = /^\w+(?=[.[])/.exec(change.location)?.[0];
    const keys = root.keys.filter(({ key }) => section === undefined || key === section || key === 'title');
    return keysOf({ ...root, keys }, '', change);
  };

  const add = (location: string, shape: TextShape, form?: 'text'): void => {
    locations.push({
      location: form ? `${location} as text` : location,
      marker: isFree(shape) ? markerOf(location) : undefined,
      text: (changed) => stringify(advisoryWith({ location, changed, ...(form ? { form } : {}) }), { lineWidth: 0 }),
    });
  };
  const visit = (shape: SchemaShape, location: string): void => {
    const kind = richest(shape);
    if (kind === 'mapping' && shape.mapping) visitKeys(shape.mapping, `${location}.`);
    if (kind === 'list' && shape.list) visit(shape.list.item, `${location}[]`);
    if (shape.text) add(location, shape.text, kind === 'text' ? undefined : 'text');
  };
  const visitKeys = (mapping: MappingShape, before: string): void => {
    for (const { key, shape } of mapping.keys) visit(shape, `${before}${key}`);
  };
  visitKeys(root, '');
  return locations;
}

function richest({ list, mapping }: SchemaShape): 'list' | 'mapping' | 'text' {
  if (list?.item.mapping) return 'list';
  if (mapping) return 'mapping';
  return list ? 'list' : 'text';
}

const isFree = ({ words, boolean, number, value }: TextShape): boolean =>
  words === undefined && !boolean && number === undefined && samples[value ?? ''] === undefined;

function textOf({ words, boolean, number, value }: TextShape, marker: string, changed: boolean): Plain {
  if (boolean) return changed;
  if (number) return changed ? 4 : 3;
  if (words) return words.at(changed ? -1 : 0) ?? '';
  const sample = samples[value ?? ''];
  if (sample) return sample[changed ? 1 : 0];
  const word = changed ? marker.replace('Mark', 'Krma') : marker;
  return value === 'url' ? `https://${word.toLowerCase()}.example/` : word;
}

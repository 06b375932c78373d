/** Reads a STIX bundle object by object: its release, the domains it describes, and its objects. */
import { compareReleases } from '../release.ts';
import type { Domain } from '../catalogue.ts';
import { listUnder } from '../../util/groups.ts';
import { atMost, checkReleaseBounds, maxObjects, maxRevocations } from './bounds.ts';
import { domainOrder, descriptionKey } from './releaseData.ts';
import type { ReleaseData, ReleaseObject, UpdateContents } from './releaseData.ts';
import { asRecord, asText, asTexts } from './shape.ts';
import { readStixObject } from './stixObject.ts';
import { UpdateError } from './updateError.ts';

/** Receives objects in any order. `finish` returns the result. Both methods throw `UpdateError` if the bundle is invalid. */
export interface StixReader {
  add(value: unknown): void;
  /** `release` is used if the bundle does not state a valid one. */
  finish(release: string | undefined): Extract<UpdateContents, { kind: 'attack' }>;
}

/** Leading zeros are not allowed, because `018.1` would be treated as a different release from `18.1`. */
const releaseFormat = /^(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d?)$/;

/** Creates a reader for one bundle. */
export function createStixReader(): StixReader {
  const objects = new Map<string, ReleaseObject>();
  const descriptions: Record<string, string> = {};
  const revocations: (readonly [from: string, to: string])[] = [];
  const matrices: (readonly string[])[] = [];
  let collection: { readonly release: string; readonly date: string } | undefined;
  let newestChange = '';
  return {
    add(value) {
      const members = asRecord(value) ?? {};
      const modified = asText(members['modified']) ?? '';
      if (modified > newestChange) newestChange = modified;
      switch (members['type']) {
        case 'x-mitre-collection':
          collection = { release: asText(members['x_mitre_version']) ?? '', date: modified };
          return;
        case 'x-mitre-matrix':
          matrices.push(asTexts(members['tactic_refs']));
          return;
        case 'relationship': {
          const [from, to] = [asText(members['source_ref']), asText(members['target_ref'])];
          if (members['relationship_type'] !== 'revoked-by' || !from || !to) return;
          atMost(revocations.length + 1, maxRevocations, 'revocations');
          revocations.push([from, to]);
          return;
        }
      }
      const read = readStixObject(value);
      if (read === undefined) return;
      atMost(objects.size + 1, maxObjects, 'objects');
      objects.set(read.object.stixId, read.object);
      if (read.description !== undefined)
        descriptions[descriptionKey(read.object.kind, read.object.id)] = read.description;
    },
    finish(stated) {
      const all = withSuccessors(objects, revocations);
      if (!all.some(({ kind }) => kind === 'technique')) throw new UpdateError('it contains no ATT&CK techniques');
      const release = releaseFormat.test(collection?.release ?? '') ? collection?.release : stated;
      if (release === undefined || !releaseFormat.test(release))
        throw new UpdateError('it does not state its ATT&CK release');
      const date = (collection?.date || newestChange).slice(0, 10);
      if (!isDay(date)) throw new UpdateError('it contains no date');
      const data: ReleaseData = {
        format: 1,
        release,
        date,
        domains: domainsOf(all),
        objects: inMatrixOrder(all, matrices),
      };
      checkReleaseBounds(data);
      return { kind: 'attack', data, descriptions };
    },
  };
}

/** Whether a string is a valid date in the form `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year > 0 && day >= 1 && day <= days;
}

function withSuccessors(
  objects: ReadonlyMap<string, ReleaseObject>,
  revocations: readonly (readonly [from: string, to: string])[],
): readonly ReleaseObject[] {
  const successors = new Map<string, string[]>();
  for (const [from, to] of revocations) {
    const target = objects.get(to);
    if (target !== undefined && target.kind === objects.get(from)?.kind) listUnder(successors, from).push(target.id);
  }
  const full = [...objects.values()].map((object) => {
    const revokedBy = successors.get(object.stixId);
    return revokedBy === undefined ? object : { ...object, revokedBy: [...new Set(revokedBy)] };
  });
  return unique(full);
}

/**
 * Removes objects with duplicate IDs. Of the objects with the same kind and ID, keeps the first active one or, if none is active, the
 * first.
 */
function unique(objects: readonly ReleaseObject[]): readonly ReleaseObject[] {
  const byKey = new Map<string, ReleaseObject>();
  for (const object of objects) {
    const key = descriptionKey(object.kind, object.id);
    const known = byKey.get(key);
    if (known === undefined || (known.status !== undefined && object.status === undefined)) byKey.set(key, object);
  }
  return [...byKey.values()];
}

/** Returns the domains whose matrices the bundle contains, determined by its active tactics or, if it has none, by its techniques. */
function domainsOf(objects: readonly ReleaseObject[]): readonly Domain[] {
  const tactics = objects.filter(({ kind, status }) => kind === 'tactic' && status === undefined);
  const telling = tactics.length > 0 ? tactics : objects.filter(({ kind }) => kind === 'technique');
  const found = new Set(telling.flatMap((object) => object.domains));
  return domainOrder.filter((domain) => found.has(domain));
}

function inMatrixOrder(
  objects: readonly ReleaseObject[],
  matrices: readonly (readonly string[])[],
): readonly ReleaseObject[] {
  const order = new Map([...new Set(matrices.flat())].map((stixId, at) => [stixId, at]));
  const rank = ({ stixId }: ReleaseObject): number => order.get(stixId) ?? order.size;
  const tactics = objects.filter(({ kind }) => kind === 'tactic').sort((one, two) => rank(one) - rank(two));
  const others = objects.filter(({ kind }) => kind !== 'tactic');
  others.sort((one, two) => (one.id < two.id ? -1 : one.id > two.id ? 1 : 0));
  return [...tactics, ...others];
}

/**
 * Joins bundles for different domains into one release. Their minor versions may differ, because MITRE publishes corrections for individual
 * domains; in that case, the result has the newest version. Throws `UpdateError` if their major versions differ, or if there are no
 * bundles.
 */
export function joinReleases(parts: readonly ReleaseData[]): ReleaseData {
  const [first, ...rest] = parts;
  if (first === undefined) throw new UpdateError('there is no file to read');
  return rest.reduce(join, first);
}

/**
 * Returns `data` with those domains of `earlier`, an update installed before, that it does not contain. Returns `data` unchanged if
 * `earlier` describes a newer release or has no other domains.
 */
export function completedBy(data: ReleaseData, earlier: ReleaseData): ReleaseData {
  const domains = earlier.domains.filter((domain) => !data.domains.includes(domain));
  if (domains.length === 0 || compareReleases(earlier.release, data.release) > 0) return data;
  const objects = earlier.objects
    .map((object) => ({ ...object, domains: object.domains.filter((domain) => domains.includes(domain)) }))
    .filter((object) => object.domains.length > 0);
  return { ...unite(data, { ...earlier, domains, objects }), release: data.release, date: data.date };
}

function join(one: ReleaseData, two: ReleaseData): ReleaseData {
  if (one.release.split('.')[0] !== two.release.split('.')[0])
    throw new UpdateError(`the bundles belong to different ATT&CK releases, ${one.release} and ${two.release}`);
  const newer = compareReleases(one.release, two.release) >= 0 ? one : two;
  return { ...unite(one, two), release: newer.release, date: newer.date };
}

function unite(one: ReleaseData, two: ReleaseData): ReleaseData {
  const objects = new Map(one.objects.map((object) => [descriptionKey(object.kind, object.id), object]));
  for (const object of two.objects) {
    const key = descriptionKey(object.kind, object.id);
    const known = objects.get(key);
    objects.set(key, known === undefined ? object : joinObjects(known, object));
  }
  const domains = domainOrder.filter((domain) => one.domains.includes(domain) || two.domains.includes(domain));
  return { ...one, domains, objects: [...objects.values()] };
}

/** Merges two versions of an object that occurs in two bundles, as groups and software often do. An active version takes precedence. */
function joinObjects(one: ReleaseObject, two: ReleaseObject): ReleaseObject {
  const living = one.status === undefined ? one : two;
  const both = (key: 'tactics' | 'platforms' | 'aliases' | 'revokedBy'): readonly string[] => [
    ...new Set([...(one[key] ?? []), ...(two[key] ?? [])]),
  ];
  return {
    ...living,
    domains: domainOrder.filter((domain) => one.domains.includes(domain) || two.domains.includes(domain)),
    ...(living.tactics === undefined ? {} : { tactics: both('tactics'), platforms: both('platforms') }),
    ...(both('aliases').length === 0 ? {} : { aliases: both('aliases') }),
    ...(both('revokedBy').length === 0 ? {} : { revokedBy: both('revokedBy') }),
  };
}

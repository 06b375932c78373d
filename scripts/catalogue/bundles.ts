/** Reads objects' identifiers and techniques' platforms from STIX bundles. */

import { asFlag, asList, asObject, asText, asTexts } from './shapes.ts';
import type { Json } from './shapes.ts';

export interface BundleFacts {
  /** Complete STIX identifiers, by type and ID (`malware S0154`). */
  readonly stixIds: ReadonlyMap<string, string>;
  /** Techniques' platforms, by ID. */
  readonly platforms: ReadonlyMap<string, readonly string[]>;
}

const sourceName = /^mitre-(?:mobile-|ics-)?attack$/;

/**
 * Reads the objects in each domain's bundle. If several objects have the same type and ID, the first one that is not deprecated is used, or
 * else the first one.
 */
export function bundleFacts(bundles: readonly (readonly Json[])[]): BundleFacts {
  const stixIds = new Map<string, string>();
  const platforms = new Map<string, readonly string[]>();
  const objects = bundles.flat();
  const retired = (object: Json): boolean => asFlag(object['x_mitre_deprecated'], 'x_mitre_deprecated');
  for (const object of [...objects.filter((one) => !retired(one)), ...objects.filter(retired)]) {
    const id = attackId(object);
    if (id === undefined) continue;
    const type = asText(object['type'], id);
    if (stixIds.has(`${type} ${id}`)) continue;
    stixIds.set(`${type} ${id}`, asText(object['id'], id));
    if (type === 'attack-pattern') platforms.set(id, readPlatforms(object['x_mitre_platforms'], id));
  }
  return { stixIds, platforms };
}

/** Returns the platforms in a list, without "None", which some ICS techniques have. */
export function readPlatforms(value: unknown, where: string): readonly string[] {
  return asTexts(value, where).filter((name) => name !== 'None');
}

function attackId(object: Json): string | undefined {
  const references = asList(object['external_references'] ?? [], 'external_references');
  const own = references
    .map((item) => asObject(item, 'a reference'))
    .find((reference) => {
      return sourceName.test(asText(reference['source_name'], 'a reference')) && reference['external_id'] !== undefined;
    });
  return own === undefined ? undefined : asText(own['external_id'], 'a reference');
}

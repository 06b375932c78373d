/**
 * Builds the feed to which MISP instances subscribe: a folder of events, `manifest.json` with the metadata of each event, and `hashes.csv`,
 * in which an instance can look up a value without fetching the events. Sources: MISP core format (manifest); PyMISP, "feed generator".
 */
import { uuidOf } from '../../export/uuid.ts';
import { siteFile, type SiteFile, type SiteTools } from '../site.ts';

interface Attribute {
  readonly type: string;
  readonly value: string;
}

interface Event {
  readonly uuid: string;
  readonly info: string;
  readonly date: string;
  readonly analysis: string;
  readonly threat_level_id: string;
  readonly timestamp: string;
  readonly Orgc?: object;
  readonly Tag: readonly object[];
  readonly Attribute: readonly Attribute[];
  readonly Object: readonly { readonly Attribute: readonly Attribute[] }[];
}

export interface MispFeed {
  /** Adds an exported event. Returns its file. */
  add(text: string): SiteFile;
  /** Returns the manifest and the hashes. */
  files(): readonly SiteFile[];
}

/** Creates a feed. MISP requires an organisation for each event, so an event without an author is attributed to the site. */
export function createMispFeed(title: string, { md5 }: SiteTools): MispFeed {
  const manifest: Record<string, object> = {};
  const hashes: string[] = [];
  return {
    add(text) {
      const { Event: written } = JSON.parse(text) as { readonly Event: Event };
      const event = { ...written, Orgc: written.Orgc ?? { name: title, uuid: uuidOf(`publisher ${title}`) } };
      const { uuid, info, date, analysis, threat_level_id, timestamp, Orgc, Tag } = event;
      manifest[uuid] = { Orgc, Tag, info, date, analysis, threat_level_id, timestamp };
      const all = [...event.Attribute, ...event.Object.flatMap((object) => object.Attribute)];
      for (const value of new Set(all.flatMap(hashed))) hashes.push(`${md5(value)},${uuid}\n`);
      return siteFile(`misp/${uuid}.json`, `${JSON.stringify({ Event: event }, null, 2)}\n`);
    },
    files: () => [
      siteFile('misp/manifest.json', `${JSON.stringify(manifest, null, 2)}\n`),
      { path: 'misp/hashes.csv', text: hashes },
    ],
  };
}

/**
 * Returns the values whose hashes the feed contains. A composite value (`filename|md5`) is split into its two parts, because an instance
 * may look up either part.
 */
const hashed = ({ type, value }: Attribute): readonly string[] => (type.includes('|') ? value.split('|') : [value]);

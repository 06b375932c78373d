/**
 * The feed that MISP instances subscribe to: a folder of events, `manifest.json` with what is said of each, and `hashes.csv`, by which an
 * instance finds a value without fetching the events. Sources: MISP core format (manifest); PyMISP, "feed generator".
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
  /** Adds an event as the export writes it; returns its file. */
  add(text: string): SiteFile;
  /** Returns the files beside the events. */
  files(): readonly SiteFile[];
}

/** Creates a feed. An event without an author is the site's, because each has to have an organisation. */
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

/** A value of two parts is found by each. */
const hashed = ({ type, value }: Attribute): readonly string[] => (type.includes('|') ? value.split('|') : [value]);

/** Builds one STIX bundle for all advisories. */
import { uuidOf } from '../../export/uuid.ts';
import { siteFile, type SiteFile } from '../site.ts';

export interface AllStix {
  /** Adds the exported STIX bundle of an advisory. */
  add(text: string): void;
  file(): SiteFile;
}

interface StixObject {
  readonly id: string;
  readonly modified?: string;
}

/** Creates an empty bundle. Only the newest version of an object that several advisories share, such as a publisher, is included. */
export function createAllStix(title: string): AllStix {
  const objects = new Map<string, { readonly text: string; readonly modified: string }>();
  return {
    add(text) {
      for (const object of (JSON.parse(text) as { readonly objects: readonly StixObject[] }).objects) {
        const { id, modified = '' } = object;
        const known = objects.get(id);
        if (!known || modified > known.modified) objects.set(id, { text: JSON.stringify(object), modified });
      }
    },
    file() {
      const lines = [...objects.values()].map(({ text }, index) => `${index === 0 ? '' : ','}\n${text}`);
      const head = `{"type":"bundle","id":"bundle--${uuidOf(`stix site ${title}`)}"`;
      // `objects` must not be empty but may be absent (STIX 2.1, section 8).
      if (lines.length === 0) return siteFile(path, `${head}}\n`);
      return { path, text: [`${head},"objects":[`, ...lines, '\n]}\n'] };
    },
  };
}

const path = 'all/advisories.stix.json';

/** Reads an update file, which is either a STIX bundle or a MISP galaxy cluster, while its JSON is streamed. */
import { createClusterReader } from './mispCluster.ts';
import type { UpdateContents } from './releaseData.ts';
import { createStixReader } from './stixBundle.ts';
import { UpdateError } from './updateError.ts';

/** Receives the parts of the file's top-level JSON object as they are read. All methods may throw `UpdateError`. */
export interface UpdateReader {
  /** Receives a member other than the lists `objects` and `values`. */
  member(key: string, value: unknown): void;
  /** Receives an item of the list `objects` (STIX) or `values` (MISP). */
  item(list: 'objects' | 'values', value: unknown): void;
  /** Called at the end of the file. `release` is used if a bundle does not state one. Throws `UpdateError`. */
  finish(release?: string): UpdateContents;
}

/** Creates a reader for one file. */
export function createUpdateReader(): UpdateReader {
  const members = new Map<string, unknown>();
  const stix = createStixReader();
  const cluster = createClusterReader();
  const seen = new Set<'objects' | 'values'>();
  return {
    member: (key, value) => void members.set(key, value),
    item(list, value) {
      seen.add(list);
      if (list === 'objects') stix.add(value);
      else cluster.add(value);
    },
    finish(release) {
      if (members.get('type') === 'bundle') return stix.finish(release);
      if (seen.has('values')) return cluster.finish(members);
      throw new UpdateError('it is neither a STIX bundle nor a MISP galaxy cluster');
    },
  };
}

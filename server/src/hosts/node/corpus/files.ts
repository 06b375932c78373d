/** File access of the indexer in Node. */
import { stat } from 'node:fs/promises';
import type { IndexerFiles } from '../../../service/corpus/indexerParts.ts';
import { createHostFiles } from '../files.ts';

/** Files of this machine. A stamp is a file's size and the time of its last change. */
export function createIndexerFiles(): IndexerFiles {
  return {
    ...createHostFiles(),
    async stamp(path) {
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() === true ? `${found.size} ${found.mtimeMs}` : undefined;
    },
  };
}

/** File access for the indexer in Node. */
import { stat } from 'node:fs/promises';
import type { IndexerFiles } from '../../../service/corpus/indexerParts.ts';
import { createHostFiles } from '../files.ts';

/** Creates the file access. The stamp of a file consists of its size and modification time; anything else has none. */
export function createIndexerFiles(): IndexerFiles {
  return {
    ...createHostFiles(),
    async stamp(path) {
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() === true ? `${found.size} ${found.mtimeMs}` : undefined;
    },
  };
}

/** Downloads files into the extension's storage, if the host has files. VS Code gives `fetch` the user's proxy settings. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '../../server/src/download/download.ts';
import {
  leastRate,
  maximumBytes,
  stallMilliseconds,
  totalMilliseconds,
} from '../../server/src/download/updateSources.ts';

export interface Downloads {
  /**
   * Resolves with the path of a new file with the content of the address; the caller removes it. Rejects with an error whose message is a
   * sentence.
   */
  fetch(address: string, signal: AbortSignal, progress: (received: number, total?: number) => void): Promise<string>;
  remove(path: string): Promise<void>;
}

/** Creates downloads in a folder, which is created on first use. */
export function createDownloads(folder: string): Downloads {
  return {
    async fetch(address, signal, progress) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, `download-${randomBytes(6).toString('hex')}.part`);
      await download(address, path, {
        fetch,
        maximumBytes,
        stallMilliseconds,
        totalMilliseconds,
        leastRate,
        signal,
        progress,
      });
      return path;
    },
    remove: (path) => rm(path, { force: true }),
  };
}

/** Downloads into the extension's own storage, where the host has files: VS Code gives `fetch` the user's proxy settings. */
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
  /** The path of a new file with what the address answers; the caller removes it. Rejects with a sentence. */
  fetch(address: string, signal: AbortSignal, progress: (received: number, total?: number) => void): Promise<string>;
  remove(path: string): Promise<void>;
}

/** Keeps downloads in a folder, which is made when first needed. */
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

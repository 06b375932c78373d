/** Downloads files to the extension's storage, if the host has access to files. VS Code applies the user's proxy settings to `fetch`. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '../../server/src/download/download.ts';
import {
  minRate,
  maximumBytes,
  stallMilliseconds,
  totalMilliseconds,
} from '../../server/src/download/updateSources.ts';

export interface Downloads {
  /**
   * Downloads a URL to a new file and resolves with its path. The caller has to remove the file. Rejects with a `DownloadError`, the
   * signal's reason or a file system error; no file remains.
   */
  fetch(address: string, signal: AbortSignal, progress: (received: number, total?: number) => void): Promise<string>;
  remove(path: string): Promise<void>;
}

/** Creates the downloader for a folder, which is created on first use. */
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
        minRate,
        signal,
        progress,
      });
      return path;
    },
    remove: (path) => rm(path, { force: true }),
  };
}

/** Writes the files of a site: only those that have changed, each atomically. Content that this program did not write is never replaced. */
import { createHash, randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { open, readFile, rename, rmdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SiteFile } from '../../../core/index.ts';
import { manifestName, manifestText, type Manifest } from './manifest.ts';
import { makeFolder } from '../makeFolder.ts';

export interface StoreCounts {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface SiteStore {
  /**
   * Writes a file if its content has changed, unless this program did not write the existing file, or it has been edited since. Throws a
   * system error if that fails; the old file is then unchanged.
   */
  write(file: SiteFile): Promise<void>;
  /** Removes the files that earlier runs wrote and this one did not, unless they have been edited since. */
  removeOthers(): Promise<void>;
  /** Saves the manifest. Until a run is finished, the manifest also includes the files from earlier runs. */
  save(isFinished: boolean): Promise<void>;
  counts(): StoreCounts;
  /** The paths that were left as they are: what this program did not write, and files that have been edited since. */
  kept(): readonly string[];
}

/** Opens a site in a folder. `before` is its manifest. */
export function createSiteStore(site: string, before: Manifest): SiteStore {
  const now = new Map<string, string>();
  const kept = new Set<string>();
  const folders = new Set<string>();
  let [written, unchanged, removed] = [0, 0, 0];
  const put = async (path: string, chunks: readonly Uint8Array[]): Promise<void> => {
    const target = join(site, path);
    const folder = dirname(target);
    if (!folders.has(folder)) await makeFolder(folder);
    folders.add(folder);
    const temporary = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      const handle = await open(temporary, 'wx');
      try {
        for (const chunk of chunks) await handle.writeFile(chunk);
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } finally {
      await unlink(temporary).catch(() => undefined);
    }
  };
  /** Returns the outermost parent of a path that is no longer a real folder in the site, such as a link that leads out of it. */
  const foreignFolder = (path: string): string | undefined => {
    const folder = dirname(path);
    if (folder === '.' || folders.has(join(site, folder))) return undefined;
    const above = foreignFolder(folder);
    if (above !== undefined) return above;
    return lstatSync(join(site, folder), { throwIfNoEntry: false })?.isDirectory() === false ? folder : undefined;
  };
  return {
    async write({ path, text }) {
      const foreign = foreignFolder(path);
      if (foreign !== undefined) {
        kept.add(foreign);
        return;
      }
      const chunks = chunksOf(text);
      const digest = digestOf(chunks);
      const there = await digestAt(join(site, path));
      const earlier = before.get(path);
      if (there === digest) unchanged++;
      else if (there === undefined || there === earlier) {
        await put(path, chunks);
        written++;
      } else {
        kept.add(path);
        // An edited file remains listed, so that it is written again after the edit is undone.
        if (earlier !== undefined) now.set(path, earlier);
        return;
      }
      now.set(path, digest);
    },
    async removeOthers() {
      for (const [path, digest] of before) {
        if (now.has(path)) continue;
        const target = join(site, path);
        const foreign = foreignFolder(path);
        const there = foreign === undefined ? await digestAt(target) : undefined;
        if (foreign !== undefined) kept.add(foreign);
        if (there === undefined) continue;
        if (there !== digest) {
          kept.add(path);
          continue;
        }
        await unlink(target);
        removed++;
        await removeEmptyFolders(dirname(path), site);
      }
    },
    async save(isFinished) {
      const files = isFinished ? now : new Map([...before, ...now]);
      const chunks = chunksOf([manifestText(files)]);
      if ((await digestAt(join(site, manifestName))) !== digestOf(chunks)) await put(manifestName, chunks);
    },
    counts: () => ({ written, unchanged, removed }),
    kept: () => [...kept],
  };
}

/** Encodes strings as UTF-8. Short strings are joined, so that fewer chunks are written. */
function chunksOf(texts: readonly string[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let small = '';
  for (const text of texts) {
    small += text;
    if (small.length < 1_000_000) continue;
    chunks.push(Buffer.from(small));
    small = '';
  }
  if (small !== '') chunks.push(Buffer.from(small));
  return chunks;
}

function digestOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Returns the digest of a file; undefined if there is none. Returns `other` for anything that is not a regular file, such as a folder or a
 * link.
 */
async function digestAt(path: string): Promise<string | undefined> {
  // Synchronous for speed: on the first run, nearly all files are absent, and rejected promises are slow.
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  return found.isFile() ? digestOf([await readFile(path)]) : 'other';
}

/** Removes a folder in the site if it is empty, and then its parent folders, up to the first one that is not empty. */
async function removeEmptyFolders(folder: string, site: string): Promise<void> {
  for (let at = folder; at !== '.' && at !== ''; at = dirname(at)) {
    try {
      await rmdir(join(site, at));
    } catch {
      return;
    }
  }
}

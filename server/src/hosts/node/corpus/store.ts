/** Stores the indexes of workspace folders on disk. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexerStore } from '../../../service/corpus/indexerParts.ts';

/** The maximum number of indexes. If there are more, the least recently used ones are removed. */
const maxIndexes = 20;
/** The size of the pieces in which an index is read, in bytes. */
const readSize = 256 * 1024;
/**
 * The minimum size of the pieces in which an index is written, in UTF-16 units. Waiting requests are handled between two pieces, so smaller
 * pieces would let more requests delay the end of the writing.
 */
const writtenSize = 1024 * 1024;
/** The age in milliseconds after which a temporary file is considered abandoned. */
const abandoned = 3_600_000;
const extension = '.index.jsonl';

/**
 * Creates the store in a folder. The index only saves time, so an unreadable index is treated as missing, and errors while writing are
 * ignored.
 */
export function createIndexStore(folder: string): IndexerStore {
  const fileOf = (root: string): string =>
    join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}${extension}`);
  return {
    async *load(root) {
      const file = fileOf(root);
      try {
        const now = new Date();
        await utimes(file, now, now);
        yield* createReadStream(file, { encoding: 'utf8', highWaterMark: readSize }) as AsyncIterable<string>;
      } catch {
        // Without an index, the indexer reads all files again.
      }
    },
    async save(root, pieces) {
      const file = fileOf(root);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(temporary, joined(pieces), { mode: 0o600 });
        await rename(temporary, file);
        await removeOldest(folder);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Joins short strings into longer ones, because each string is written separately. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < writtenSize) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function removeOldest(folder: string): Promise<void> {
  const all = await readdir(folder);
  const names = all.filter((name) => name.endsWith(extension));
  const times = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  times.sort((a, b) => b.time - a.time);
  // A server that was killed may have left temporary files.
  for (const name of all.filter((one) => one.endsWith('.tmp'))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < Date.now() - abandoned) await rm(join(folder, name), { force: true });
  }
  for (const { name } of times.slice(maxIndexes)) await rm(join(folder, name), { force: true });
}

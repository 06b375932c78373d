/**
 * A lock that allows only one update of the catalogue, or only one update of a published site, at a time. The lock is a file in the folder
 * of the catalogue or site; its content identifies the holder.
 */
import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UpdateError } from '../../../core/index.ts';

export interface Lock {
  /** Throws `UpdateError` if another process took over the lock because it seemed abandoned, e.g. while the system was suspended. */
  verify(): Promise<void>;
  release(): Promise<void>;
}

export interface LockOptions {
  /** Cancels the wait. The promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** The maximum time to wait for another holder, in milliseconds. */
  readonly patience?: number;
  /** The name of the lock file; by default, that of the lock for catalogue updates. */
  readonly name?: string;
  /** The time in milliseconds after which a lock that has not been renewed is considered abandoned. */
  readonly staleAfter?: number;
}

/** The process that holds a lock. */
interface Holder {
  readonly id: string;
  readonly process: number;
  readonly host: string;
}

const lockFile = 'update.lock';

/** Waits until no other process holds the lock, and takes it. Throws `UpdateError` if another process holds it for too long. */
export async function takeLock(
  folder: string,
  { signal, patience = 60_000, staleAfter = 30_000, name = lockFile }: LockOptions = {},
): Promise<Lock> {
  const file = join(folder, name);
  const own: Holder = { id: randomUUID(), process: process.pid, host: hostname() };
  const pause = Math.max(1, Math.min(200, patience / 10));
  for (let waited = 0; !(await create(file, own)); waited += pause) {
    signal?.throwIfAborted();
    if (await isLeftBehind(file, staleAfter)) await moveAway(file);
    else if (waited >= patience)
      throw new UpdateError('another update of the catalogue is running; try again after it has finished');
    else await wait(pause);
  }
  const renewal = setInterval(() => void renew(file), staleAfter / 4);
  renewal.unref();
  return {
    async verify() {
      if ((await holderOf(file))?.id !== own.id)
        throw new UpdateError('another update of the catalogue has started; try again');
    },
    async release() {
      clearInterval(renewal);
      if ((await holderOf(file))?.id === own.id) await rm(file, { force: true });
    },
  };
}

/** Creates the lock file; returns false if it already exists. */
async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(holder));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Whether a lock is abandoned: its process has ended, or the lock has not been renewed for too long. A lock that no longer exists is not
 * abandoned.
 */
async function isLeftBehind(file: string, staleAfter: number): Promise<boolean> {
  const [found, holder] = await Promise.all([stat(file).catch(() => undefined), holderOf(file)]);
  if (!found) return false;
  if (Date.now() - found.mtimeMs > staleAfter) return true;
  return holder?.host === hostname() && !isRunning(holder.process);
}

/** Removes the lock file. It is renamed first, so that only one of several waiting processes can remove it. */
async function moveAway(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}.tmp`;
  await rename(file, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

async function renew(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    return readHolder(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // The file no longer exists, or its holder has not been written yet.
    return undefined;
  }
}

function readHolder(value: unknown): Holder | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('id' in value && 'process' in value && 'host' in value)) return undefined;
  const { id, process, host } = value;
  if (typeof id !== 'string' || typeof process !== 'number' || typeof host !== 'string') return undefined;
  return { id, process, host };
}

/** Signal 0 only tests whether a process exists. EPERM means that it exists and belongs to another user. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

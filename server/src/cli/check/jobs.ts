/** Divides work between machines (`--shard`) and threads (`--jobs`). */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';

import type { Target } from '../input/expand.ts';

/** The part of the files that a machine checks, `K/N`, K from 1 to N. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** The maximum number of parts or threads. */
const maximumParts = 10_000;
export const maximumJobs = 256;

/** Reads `K/N`; undefined if it is malformed. */
export function parseShard(text: string): Shard | undefined {
  const [, part, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || of === undefined || part < 1 || part > of || of > maximumParts) return undefined;
  return { part, of };
}

/** Reads a number of threads; undefined if it is invalid. */
export function parseJobs(text: string): number | undefined {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return jobs >= 1 && jobs <= maximumJobs ? jobs : undefined;
}

/**
 * Whether a target belongs to a part. Determined by the SHA-256 of its path below `cwd`, so that every machine that starts in the same
 * folder gets the same result, and a new file does not move others.
 */
export function isInShard(target: Target, { part, of }: Shard, cwd: string): boolean {
  const path = target.file === undefined ? target.path : relative(cwd, target.file).replaceAll('\\', '/');
  return createHash('sha256').update(path).digest().readUIntBE(0, 6) % of === part - 1;
}

/** The file size in bytes from which a check may delay the response to Ctrl+C. */
export const longCheck = 256 * 1024;

/** The number of files from which another thread is worthwhile, because each thread has to load the catalogue. */
const filesWorthAThread = 16;

/** Returns how many threads check a number of files; 1 means the main thread. By default one per core, if there are enough files. */
export function jobsFor(files: number, wanted: number | undefined, cores: number = availableParallelism()): number {
  const most = wanted ?? Math.min(cores, Math.floor(files / filesWorthAThread), maximumJobs);
  return Math.max(1, Math.min(most, files));
}

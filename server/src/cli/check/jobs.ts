/** How work is shared: between machines (`--shard`) and between threads (`--jobs`). */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';

import type { Target } from '../input/expand.ts';

/** The part of the files that a machine checks, `K/N`, K from 1 to N. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** The most parts or threads that are accepted. */
const maximumParts = 10_000;
export const maximumJobs = 256;

/** Reads `K/N`; undefined if it is malformed. */
export function parseShard(text: string): Shard | undefined {
  const [, part, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || of === undefined || part < 1 || part > of || of > maximumParts) return undefined;
  return { part, of };
}

/** Reads a number of threads; undefined for what is none. */
export function parseJobs(text: string): number | undefined {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return jobs >= 1 && jobs <= maximumJobs ? jobs : undefined;
}

/**
 * Whether a target belongs to a part: by the SHA-256 of its path below `cwd`, so that every machine that starts in the same folder comes to
 * the same answer, and a new file moves no other one.
 */
export function isInShard(target: Target, { part, of }: Shard, cwd: string): boolean {
  const path = target.file === undefined ? target.path : relative(cwd, target.file).replaceAll('\\', '/');
  return createHash('sha256').update(path).digest().readUIntBE(0, 6) % of === part - 1;
}

/** The size of a file from which on its check may take longer than a person waits for Ctrl+C, in bytes. */
export const longCheck = 256 * 1024;

/** A thread has to load the catalogue before its first file, which pays off from this many files on. */
const filesWorthAThread = 16;

/** How many threads check a number of files; 1 means the main thread. By default one per core, if there are enough files. */
export function jobsFor(files: number, wanted: number | undefined, cores: number = availableParallelism()): number {
  const most = wanted ?? Math.min(cores, Math.floor(files / filesWorthAThread), maximumJobs);
  return Math.max(1, Math.min(most, files));
}

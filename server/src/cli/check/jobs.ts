/** Divides the work between machines (`--shard`) and threads (`--jobs`). */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';

import type { Target } from '../input/expand.ts';

/** The part of the files that one machine checks: part K of N, with K from 1 to N. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** The maximum number of parts. */
const maxParts = 10_000;
/** The maximum number of threads. */
export const maxJobs = 256;

/** Parses `K/N`. Returns undefined if the text is malformed, or unless 1 ≤ K ≤ N ≤ `maxParts`. */
export function parseShard(text: string): Shard | undefined {
  const [, part, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || of === undefined || part < 1 || part > of || of > maxParts) return undefined;
  return { part, of };
}

/** Parses a number of threads. Returns undefined if the number is invalid. */
export function parseJobs(text: string): number | undefined {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return jobs >= 1 && jobs <= maxJobs ? jobs : undefined;
}

/**
 * Whether a target belongs to a part. This depends on the SHA-256 of the target's path relative to `cwd`. All machines that start in the
 * same folder therefore agree, and adding a file does not move other files to a different part.
 */
export function isInShard(target: Target, { part, of }: Shard, cwd: string): boolean {
  const path = target.file === undefined ? target.path : relative(cwd, target.file).replaceAll('\\', '/');
  return createHash('sha256').update(path).digest().readUIntBE(0, 6) % of === part - 1;
}

/** The file size in bytes above which a check would noticeably delay the response to Ctrl+C. */
export const longCheck = 256 * 1024;

/** The minimum number of files per thread, because each thread has to load the catalogue. */
const filesWorthAThread = 16;

/**
 * Returns the number of threads for a number of files; 1 means the main thread. By default, there is one thread for each core if there are
 * enough files.
 */
export function jobsFor(files: number, wanted: number | undefined, cores: number = availableParallelism()): number {
  const limit = wanted ?? Math.min(cores, Math.floor(files / filesWorthAThread), maxJobs);
  return Math.max(1, Math.min(limit, files));
}

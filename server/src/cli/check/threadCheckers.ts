/** Determines the number of threads and distributes the targets among them. */
import { stat } from 'node:fs/promises';

import type { Target } from '../input/expand.ts';
import { UnreadableError, type SourceText } from '../input/read.ts';
import type { CliIo } from '../io.ts';
import type { CheckedFile } from './checker.ts';
import { jobsFor, longCheck } from './jobs.ts';
import type { Thread } from './threads.ts';

type Reader = (target: Target) => Promise<SourceText>;

/**
 * Returns the number of threads; 0 means the main thread. Many files are checked in several threads. A few files are checked in a separate
 * thread if one of them is large, because the main thread must respond to Ctrl+C. `wanted` is the value of `--jobs`.
 */
export async function threadsFor(
  targets: readonly Target[],
  wanted: number | undefined,
  { onInterrupt }: Pick<CliIo, 'onInterrupt'>,
  read: Reader,
): Promise<number> {
  const jobs = jobsFor(targets.length, wanted);
  if (jobs > 1) return jobs;
  if (!onInterrupt) return 0;
  const sizes = await Promise.all(targets.map((target) => sizeOf(target, read).catch(() => 0)));
  return sizes.some((size) => size > longCheck) ? 1 : 0;
}

async function sizeOf(target: Target, read: Reader): Promise<number> {
  return target.file === undefined ? (await read(target)).text.length : (await stat(target.file)).size;
}

/** Returns a function that checks a target in a thread. Standard input is read here and passed to the thread, which cannot read it. */
export function createThreadChecker(thread: Thread, read: Reader): (target: Target) => Promise<CheckedFile> {
  return async (target) => {
    if (target.file !== undefined) return thread.check(target);
    try {
      return await thread.check(target, await read(target));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      return { piece: '', fixed: 0, failures: [{ path: target.path, message: error.message }] };
    }
  };
}

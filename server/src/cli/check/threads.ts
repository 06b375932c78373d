/** Checks files in threads. */
import type { Worker } from 'node:worker_threads';

import type { Target } from '../input/expand.ts';
import type { SourceText } from '../input/read.ts';
import { printable } from '../printable.ts';
import type { CheckedFile } from './checker.ts';

export interface Thread {
  /** Checks a target. `source` is the text of the target, if the thread cannot read it. */
  check(target: Target, source?: SourceText): Promise<CheckedFile>;
  /** Stops the thread permanently. The file that it is checking is reported as not checked. */
  stop(): Promise<void>;
}

/** The message sent to a thread. */
export interface ThreadTask {
  readonly target: Target;
  readonly source?: SourceText;
}

/** The maximum number of crashes before the first result. After that many crashes, the files are assumed not to be the cause. */
const maxCrashes = 3;

/**
 * Creates a thread, which is started when it receives its first file. If the thread crashes, e.g. because it is out of memory, the file is
 * reported as not checked, and a new thread is started for the next file. `check` throws if the thread crashes repeatedly without ever
 * returning a result.
 */
export function createThread(start: () => Worker): Thread {
  let worker: Worker | undefined;
  let answered = false;
  let crashes = 0;
  let stopped = false;
  // A function call prevents TypeScript from narrowing the value, which may change during an await.
  const isStopped = (): boolean => stopped;
  return {
    async check(target, source) {
      if (isStopped()) return notChecked(target, 'the check was interrupted');
      worker ??= start();
      try {
        const checked = await ask(worker, { target, ...(source ? { source } : {}) });
        answered = true;
        return checked;
      } catch (error) {
        await worker.terminate();
        worker = undefined;
        if (!isStopped() && !answered && ++crashes >= maxCrashes) throw error;
        return notChecked(target, error instanceof Error ? error.message : String(error));
      }
    },
    async stop() {
      stopped = true;
      await worker?.terminate();
    },
  };
}

function notChecked({ path }: Target, reason: string): CheckedFile {
  return { piece: '', fixed: 0, failures: [{ path, message: `could not be checked: ${printable(reason)}` }] };
}

function ask(worker: Worker, task: ThreadTask): Promise<CheckedFile> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => settle(() => reject(new Error('its worker thread exited unexpectedly')));
    const onError = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onMessage = (checked: CheckedFile): void => settle(() => resolve(checked));
    const settle = (end: () => void): void => {
      worker.off('exit', onExit).off('error', onError).off('messageerror', onError).off('message', onMessage);
      end();
    };
    worker.on('exit', onExit).on('error', onError).on('messageerror', onError).on('message', onMessage);
    worker.postMessage(task);
  });
}

/** Threads that check files. */
import type { Worker } from 'node:worker_threads';

import type { Target } from '../input/expand.ts';
import { printable } from '../printable.ts';
import type { CheckedFile, Checker } from './checker.ts';

export interface Thread {
  readonly check: Checker;
  /** Ends the thread; its current file is not checked. */
  stop(): Promise<void>;
}

/** Where threads die from the start on, it is not the files. */
const maximumDeaths = 3;

/**
 * A thread that is started with its first file. A file on which it dies (out of memory) is reported as one that could not be checked, and
 * the next file gets a new thread. `check` throws when no thread ever answers.
 */
export function createThread(start: () => Worker): Thread {
  let worker: Worker | undefined;
  let answered = false;
  let deaths = 0;
  return {
    async check(target) {
      worker ??= start();
      try {
        const checked = await ask(worker, target);
        answered = true;
        return checked;
      } catch (error) {
        await worker.terminate();
        worker = undefined;
        if (!answered && ++deaths >= maximumDeaths) throw error;
        const message = `cannot be checked (${printable(error instanceof Error ? error.message : String(error))})`;
        return { piece: '', fixed: 0, failures: [{ path: target.path, message }] };
      }
    },
    async stop() {
      await worker?.terminate();
    },
  };
}

function ask(worker: Worker, target: Target): Promise<CheckedFile> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => settle(() => reject(new Error('its worker thread ended')));
    const onError = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onMessage = (checked: CheckedFile): void => settle(() => resolve(checked));
    const settle = (end: () => void): void => {
      worker.off('exit', onExit).off('error', onError).off('messageerror', onError).off('message', onMessage);
      end();
    };
    worker.on('exit', onExit).on('error', onError).on('messageerror', onError).on('message', onMessage);
    worker.postMessage(target);
  });
}

/** A thread that checks files for `advisory check --jobs`: it receives one target at a time, and answers with its result. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { createChecker, type CheckSetup } from './check/checker.ts';
import type { ThreadTask } from './check/threads.ts';
import { readSource, type SourceText } from './input/read.ts';
import { environmentOver, openStore } from './services.ts';

/** What such a thread is started with. */
export interface CheckWorkerData {
  readonly advisoryCheck: CheckSetup;
  /** Where updates of the catalogue lie. */
  readonly catalogueFolder: string;
}

/** Whether what a thread was started with is meant for this one. */
function isCheckWorkerData(data: unknown): data is CheckWorkerData {
  return typeof data === 'object' && data !== null && 'advisoryCheck' in data;
}

function serve(port: MessagePort, { advisoryCheck, catalogueFolder }: CheckWorkerData): void {
  const environment = environmentOver(openStore(catalogueFolder, () => undefined));
  // One task at a time, as the thread is asked.
  let given: SourceText | undefined;
  const check = createChecker(advisoryCheck, environment, async ({ file = '' }) => given ?? readSource(file));
  port.on('message', ({ target, source }: ThreadTask) => {
    given = source;
    void check(target).then((checked) => port.postMessage(checked));
  });
}

if (parentPort && isCheckWorkerData(workerData)) serve(parentPort, workerData);

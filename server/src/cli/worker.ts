/** A thread that checks files for `advisory check --jobs`. It receives one target at a time and sends the result back. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { createChecker, type CheckSetup } from './check/checker.ts';
import type { ThreadTask } from './check/threads.ts';
import { readSource, type SourceText } from './input/read.ts';
import { environmentOver, openStore } from './services.ts';

/** The data passed to a thread when it is started. */
export interface CheckWorkerData {
  readonly advisoryCheck: CheckSetup;
  /** The folder of catalogue updates. */
  readonly catalogueFolder: string;
}

/** Whether the data passed to a thread at its start is that of a thread that checks files. */
function isCheckWorkerData(data: unknown): data is CheckWorkerData {
  return typeof data === 'object' && data !== null && 'advisoryCheck' in data;
}

function serve(port: MessagePort, { advisoryCheck, catalogueFolder }: CheckWorkerData): void {
  const environment = environmentOver(openStore(catalogueFolder, () => undefined));
  // The text that was sent with the current task, if any.
  let given: SourceText | undefined;
  const check = createChecker(advisoryCheck, environment, async ({ file = '' }) => given ?? readSource(file));
  port.on('message', ({ target, source }: ThreadTask) => {
    given = source;
    void check(target).then((checked) => port.postMessage(checked));
  });
}

if (parentPort && isCheckWorkerData(workerData)) serve(parentPort, workerData);

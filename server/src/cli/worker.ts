/** A thread that checks files for `advisory check --jobs`: it receives one target at a time, and answers with its result. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { createChecker, type CheckSetup } from './check/checker.ts';
import { readSource } from './input/read.ts';
import type { Target } from './input/expand.ts';
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
  const check = createChecker(advisoryCheck, environmentOver(openStore(catalogueFolder, () => undefined)), readFile);
  port.on('message', (target: Target) => {
    void check(target).then((checked) => port.postMessage(checked));
  });
}

function readFile({ file = '' }: Target): ReturnType<typeof readSource> {
  return readSource(file);
}

if (parentPort && isCheckWorkerData(workerData)) serve(parentPort, workerData);

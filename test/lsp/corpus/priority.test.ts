import assert from 'node:assert/strict';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { lowerPriority } from '../../../server/src/hosts/node/corpus/priority.ts';

const modulePath = fileURLToPath(new URL('../../../server/src/hosts/node/corpus/priority.ts', import.meta.url));
/** A worker that lowers the priority of its thread, and posts it. On systems other than Linux, it posts the priority of the process. */
const code = `
require('tsx/cjs');
const { getPriority } = require('node:os');
const { readlinkSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
const { lowerPriority } = require(${JSON.stringify(modulePath)});
lowerPriority().then(() => {
  const isLinux = process.platform === 'linux';
  parentPort.postMessage(getPriority(isLinux ? Number(readlinkSync('/proc/thread-self').split('/').at(-1)) : 0));
});`;

describe('the priority of the indexer', () => {
  it('is lower than that of the server on Linux, and the same elsewhere', async () => {
    const before = getPriority();
    const worker = new Worker(code, { eval: true });
    const [priority] = (await once(worker, 'message')) as [number];
    await worker.terminate();
    assert.equal(priority, process.platform === 'linux' ? Math.min(19, before + 5) : before);
    assert.equal(getPriority(), before);
  });

  it('is never changed for a whole process', async () => {
    const before = getPriority();
    await lowerPriority();
    assert.equal(getPriority(), before);
  });
});

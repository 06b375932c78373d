/** The progress that a client shows while the indexer works. The indexer is replaced by the test. */
import assert from 'node:assert/strict';
import { WorkDoneProgressCreateRequest, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { nodeTimer } from '../../../server/src/hosts/node/timer.ts';
import type { HostCorpus, Timer } from '../../../server/src/lsp/host.ts';
import type { FromIndexer, ToIndexer } from '../../../server/src/service/corpus/messages.ts';
import { createMemoryFiles } from '../../support/memoryFiles.ts';
import { connect, until } from '../../support/testConnection.ts';
import { service } from './workspace.ts';

interface Progress {
  readonly token: string | number;
  readonly value: object;
}

/** Starts a server whose indexer has started; `wait` ends the pause of 300 ms before progress is shown. */
async function started(workDoneProgress = true) {
  const posted: ToIndexer[] = [];
  const shown: Progress[] = [];
  const due = new Set<() => void>();
  const timer: Timer = {
    ...nodeTimer,
    after(milliseconds, run) {
      if (milliseconds !== 300) return nodeTimer.after(milliseconds, run);
      due.add(run);
      return () => void due.delete(run);
    },
  };
  let indexer: (message: FromIndexer) => void = () => undefined;
  const corpus: HostCorpus = {
    start(listener) {
      indexer = listener;
      return {
        post(message) {
          posted.push(message);
          if (message.type === 'ask') setImmediate(() => listener({ type: 'answer', id: message.id, answer: [] }));
        },
        stop: () => undefined,
      };
    },
  };
  const server = connect(service, timer, createMemoryFiles({}), undefined, corpus);
  server.client.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
  server.client.onNotification('$/progress', (progress: Progress) => void shown.push(progress));
  await server.initialize({ window: { workDoneProgress } }, 'file:///w');
  // When a request is answered, everything that the server sent before has arrived.
  const settle = (): Promise<unknown> => server.client.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
  await settle();
  return {
    server,
    posted,
    shown,
    settle,
    indexer: (message: FromIndexer): void => indexer(message),
    wait: () => due.forEach((run) => run()),
    values: () => shown.map(({ value }) => value),
  };
}

const read = (done: number, isLong = false): FromIndexer => ({ type: 'progress', done, total: 8, isLong });
const indexed: FromIndexer = { type: 'indexed', files: 8, unindexed: 0 };

describe('server: progress', () => {
  it('appears after 300 ms, with the number of files, and ends with the work', async () => {
    const { server, indexer, wait, values } = await started();
    indexer(read(1));
    indexer(read(2));
    wait();
    await until(() => values()[0]);
    indexer(read(3));
    indexer(indexed);
    await until(() => values()[2]);
    assert.deepEqual(values(), [
      { kind: 'begin', title: 'Reading advisories', percentage: 25, message: '2 of 8', cancellable: false },
      { kind: 'report', percentage: 37, message: '3 of 8' },
      { kind: 'end' },
    ]);
    server.dispose();
  });

  it('can be cancelled if many files have to be read, which stops the reading', async () => {
    const { server, posted, shown, indexer, wait } = await started();
    indexer(read(1, true));
    wait();
    const { token, value } = await until(() => shown[0]);
    assert.ok('cancellable' in value && value.cancellable === true);
    await server.client.sendNotification('window/workDoneProgress/cancel', { token });
    await until(() => posted.some(({ type }) => type === 'pause'));
    server.dispose();
  });

  it('is not shown for short work, and never by a client that cannot show it', async () => {
    for (const showsProgress of [true, false]) {
      const { server, indexer, shown, wait, settle } = await started(showsProgress);
      indexer(read(1));
      if (showsProgress) indexer(indexed);
      wait();
      await settle();
      assert.deepEqual(shown, []);
      server.dispose();
    }
  });
});

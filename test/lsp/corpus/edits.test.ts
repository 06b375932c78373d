import assert from 'node:assert/strict';
import { WorkspaceSymbolRequest } from 'vscode-languageserver';
import type { HostCorpus } from '../../../server/src/lsp/host.ts';
import type { FromIndexer, ToIndexer } from '../../../server/src/service/corpus/messages.ts';
import { createMemoryFiles } from '../../support/memoryFiles.ts';
import { connect } from '../../support/testConnection.ts';
import { nodeTimer } from '../../../server/src/hosts/node/timer.ts';
import { service } from './workspace.ts';

const uri = 'file:///w/a.advisory.yaml';

describe('server: edits while the workspace is indexed', () => {
  it('are reported to the indexer, at most once in 20 ms, until the index is complete', async () => {
    const messages: ToIndexer[] = [];
    let time = 0;
    let send: (message: FromIndexer) => void = () => undefined;
    const corpus: HostCorpus = {
      start(listener) {
        send = listener;
        return {
          post(message) {
            messages.push(message);
            if (message.type === 'ask') setImmediate(() => listener({ type: 'answer', id: message.id, answer: [] }));
          },
          stop: () => undefined,
        };
      },
    };
    const timer = { ...nodeTimer, now: () => time };
    const server = connect(service, timer, createMemoryFiles({}), undefined, corpus);
    await server.initialize({}, 'file:///w');
    await server.open(uri, 'title: A\n');
    // The response to a request means that the server has handled the messages before it.
    const settle = (): Promise<unknown> => server.client.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
    const edits = (): number => messages.filter(({ type }) => type === 'edited').length;
    let version = 1;
    const edit = async (after: number): Promise<number> => {
      time += after;
      await server.change(uri, ++version, [{ text: `title: A${version}\n` }]);
      await settle();
      return edits();
    };
    await settle();
    assert.equal(edits(), 0);
    assert.deepEqual([await edit(1000), await edit(10), await edit(9), await edit(1), await edit(5)], [1, 1, 1, 2, 2]);
    send({ type: 'indexed', files: 0, unindexed: 0 });
    assert.equal(await edit(1000), 2);
    server.dispose();
  });
});

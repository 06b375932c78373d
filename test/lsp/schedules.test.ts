/** The schedule of each request as a client notices it: the order of responses, and which request a newer one supersedes. */
import assert from 'node:assert/strict';
import { DocumentSymbolRequest, LSPErrorCodes } from 'vscode-languageserver';
import { insertTechniqueRequest, renderRequest, searchTechniquesRequest } from '../../server/src/protocol/protocol.ts';
import { insertSectionRequest } from '../../server/src/protocol/sections.ts';
import { checkSchedule } from '../../server/src/lsp/diagnostics/schedule.ts';
import { recorded } from '../support/recordedService.ts';
import { connect, until } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };
const pulling = { textDocument: { diagnostic: {} } };

/** Requests of high and, below, of low priority, by the name of the service call that they cause. */
const high = {
  completion: ['textDocument/completion', { textDocument, position }],
  resolve: ['completionItem/resolve', { label: 'x' }],
  hover: ['textDocument/hover', { textDocument, position }],
  actions: ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
  search: [searchTechniquesRequest, { textDocument, query: 'x' }],
  section: [insertSectionRequest, { textDocument, key: 'tlp' }],
  insertion: [insertTechniqueRequest, { textDocument, position, id: 'T1003' }],
} as const;
const low = {
  symbols: ['textDocument/documentSymbol', { textDocument }],
  folding: ['textDocument/foldingRange', { textDocument }],
  links: ['textDocument/documentLink', { textDocument }],
  report: [renderRequest, { textDocument }],
  diagnostics: ['textDocument/diagnostic', { textDocument }],
} as const;

/** Sends requests together; returns the names of the service's calls, in order. */
async function order(requests: readonly (readonly [string, object])[]): Promise<readonly string[]> {
  const { service, done } = recorded();
  const { client, initialize, open, dispose } = connect(service);
  await initialize(pulling);
  await open(uri, 'text');
  await client.sendRequest(DocumentSymbolRequest.type, { textDocument });
  done.length = 0;
  await Promise.all(requests.map(([method, params]) => client.sendRequest(method, params)));
  dispose();
  return done.map((what) => what.split(' ')[0] ?? '');
}

describe('the delay of a check', () => {
  it('is none after a short check, and otherwise a third of the last one, between 15 and 30 ms', () => {
    const delays = [0, 9, 10, 45, 60, 90, 91, 5000].map((lastCost) => checkSchedule.debounce?.(lastCost));
    assert.deepEqual(delays, [0, 0, 15, 15, 20, 30, 30, 30]);
  });
});

describe('server: schedules', () => {
  for (const [name, request] of Object.entries(high))
    it(`answers requests that the author waits for before the outline: ${name}`, async () => {
      assert.deepEqual(await order([request, low.symbols]), [name, 'symbols']);
      assert.deepEqual(await order([low.symbols, request]), [name, 'symbols']);
    });

  for (const [name, request] of Object.entries(low))
    it(`answers after the requests that the author waits for: ${name}`, async () => {
      assert.deepEqual(await order([request, high.hover]), ['hover', name]);
      assert.deepEqual(await order([high.hover, request]), ['hover', name]);
    });

  for (const name of ['completion', 'hover', 'actions', 'insertion'] as const)
    it(`answers the newest of several requests about a changing text: ${name}`, async () => {
      const { client, initialize, open, change, dispose } = connect(recorded().service);
      await initialize();
      await open(uri, 'text');
      const [method, params] = high[name];
      const older = client.sendRequest(method, params);
      const rejected = assert.rejects(older, { code: LSPErrorCodes.ContentModified });
      void change(uri, 2, [{ range, text: 'more ' }]);
      await client.sendRequest(method, params);
      await rejected;
      dispose();
    });

  it('answers all requests about a document that does not change', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, published, dispose } = connect(service);
    await initialize();
    await open(uri, 'text');
    await until(() => published[0]);
    done.length = 0;
    await Promise.all([client.sendRequest(...high.hover), client.sendRequest(...high.hover)]);
    assert.deepEqual(done, ['hover ▮text', 'hover ▮text']);
    dispose();
  });
});

/** Messages out of turn or with invalid parameters, and the responses. */
import assert from 'node:assert/strict';
import { ErrorCodes, ShutdownRequest } from 'vscode-languageserver';
import { connect, until } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

const requests: readonly (readonly [string, object])[] = [
  ['textDocument/completion', { textDocument, position }],
  ['textDocument/hover', { textDocument, position }],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
  ['textDocument/documentSymbol', { textDocument }],
  ['textDocument/foldingRange', { textDocument }],
  ['textDocument/documentLink', { textDocument }],
  ['textDocument/onTypeFormatting', { textDocument, position, ch: '\n' }],
  ['textDocument/diagnostic', { textDocument }],
  ['completionItem/resolve', { label: 'a' }],
  ['workspace/executeCommand', { command: 'advisory.render', arguments: [uri] }],
  ['advisory/render', { textDocument }],
  ['advisory/searchTechniques', { textDocument, query: 'x' }],
  ['advisory/insertTechnique', { textDocument, position, id: 'T1566' }],
  ['advisory/nextPlaceholder', { textDocument, position }],
  ['advisory/sections', { textDocument }],
  ['advisory/insertSection', { textDocument, key: 'tags' }],
  ['advisory/migrate', { textDocument }],
  ['advisory/recognise', { uri }],
  ['advisory/catalogueInfo', {}],
  ['textDocument/unheardOf', {}],
];

/** Requests with invalid parameters, each with a pattern that the error message must match. */
const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['textDocument/hover', undefined, /^Invalid parameters for textDocument\/hover: params must be an object\.$/],
  ['textDocument/hover', [textDocument, position], /params must be an object/],
  ['textDocument/hover', { textDocument }, /params\.position must be an object/],
  ['textDocument/hover', { textDocument: { uri: 7 }, position }, /params\.textDocument\.uri must be a string/],
  ['textDocument/hover', { textDocument, position: { line: -1, character: 0 } }, /params\.position\.line must be/],
  ['textDocument/completion', { textDocument, position: { line: 0.5, character: 0 } }, /whole number/],
  ['textDocument/codeAction', { textDocument, range: {}, context: { diagnostics: [] } }, /params\.range\.start/],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [{}] } }, /diagnostics\[0\]\.range/],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [], only: [7] } }, /only\[0\]/],
  ['textDocument/onTypeFormatting', { textDocument, position }, /params\.ch must be a string/],
  ['textDocument/diagnostic', { textDocument, previousResultId: 7 }, /previousResultId must be a string/],
  ['workspace/executeCommand', { command: 7 }, /params\.command must be a string/],
  ['workspace/executeCommand', { command: 'advisory.render', arguments: 'x' }, /params\.arguments must be an array/],
  ['completionItem/resolve', {}, /params\.label must be a string/],
  ['advisory/insertSection', { textDocument }, /params\.key must be a string/],
  ['advisory/searchTechniques', { textDocument }, /params\.query must be a string/],
  ['advisory/installCatalogue', { files: [{ path: 'x' }] }, /params\.files\[0\]\.from must be a string/],
];

describe('server: messages out of turn', () => {
  for (const [method, params] of requests)
    it(`rejects ${method} before initialize and after shutdown`, async () => {
      const { client, initialize, dispose } = connect(wordService());
      await assert.rejects(client.sendRequest(method, params), {
        code: ErrorCodes.ServerNotInitialized,
        message: `The server is not initialized: send "initialize" before "${method}".`,
      });
      await initialize();
      await client.sendRequest(ShutdownRequest.type);
      await assert.rejects(client.sendRequest(method, params), {
        code: ErrorCodes.InvalidRequest,
        message: `The server has been shut down and does not handle "${method}".`,
      });
      dispose();
    });

  it('rejects a second initialize, and drops notifications before the first', async () => {
    const { client, initialize, open, published, dispose } = connect(wordService());
    await open(uri, 'wrong');
    await initialize();
    await assert.rejects(client.sendRequest('initialize', { capabilities: {}, processId: null, rootUri: null }), {
      code: ErrorCodes.InvalidRequest,
    });
    assert.equal(await client.sendRequest('textDocument/hover', { textDocument, position }), null);
    assert.deepEqual(published, []);
    dispose();
  });

  it('initialises after an initialize with invalid parameters', async () => {
    const { client, initialize, dispose } = connect(wordService());
    for (const params of [
      {},
      { capabilities: 7 },
      { capabilities: {}, workspaceFolders: [7] },
      { capabilities: {}, rootUri: 7 },
    ])
      await assert.rejects(client.sendRequest('initialize', params), { code: ErrorCodes.InvalidParams });
    assert.ok((await initialize()).capabilities);
    dispose();
  });

  it('treats invalid capabilities as absent', async () => {
    for (const capabilities of [
      { general: { positionEncodings: 7 }, textDocument: 'x', workspace: null },
      { textDocument: { completion: { completionItem: { documentationFormat: 7 }, completionList: [] } } },
      { textDocument: { publishDiagnostics: { tagSupport: { valueSet: 'x' } }, hover: 7, codeAction: null } },
    ]) {
      const { client, dispose } = connect(wordService());
      const params = { processId: null, rootUri: null, capabilities };
      const result = await client.sendRequest<{ capabilities: { positionEncoding: string } }>('initialize', params);
      assert.equal(result.capabilities.positionEncoding, 'utf-16');
      dispose();
    }
  });
});

describe('server: invalid parameters', () => {
  for (const [method, params, message] of wrong)
    it(`are rejected with an explanation: ${method} ${JSON.stringify(params)}`, async () => {
      const { client, initialize, open, log, dispose } = connect(wordService());
      await initialize();
      await open(uri, 'wrong');
      await assert.rejects(client.sendRequest(method, params), (error: unknown) => {
        assert.ok(error instanceof Error && 'code' in error);
        assert.equal(error.code, ErrorCodes.InvalidParams);
        assert.match(error.message, message);
        assert.equal('data' in error ? error.data : undefined, undefined);
        return true;
      });
      assert.deepEqual(log, []);
      dispose();
    });

  for (const [method, params] of [
    ['textDocument/didOpen', { textDocument: { uri, languageId: 'advisory', version: 1 } }],
    ['textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: 7, text: '' }] }],
    ['textDocument/didClose', {}],
    ['workspace/didChangeWatchedFiles', { changes: 7 }],
  ] as const)
    it(`of a notification are logged, and have no effect: ${method}`, async () => {
      const { client, initialize, open, log, dispose } = connect(wordService());
      await initialize();
      await open(uri, 'wrong');
      await client.sendNotification(method, params);
      assert.match(await until(() => log[0]), new RegExp(`^Invalid parameters for ${method}: `));
      const hover = await client.sendRequest<{ contents: string }>('textDocument/hover', { textDocument, position });
      assert.equal(hover.contents, 'wrong');
      dispose();
    });
});

/** For every request about a document: whether the author waits for it, and whether a newer request after a change supersedes it. */
import assert from 'node:assert/strict';
import { LSPErrorCodes } from 'vscode-languageserver';
import { wordService } from '../support/wordService.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };
const options = { tabSize: 2, insertSpaces: true };

interface Row {
  readonly method: string;
  readonly params: object;
  /** Whether the request is answered before requests that nobody waits for, such as the outline. */
  readonly first: boolean;
  /** Whether the request is rejected if the text has changed and the same request is sent again. */
  readonly superseded: boolean;
}

const row = (method: string, params: object, first: boolean, superseded: boolean): Row => ({
  method,
  params: { textDocument, ...params },
  first,
  superseded,
});

const rows: readonly Row[] = [
  row('textDocument/completion', { position }, true, true),
  row('textDocument/hover', { position }, true, true),
  row('textDocument/codeAction', { range, context: { diagnostics: [] } }, true, true),
  row('textDocument/selectionRange', { positions: [position] }, true, true),
  row('textDocument/onTypeFormatting', { position, ch: '\n', options }, true, true),
  row('advisory/nextPlaceholder', { position }, true, true),
  row('advisory/insertTechnique', { position, id: 'T1078' }, true, true),
  row('advisory/paste', { range, text: 'a' }, true, true),
  row('textDocument/formatting', { options }, true, false),
  row('advisory/searchTechniques', { query: 'a' }, true, false),
  row('textDocument/documentHighlight', { position }, false, true),
  row('textDocument/inlayHint', { range }, false, true),
  row('textDocument/foldingRange', {}, false, false),
  row('textDocument/documentLink', {}, false, false),
  row('textDocument/semanticTokens/full', {}, false, false),
  row('advisory/render', {}, false, false),
  row('advisory/sections', {}, false, false),
];

async function start(): Promise<TestConnection> {
  const server = connect(wordService());
  await server.initialize();
  await server.open(uri, 'text');
  await server.client.sendRequest('textDocument/documentSymbol', { textDocument });
  return server;
}

/** Sends the requests together; returns their methods in the order of the responses. */
async function answered(requests: readonly Pick<Row, 'method' | 'params'>[]): Promise<readonly string[]> {
  const { client, dispose } = await start();
  const methods: string[] = [];
  await Promise.all(
    requests.map(async ({ method, params }) => {
      await client.sendRequest(method, params);
      methods.push(method);
    }),
  );
  dispose();
  return methods;
}

const outline = row('textDocument/documentSymbol', {}, false, false);
const hover = row('textDocument/hover', { position }, true, true);

describe('server: requests about a document', () => {
  for (const one of rows) {
    it(`${one.method} is answered ${one.first ? 'before the outline' : 'after a hover'}`, async () => {
      const sent = one.first ? [outline, one] : [one, hover];
      assert.deepEqual(await answered(sent), sent.map(({ method }) => method).reverse());
    });

    it(`${one.method} is ${one.superseded ? '' : 'not '}superseded by a newer one`, async () => {
      const { client, change, dispose } = await start();
      const older = client.sendRequest(one.method, one.params).then(
        () => 'answered',
        (error: unknown) => (error as { readonly code?: number }).code,
      );
      void change(uri, 2, [{ range, text: 'more ' }]);
      await client.sendRequest(one.method, one.params);
      assert.equal(await older, one.superseded ? LSPErrorCodes.ContentModified : 'answered');
      dispose();
    });
  }
});

import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FoldingRangeRequest,
  HoverRequest,
  LSPErrorCodes,
} from 'vscode-languageserver';
import { renderRequest } from '../../server/src/protocol/protocol.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { actionLiterals } from '../support/clients.ts';
import { connect, until } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const at = (line: number, character: number) => ({ line, character });

describe('server: requests', () => {
  it('return nothing for a document that is not open', async () => {
    const { client, initialize, log, dispose } = connect(wordService());
    await initialize();
    const position = at(0, 0);
    const range = { start: position, end: position };
    assert.equal(await client.sendRequest(CompletionRequest.type, { textDocument, position }), null);
    assert.equal(await client.sendRequest(HoverRequest.type, { textDocument, position }), null);
    const context = { diagnostics: [] };
    assert.deepEqual(await client.sendRequest(CodeActionRequest.type, { textDocument, range, context }), []);
    assert.deepEqual(await client.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
    assert.deepEqual(await client.sendRequest(FoldingRangeRequest.type, { textDocument }), []);
    assert.deepEqual(await client.sendRequest(DocumentLinkRequest.type, { textDocument }), []);
    assert.equal(await client.sendRequest(renderRequest, { textDocument }), null);
    assert.deepEqual(log, []);
    dispose();
  });

  it('resolves a completion', async () => {
    const { client, initialize, open, dispose } = connect(wordService());
    await initialize();
    await open(uri, '');
    const list = await client.sendRequest(CompletionRequest.type, { textDocument, position: at(0, 0) });
    assert.ok(list && 'items' in list && list.items[0]);
    const resolved = await client.sendRequest(CompletionResolveRequest.type, list.items[0]);
    assert.equal(resolved.documentation, 'About right.');
    dispose();
  });

  it('return the common range of all completions once, if the client supports that', async () => {
    const range = { start: at(0, 0), end: at(0, 2) };
    const items = [
      { label: 'right', textEdit: { range, newText: 'right' } },
      { label: 'so', textEdit: { range, newText: 'so: ' } },
    ];
    const service = wordService({ completion: () => ({ isIncomplete: true, items }) });
    const { client, initialize, open, dispose } = connect(service);
    await initialize({ textDocument: { completion: { completionList: { itemDefaults: ['editRange', 'data'] } } } });
    await open(uri, 'ab');
    assert.deepEqual(await client.sendRequest(CompletionRequest.type, { textDocument, position: at(0, 2) }), {
      isIncomplete: true,
      itemDefaults: { editRange: range },
      items: [{ label: 'right' }, { label: 'so', textEditText: 'so: ' }],
    });
    dispose();
  });

  it('return edits in the form that the client supports', async () => {
    const range = { start: at(0, 7), end: at(0, 12) };
    const edits = [{ range, newText: 'right' }];
    const service = wordService({
      codeActions: (_document, _uri, _range, _context, _settings, version) => [
        { title: 'Replace', edit: { documentChanges: [{ textDocument: { uri, version }, edits }] } },
      ],
    });
    const forms = [
      { documentChanges: true, edit: { documentChanges: [{ textDocument: { uri, version: 5 }, edits }] } },
      { documentChanges: false, edit: { changes: { [uri]: edits } } },
    ];
    for (const { documentChanges, edit } of forms) {
      const { client, initialize, open, dispose } = connect(service);
      await initialize({ ...actionLiterals, workspace: { workspaceEdit: { documentChanges } } });
      await open(uri, 'title: wrong', 5);
      const context = { diagnostics: [] };
      const actions = await client.sendRequest(CodeActionRequest.type, { textDocument, range, context });
      assert.deepEqual(actions, [{ title: 'Replace', edit }]);
      dispose();
    }
  });

  it('return nothing after an error, and log the request', async () => {
    const failing = wordService({
      hover: () => {
        throw new Error('out of order');
      },
    });
    const { client, initialize, open, log, dispose } = connect(failing);
    await initialize();
    await open(uri, 'wrong');
    assert.equal(await client.sendRequest(HoverRequest.type, { textDocument, position: at(0, 0) }), null);
    assert.match(await until(() => log[0]), /^textDocument\/hover failed: Error: out of order/);
    dispose();
  });

  it('do not begin if they are cancelled first', async () => {
    let asked = false;
    let reachedServer = false;
    let goOn: () => void = () => {};
    const timer = {
      ...nodeTimer,
      yield: () => {
        reachedServer = true;
        return new Promise<void>((resolve) => (goOn = resolve));
      },
    };
    const service = wordService({ hover: () => ((asked = true), null) });
    const { client, initialize, open, dispose } = connect(service, timer);
    await initialize();
    await open(uri, 'wrong');
    const cancellation = new CancellationTokenSource();
    const answer = client.sendRequest(HoverRequest.type, { textDocument, position: at(0, 0) }, cancellation.token);
    await until(() => reachedServer);
    cancellation.cancel();
    // A later message is read after the cancellation, so when it is answered, the cancellation is known.
    await assert.rejects(client.sendRequest('advisory/ping'));
    goOn();
    await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
    assert.equal(asked, false);
    dispose();
  });

  it('render the newest text by request and by command', async () => {
    const { client, initialize, open, change, dispose } = connect(wordService());
    await initialize();
    await open(uri, 'one');
    await change(uri, 2, [{ range: { start: at(0, 0), end: at(0, 3) }, text: 'two' }]);
    const expected = { html: '<p>two</p>', version: 2, sourceMap: [], broken: false, title: 'A title' };
    assert.deepEqual(await client.sendRequest(renderRequest, { textDocument, theme: 'dark' }), expected);
    const command = 'advisory.render';
    assert.deepEqual(await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] }), expected);
    dispose();
  });

  it('report invalid arguments of a command', async () => {
    const { client, initialize, dispose } = connect(wordService());
    await initialize();
    const send = (command: string, ...args: unknown[]) =>
      client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args as string[] });
    await assert.rejects(send('advisory.render', 7), /takes one argument, the URI/);
    await assert.rejects(send('advisory.paint', uri), /The command "advisory\.paint" does not exist/);
    dispose();
  });
});

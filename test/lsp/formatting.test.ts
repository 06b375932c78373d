import assert from 'node:assert/strict';
import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, until } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const options = { tabSize: 4, insertSpaces: true };
const service = createLanguageService(testEnvironment());
const at = (line: number, character: number) => ({ line, character });

describe('server: formatting', () => {
  it('returns small edits, for a document and for a range of it', async () => {
    const { client, initialize, open, dispose } = connect(service);
    const { capabilities } = await initialize({});
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.documentRangeFormattingProvider, true);
    await open(uri, 'title:   🐻\nauthors:\n- A\n');
    const title = { range: { start: at(0, 6), end: at(0, 9) }, newText: ' ' };
    const author = { range: { start: at(2, 0), end: at(2, 0) }, newText: '  ' };
    assert.deepEqual(await client.sendRequest(DocumentFormattingRequest.type, { textDocument, options }), [
      title,
      author,
    ]);
    const range = { start: at(2, 0), end: at(2, 1) };
    assert.deepEqual(await client.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, options, range }), [
      author,
    ]);
    dispose();
  });

  it('does not change a document with a syntax error, and reports it once until it can be formatted again', async () => {
    const { client, initialize, open, change, dispose } = connect(service);
    const messages: string[] = [];
    client.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
    await initialize({});
    await open(uri, 'title:   "T\n');
    const format = () => client.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
    assert.deepEqual([await format(), await format()], [null, null]);
    await until(() => messages.length > 0);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /^The document was not formatted: line 1: .*quote/);
    await change(uri, 2, [{ text: 'title:   T\n' }]);
    assert.equal((await format())?.length, 1);
    await change(uri, 3, [{ text: 'title: [T\n' }]);
    assert.equal(await format(), null);
    await until(() => messages.length > 1);
    dispose();
  });
});

import assert from 'node:assert/strict';
import { ApplyWorkspaceEditRequest, ErrorCodes, ExecuteCommandRequest } from 'vscode-languageserver';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const command = 'advisory.insertSection';
const service = createLanguageService(testEnvironment());

describe('server: sections', () => {
  it('lists those of an open advisory, in the units of the client', async () => {
    const { client, initialize, open, dispose } = connect(service);
    await initialize({ general: { positionEncodings: ['utf-8'] } });
    await open(uri, 'title: 🐻\n');
    const found = await client.sendRequest<readonly { key: string; state: string; range?: unknown }[]>(
      'advisory/sections',
      { textDocument },
    );
    assert.deepEqual(found.find(({ key }) => key === 'title')?.range, {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 11 },
    });
    assert.equal(found.find(({ key }) => key === 'summary')?.state, 'missing');
    const other = { textDocument: { uri: 'file:///b.advisory.yaml' } };
    assert.deepEqual(await client.sendRequest('advisory/sections', other), []);
    dispose();
  });

  it('returns the skeleton of a section as a snippet, and nothing if the section is present', async () => {
    const { client, initialize, open, dispose } = connect(service);
    await initialize();
    await open(uri, 'title: T\r\ntags: [a]\r\n');
    assert.deepEqual(await client.sendRequest('advisory/insertSection', { textDocument, key: 'authors' }), {
      range: { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } },
      snippet: '\r\nauthors:\r\n  - ${1:<person, team or organisation>}',
    });
    assert.equal(await client.sendRequest('advisory/insertSection', { textDocument, key: 'title' }), null);
    dispose();
  });

  it('asks the client to insert a section by its key', async () => {
    const { client, initialize, open, dispose } = connect(service);
    const asked: ApplyWorkspaceEditParams[] = [];
    client.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      asked.push(params);
      return { applied: true };
    });
    await initialize({ workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } });
    await open(uri, 'title: T\n', 3);
    const send = (...args: unknown[]): Promise<unknown> =>
      client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    assert.deepEqual(await send(uri, 'id'), { applied: true });
    const at = { line: 0, character: 0 };
    const newText = 'id: <identifier, for example ADV-2026-0042>\n';
    assert.deepEqual(asked[0]?.edit.documentChanges, [
      { textDocument: { uri, version: 3 }, edits: [{ range: { start: at, end: at }, newText }] },
    ]);
    assert.deepEqual(await send(uri, 'title'), { applied: false });
    assert.equal(await send('file:///b.advisory.yaml', 'id'), null);
    await assert.rejects(send(uri), { code: ErrorCodes.InvalidParams, message: /must be the key of a section/ });
    assert.equal(asked.length, 1);
    dispose();
  });
});

import assert from 'node:assert/strict';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest } from 'vscode-languageserver';
import type { ApplyWorkspaceEditParams, ClientCapabilities } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const command = 'advisory.sortSections';
const service = createLanguageService(testEnvironment());

/** Returns a client with an open document, the edits that it was asked to apply, and a function that runs the command. */
async function started(
  text: string,
  workspace: ClientCapabilities['workspace'],
): Promise<{ connection: TestConnection; asked: ApplyWorkspaceEditParams[]; sort: () => Promise<unknown> }> {
  const connection = connect(service);
  const asked: ApplyWorkspaceEditParams[] = [];
  connection.client.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    asked.push(params);
    return { applied: true };
  });
  await connection.initialize({ ...(workspace ? { workspace } : {}) });
  await connection.open(uri, text, 3);
  const sort = (): Promise<unknown> =>
    connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
  return { connection, asked, sort };
}

describe('server: sorting sections', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const edits = [{ range, newText: 'title: 🐻\ntlp: RED\n' }];

  it('asks the client to apply the edit of a version', async () => {
    const { connection, asked, sort } = await started('tlp: RED\ntitle: 🐻\n', {
      applyEdit: true,
      workspaceEdit: { documentChanges: true },
    });
    assert.deepEqual(await sort(), { applied: true });
    assert.deepEqual(asked[0]?.edit.documentChanges, [{ textDocument: { uri, version: 3 }, edits }]);
    connection.dispose();
  });

  it('returns the edit if the client cannot apply it', async () => {
    const { connection, asked, sort } = await started('tlp: RED\ntitle: 🐻\n', {});
    assert.deepEqual(await sort(), { applied: false, edit: { changes: { [uri]: edits } } });
    assert.deepEqual(asked, []);
    connection.dispose();
  });

  it('changes nothing if the sections are sorted, and returns null for a document that is not open', async () => {
    const { connection, asked, sort } = await started('title: T\ntlp: RED\n', { applyEdit: true });
    assert.deepEqual(await sort(), { applied: false });
    const other = { command, arguments: ['file:///b.advisory.yaml'] };
    assert.equal(await connection.client.sendRequest(ExecuteCommandRequest.type, other), null);
    assert.deepEqual(asked, []);
    connection.dispose();
  });
});

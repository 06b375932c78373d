import assert from 'node:assert/strict';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest } from 'vscode-languageserver';
import type { ApplyWorkspaceEditParams, ClientCapabilities } from 'vscode-languageserver';
import type { NewAdvisoryResult } from '../../server/src/protocol/newAdvisory.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const creates: ClientCapabilities['workspace'] = {
  applyEdit: true,
  workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
};

/** Runs the command in a client; returns its result and the edits that the client was asked to apply. */
async function run(
  args: readonly unknown[],
  workspace: ClientCapabilities['workspace'],
): Promise<{ result: NewAdvisoryResult; asked: readonly ApplyWorkspaceEditParams[] }> {
  const connection = connect(service);
  const asked: ApplyWorkspaceEditParams[] = [];
  connection.client.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    asked.push(params);
    return { applied: true };
  });
  try {
    await connection.initialize({ ...(workspace ? { workspace } : {}) });
    const params = { command: 'advisory.newAdvisory', arguments: [...args] };
    return {
      result: (await connection.client.sendRequest(ExecuteCommandRequest.type, params)) as NewAdvisoryResult,
      asked,
    };
  } finally {
    connection.dispose();
  }
}

describe('server: a new advisory', () => {
  it('is a file that the client creates', async () => {
    const { result, asked } = await run(['file:///w/drafts', 'Wine: again', 'phishing', ['Example CERT']], creates);
    const uri = 'file:///w/drafts/wine-again.advisory.yaml';
    assert.deepEqual([result.applied, result.uri], [true, uri]);
    assert.match(result.text, /^title: "Wine: again"\n[^]*\ncategory: phishing\n[^]*\nauthors:\n {2}- Example CERT\n/);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual(asked[0]?.edit.documentChanges, [
      { kind: 'create', uri },
      { textDocument: { uri, version: null }, edits: [{ range, newText: result.text }] },
    ]);
  });

  it('is returned as text to a client that cannot create files', async () => {
    const { result, asked } = await run(['file:///w/a.advisory.yaml'], { applyEdit: true });
    assert.deepEqual([result.applied, result.uri, asked], [false, 'file:///w/a.advisory.yaml', []]);
    assert.match(result.text, /^title: </);
  });

  it('requires a category defined by the format', async () => {
    await assert.rejects(run(['file:///w', 'T', 'novel'], creates), /Unknown category "novel"\. Use one of reports, /);
    await assert.rejects(run([], creates), /takes the URI of a folder/);
  });
});

import assert from 'node:assert/strict';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest } from 'vscode-languageserver';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const service = createLanguageService(testEnvironment());

async function started(text: string): Promise<{ connection: TestConnection; asked: ApplyWorkspaceEditParams[] }> {
  const connection = connect(service);
  const asked: ApplyWorkspaceEditParams[] = [];
  connection.client.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    asked.push(params);
    return { applied: true };
  });
  await connection.initialize({
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
    general: { positionEncodings: ['utf-8'] },
  });
  await connection.open(uri, text, 3);
  return { connection, asked };
}

const at = (line: number, character: number, endLine = line, end = character): object => ({
  start: { line, character },
  end: { line: endLine, character: end },
});

describe('server: pasting', () => {
  it('returns the edits, in the encoding of the client', async () => {
    const { connection } = await started('title: T\ntags: [🐻🐻, ]\n');
    const params = { textDocument: { uri }, range: at(1, 17), text: 'vpn\nesxi' };
    assert.deepEqual(await connection.client.sendRequest('advisory/paste', params), {
      title: 'Insert as 2 list items',
      edits: [{ range: at(1, 17), newText: 'vpn, esxi' }],
      isWhole: true,
    });
    connection.dispose();
  });

  it('uses the HTML of the text if the client sends it', async () => {
    const { connection } = await started('title: T\nreferences:\n  \n');
    const links = [1, 2].map((id) => `<li><a href="https://cert.example/${id}">Report ${id}</a></li>`).join('');
    const params = { textDocument: { uri }, range: at(2, 2), text: 'Report 1\nReport 2' };
    const pasted = async (html?: string): Promise<string> =>
      JSON.stringify(await connection.client.sendRequest('advisory/paste', { ...params, html }));
    assert.match(await pasted(`<ul>${links}</ul>`), /https:\/\/cert\.example\/2/);
    assert.doesNotMatch(await pasted(), /https:/);
    connection.dispose();
  });

  it('returns null if the text is best inserted unchanged, or no advisory is open', async () => {
    const { connection } = await started('title: T\n');
    const params = { textDocument: { uri }, range: at(0, 8), text: 'x' };
    assert.equal(await connection.client.sendRequest('advisory/paste', params), null);
    const other = { ...params, textDocument: { uri: 'file:///b.advisory.yaml' } };
    assert.equal(await connection.client.sendRequest('advisory/paste', other), null);
    connection.dispose();
  });

  it('asks the client to apply the edits of a command', async () => {
    const { connection, asked } = await started('indicators:\n\ncontrol_gaps:\n• one thing\n• another\n');
    const run = (command: string, ...rest: readonly unknown[]): Promise<unknown> =>
      connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri, ...rest] });
    assert.deepEqual(await run('advisory.pasteAs', at(1, 0), 'evil[.]top'), {
      applied: true,
      title: 'Insert as an indicator',
    });
    assert.deepEqual(await run('advisory.convertPasted', at(3, 2, 4, 3)), {
      applied: true,
      title: 'Convert to 2 list items',
    });
    assert.deepEqual(await run('advisory.convertPasted', at(0, 0)), { applied: false });
    assert.deepEqual(
      asked.map(({ edit }) => edit.documentChanges),
      [
        [
          {
            textDocument: { uri, version: 3 },
            edits: [{ range: at(1, 0), newText: '  - type: domain\n    value: evil[.]top' }],
          },
        ],
        [
          {
            textDocument: { uri, version: 3 },
            edits: [{ range: at(3, 0, 4, 11), newText: '  - one thing\n  - another' }],
          },
        ],
      ],
    );
    await assert.rejects(run('advisory.pasteAs', at(0, 0)), /The third argument of advisory\.pasteAs must be a text/);
    await assert.rejects(run('advisory.convertPasted', 'here'), /The second argument .* must be a range/);
    connection.dispose();
  });
});

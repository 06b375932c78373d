import assert from 'node:assert/strict';
import { CodeActionRequest, ExecuteCommandRequest } from 'vscode-languageserver';
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { actionLiterals } from '../support/clients.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///team/a.advisory.yaml';
const textDocument = { uri };
const withBody = 'detection_rules:\n  - type: yara\n    name: 🐻\n    body: |\n      rule a {}\n';
const withFile = 'detection_rules:\n  - {type: kql, name: 🐻}\n  - type: yara\n    file: rules/a.yar\n';

async function start(capabilities: ClientCapabilities, text: string): Promise<TestConnection> {
  const files = createMemoryFiles({ '/team/rules/a.yar': 'rule a {}\n' });
  const server = connect(service, nodeTimer, files);
  await server.initialize(capabilities, 'file:///team');
  await server.open(uri, text, 3);
  return server;
}

async function actionsAt({ client }: TestConnection, line: number): Promise<readonly CodeAction[]> {
  const at = { line, character: 12 };
  const context = { diagnostics: [], only: ['refactor'] };
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: at, end: at },
    context,
  });
  return (actions ?? []).filter((action): action is CodeAction => 'kind' in action);
}

describe('server: refactorings', () => {
  it('creates a file only with a client that supports that', async () => {
    for (const resourceOperations of [['create'], []]) {
      const workspaceEdit = { documentChanges: true, resourceOperations: resourceOperations as 'create'[] };
      const server = await start({ ...actionLiterals, workspace: { workspaceEdit } }, withBody);
      const actions = await actionsAt(server, 3);
      const moved = actions.filter(({ kind }) => kind === 'refactor.extract').map(({ title }) => title);
      assert.deepEqual(moved, resourceOperations.length > 0 ? ['Move the body to rules/rule.yar'] : []);
      assert.ok(actions.length > moved.length);
      server.dispose();
    }
  });

  it('reads a file into the advisory, unless the text has changed', async () => {
    const server = await start(
      {
        ...actionLiterals,
        general: { positionEncodings: ['utf-8'] },
        workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
      },
      withFile,
    );
    const edits: WorkspaceEdit[] = [];
    server.client.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      edits.push(edit);
      return { applied: true };
    });
    const command = (await actionsAt(server, 3)).find(({ kind }) => kind === 'refactor.inline')?.command;
    assert.equal(command?.title, 'Copy rules/a.yar into the advisory');
    const run = () =>
      server.client.sendRequest(ExecuteCommandRequest.type, {
        command: command.command,
        arguments: command.arguments ?? [],
      });
    assert.deepEqual(await run(), { applied: true });
    const newText = 'body: |\n      rule a {}';
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 21 } };
    assert.deepEqual(edits, [
      { documentChanges: [{ textDocument: { uri, version: 3 }, edits: [{ range, newText }] }] },
    ]);
    await server.change(uri, 4, [{ text: withBody }]);
    await assert.rejects(run(), /The document has changed since the request was sent/);
    server.dispose();
  });
});

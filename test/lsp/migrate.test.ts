import assert from 'node:assert/strict';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest } from 'vscode-languageserver';
import type { ApplyWorkspaceEditParams, ClientCapabilities } from 'vscode-languageserver';
import { migrateRequest } from '../../server/src/protocol/protocol.ts';
import type { MigrateResult } from '../../server/src/protocol/protocol.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const text = 'title: Bären 🐻\nattack_version: "18.1"\nmitre_attack: ["🐻", T1562.001, T1562]\n';
const service = createLanguageService(testEnvironment());
const command = 'advisory.migrateAttackVersion';

/** Returns a client that applies edits, and the edits that it was asked to apply. */
async function started(
  workspace: ClientCapabilities['workspace'],
): Promise<{ connection: TestConnection; asked: ApplyWorkspaceEditParams[] }> {
  const connection = connect(service);
  const asked: ApplyWorkspaceEditParams[] = [];
  connection.client.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    asked.push(params);
    return { applied: true };
  });
  await connection.initialize({ ...(workspace ? { workspace } : {}) });
  await connection.open(uri, text, 3);
  return { connection, asked };
}

const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('server: migration', () => {
  it('asks the client to apply the edits of a version, each with a label and a confirmation', async () => {
    const { connection, asked } = await started({
      applyEdit: true,
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    });
    const answer = await connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
    assert.equal((answer as { applied: boolean }).applied, true);
    const version = 'ATT&CK 18.1 → 19.1';
    const successor = 'T1562.001 → T1685';
    assert.deepEqual(asked[0]?.edit.documentChanges, [
      {
        textDocument: { uri, version: 3 },
        edits: [
          { range: range(1, 16, 22), newText: '"19.1"', annotationId: version },
          { range: range(2, 21, 30), newText: 'T1685', annotationId: successor },
          { range: range(2, 30, 37), newText: '', annotationId: 'Remove T1562' },
        ],
      },
    ]);
    assert.deepEqual(asked[0].edit.changeAnnotations?.[successor], {
      label: successor,
      needsConfirmation: true,
      description: 'Migration to ATT&CK 19.1',
    });
    connection.dispose();
  });

  it('asks for the edits of a version without labels if the client supports no labels', async () => {
    const { connection, asked } = await started({ applyEdit: true, workspaceEdit: { documentChanges: true } });
    await connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
    assert.deepEqual(asked[0]?.edit, {
      documentChanges: [
        {
          textDocument: { uri, version: 3 },
          edits: [
            { range: range(1, 16, 22), newText: '"19.1"' },
            { range: range(2, 21, 30), newText: 'T1685' },
            { range: range(2, 30, 37), newText: '' },
          ],
        },
      ],
    });
    connection.dispose();
  });

  it('sends plain edits if the client supports no others', async () => {
    const { connection, asked } = await started({ applyEdit: true });
    await connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri, '19'] });
    assert.deepEqual(
      asked[0]?.edit.changes?.[uri]?.map(({ newText }) => newText),
      ['"19.1"', 'T1685', ''],
    );
    connection.dispose();
  });

  it('returns the edit if the client cannot apply it, and changes nothing for a release that is not newer', async () => {
    const { connection, asked } = await started({});
    const answer = await connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
    assert.ok(answer && typeof answer === 'object' && 'edit' in answer);
    const older = await connection.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri, '17'] });
    assert.deepEqual((older as MigrateResult).edits, []);
    assert.deepEqual(asked, []);
    connection.dispose();
  });

  it('plans the migration of text that is not open, and nothing for an unknown document', async () => {
    const { connection } = await started({});
    const other = { textDocument: { uri: 'file:///b.advisory.yaml' } };
    const plan = await connection.client.sendRequest<MigrateResult>(migrateRequest, {
      ...other,
      text: "attack_version: '18.1'\nsummary: See T1562.004.\nmitre_attack: [T1562.004]\n",
    });
    assert.deepEqual(
      plan.edits.map(({ label }) => label),
      ['ATT&CK 18.1 → 19.1', 'T1562.004 → T1686'],
    );
    assert.deepEqual(
      plan.left.map(({ candidates }) => candidates),
      [['T1686']],
    );
    assert.equal(await connection.client.sendRequest(migrateRequest, other), null);
    connection.dispose();
  });

  it('leaves a command that the client registers itself unannounced', async () => {
    const connection = connect(service);
    const { capabilities } = await connection.client.sendRequest<{
      capabilities: { executeCommandProvider: { commands: string[] } };
    }>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions: { ownCommands: [command] },
    });
    assert.ok(!capabilities.executeCommandProvider.commands.includes(command));
    connection.dispose();
  });
});

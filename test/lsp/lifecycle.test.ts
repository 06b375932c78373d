import assert from 'node:assert/strict';
import { ExitNotification, ShutdownRequest } from 'vscode-languageserver';
import { connect, until } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

describe('server: start and end', () => {
  it('initialises for a client that sends no information about itself', async () => {
    const connection = connect(wordService());
    const { capabilities, serverInfo } = await connection.initialize();
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.deepEqual(capabilities.executeCommandProvider?.commands, [
      'advisory.render',
      'advisory.export',
      'advisory.migrateAttackVersion',
      'advisory.sortSections',
      'advisory.fixAll',
      'advisory.applyEdit',
      'advisory.insertRuleBody',
      'advisory.checkWorkspace',
      'advisory.pasteAs',
      'advisory.convertPasted',
      'advisory.insertSection',
      'advisory.newAdvisory',
    ]);
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.deepEqual(serverInfo, { name: 'Threat Advisory', version: '0.0.0-test' });
    connection.dispose();
  });

  it('offers pull diagnostics to a client that supports them', async () => {
    const connection = connect(wordService());
    const { capabilities } = await connection.initialize({ textDocument: { diagnostic: {} } });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'advisory',
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
    connection.dispose();
  });

  it('ends with 0 after shutdown', async () => {
    const connection = connect(wordService());
    await connection.initialize();
    await connection.client.sendRequest(ShutdownRequest.type);
    await connection.client.sendNotification(ExitNotification.type);
    assert.equal(await until(connection.exitCode), 0);
    connection.dispose();
  });

  it('ends with 1 after exit without shutdown', async () => {
    const connection = connect(wordService());
    await connection.initialize();
    await connection.client.sendNotification(ExitNotification.type);
    assert.equal(await until(connection.exitCode), 1);
    connection.dispose();
  });
});

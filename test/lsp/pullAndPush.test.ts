import assert from 'node:assert/strict';
import { CancellationTokenSource, DocumentDiagnosticRequest, LSPErrorCodes } from 'vscode-languageserver';
import type { CancellationToken, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { createManualTimer, serverPauses } from '../support/manualTimer.ts';
import { recorded } from '../support/recordedService.ts';
import { connect, until } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };

describe('server: pulled and pushed diagnostics', () => {
  const text = [
    'title: A title: with a colon',
    'tlp: WHITE',
    'mitre_attack:',
    '  - T1562',
    '  - T9999 - Not There',
    'indicators:',
    '  - {type: sha256, value: "🐻"}',
  ].join('\r\n');
  const pulling = { textDocument: { diagnostic: {} } };
  const full = (report: DocumentDiagnosticReport): Diagnostic[] =>
    report.kind === 'full' ? report.items : assert.fail(report.kind);

  it('are the same, in every encoding', async () => {
    const service = createLanguageService(testEnvironment());
    for (const positionEncodings of [['utf-16'], ['utf-8']]) {
      const pushed = connect(service);
      await pushed.initialize({ general: { positionEncodings } });
      await pushed.open(uri, text);
      const { diagnostics } = await until(() => pushed.published[0]);
      const pulled = connect(service);
      await pulled.initialize({ ...pulling, general: { positionEncodings } });
      await pulled.open(uri, text);
      const report = await pulled.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      assert.ok(diagnostics.length > 3);
      assert.deepEqual(full(report), diagnostics);
      assert.deepEqual(pulled.published, []);
      pushed.dispose();
      pulled.dispose();
    }
  });

  it('are those of the newest text, analysed once however often a burst asks', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, change, dispose } = connect(service);
    await initialize(pulling);
    await open(uri, '');
    const start = { line: 0, character: 0 };
    const reports: Promise<DocumentDiagnosticReport>[] = [];
    for (let version = 2; version <= 6; version++) {
      void change(uri, version, [{ range: { start, end: start }, text: 'wrong ' }]);
      reports.push(client.sendRequest(DocumentDiagnosticRequest.type, { textDocument }));
    }
    for (const report of await Promise.all(reports)) assert.equal(full(report).length, 5);
    assert.equal(done.filter((what) => what.startsWith('parse')).length, 1);
    dispose();
  });

  it('both wait after an expensive check, and not after one that was cancelled', async () => {
    const timer = createManualTimer();
    const { service } = recorded((what) => what === 'diagnostics' && timer.advance(60));
    const { client, initialize, open, change, dispose } = connect(service, timer);
    await initialize(pulling);
    await open(uri, 'one');
    const pull = (token?: CancellationToken): Promise<DocumentDiagnosticReport> =>
      client.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, token);
    await pull();
    await change(uri, 2, [{ text: 'wrong' }]);
    const cancellation = new CancellationTokenSource();
    const cancelled = pull(cancellation.token);
    const wanted = pull();
    await until(() => serverPauses(timer).length === 2);
    assert.deepEqual(serverPauses(timer), [20, 20]);
    cancellation.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
    assert.deepEqual(serverPauses(timer), [20]);
    timer.advance(20);
    assert.equal(full(await wanted).length, 1);
    dispose();
  });
});

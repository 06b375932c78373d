import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
} from 'vscode-languageserver';
import type { ProtocolConnection, PublishDiagnosticsParams } from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { renderRequest } from '../../server/src/protocol/protocol.ts';
import type { RenderResult } from '../../server/src/protocol/protocol.ts';
import { ableClient } from '../support/clients.ts';
import { rootUrl } from '../support/schema.ts';
import { until } from '../support/testConnection.ts';

const program = fileURLToPath(new URL('server/src/hosts/node/main.ts', rootUrl));
const start = (...args: string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ['--import=tsx', program, ...args], { cwd: fileURLToPath(rootUrl) });

describe('the server as a program', () => {
  it('prints its version', async () => {
    const server = start('--version');
    let output = '';
    server.stdout.on('data', (chunk) => (output += chunk));
    const [code] = await once(server, 'close');
    const { version } = JSON.parse(readFileSync(new URL('package.json', rootUrl), 'utf8')) as { version: string };
    assert.equal(output, `${version}\n`);
    assert.equal(code, 0);
  });

  it('prints its usage if no transport is named', async () => {
    const server = start();
    let errors = '';
    server.stderr.on('data', (chunk) => (errors += chunk));
    const [code] = await once(server, 'close');
    assert.match(errors, /^Usage: advisory-language-server --stdio/);
    assert.equal(code, 2);
  });

  describe('over standard input and output', () => {
    const uri = 'untitled:Untitled-1';
    const textDocument = { uri };
    const text = 'title: 🐻 bears\nmitre_attack:\n  - T1562\n';
    let server: ChildProcessWithoutNullStreams;
    let errors = '';
    let client: ProtocolConnection;
    const published: PublishDiagnosticsParams[] = [];

    before(async () => {
      server = start('--stdio');
      server.stderr.on('data', (chunk) => (errors += chunk));
      client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
      client.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
      client.listen();
      await client.sendRequest(InitializeRequest.type, {
        processId: process.pid,
        rootUri: null,
        capabilities: ableClient,
      });
      await client.sendNotification(InitializedNotification.type, {});
      const document = { uri, languageId: 'advisory', version: 1, text };
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: document });
    });

    after(() => {
      client.dispose();
      server.kill();
    });

    it('reports problems, with the shipped catalogue', async () => {
      const { version, diagnostics } = await until(() => published[0]);
      const revoked = diagnostics.find(({ code }) => code === 'attack/revoked');
      assert.equal(version, 1);
      assert.deepEqual(revoked?.range, { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } });
      assert.match(JSON.stringify(revoked.message), /T1685/);
      assert.match(revoked.codeDescription?.href ?? '', /docs\/rules\/attack-revoked/);
    });

    it('explains and completes techniques', async () => {
      const position = { line: 2, character: 9 };
      const hover = await client.sendRequest(HoverRequest.type, { textDocument, position });
      assert.match(JSON.stringify(hover?.contents), /T1562/);
      const textChange = [{ text: text.replace('T1562', 'lsass') }];
      const change = { textDocument: { uri, version: 2 }, contentChanges: textChange };
      await client.sendNotification(DidChangeTextDocumentNotification.type, change);
      const list = await client.sendRequest(CompletionRequest.type, { textDocument, position });
      assert.ok(list && 'items' in list);
      assert.match(list.items[0]?.label ?? '', /T1003\.001/);
    });

    it('renders the newest text', async () => {
      const result: RenderResult = await client.sendRequest(renderRequest, { textDocument });
      assert.equal(result.version, 2);
      assert.equal(result.title, '🐻 bears');
      assert.match(result.html, /<h1[^>]*>🐻 bears<\/h1>/);
    });

    it('ends on request', async () => {
      await client.sendRequest(ShutdownRequest.type);
      const closed = once(server, 'close');
      await client.sendNotification(ExitNotification.type);
      assert.deepEqual(await closed, [0, null]);
    });

    it('has written nothing to standard error, which editors show as errors of the server', () => {
      assert.equal(errors, '');
    });
  });
});

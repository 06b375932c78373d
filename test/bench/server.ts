/** The built language server as a process, spoken to as an editor does. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidCloseTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type Range,
} from 'vscode-languageserver-protocol/node';

export interface BenchServer {
  readonly connection: ProtocolConnection;
  /** Opens a document and waits for the diagnostics of this version. */
  open(uri: string, text: string): Promise<void>;
  /** Changes a document and waits for the diagnostics of the new version. */
  change(uri: string, version: number, range: Range, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** The most memory that the process has had resident so far, in bytes. */
  peakMemory(): number;
  stop(): Promise<void>;
}

/** Starts the server and waits until it has answered `initialize`. No pull diagnostics are offered, so that it pushes. */
export async function startServer(file: string): Promise<BenchServer> {
  const process = spawn(globalThis.process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(process.stdout),
    new StreamMessageWriter(process.stdin),
  );
  const waiting = new Map<string, () => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version }) => {
    const key = `${uri}#${version ?? ''}`;
    waiting.get(key)?.();
    waiting.delete(key);
  });
  const diagnosticsOf = (uri: string, version: number): Promise<void> =>
    new Promise((resolve) => waiting.set(`${uri}#${version}`, resolve));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: globalThis.process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  let peak = 0;
  return {
    connection,
    async open(uri, text) {
      const arrived = diagnosticsOf(uri, 1);
      const textDocument = { uri, languageId: 'advisory', version: 1, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      await arrived;
    },
    async change(uri, version, range, text) {
      const arrived = diagnosticsOf(uri, version);
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      await arrived;
    },
    close: (uri) => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    peakMemory: () => (peak = Math.max(peak, residentPeak(process.pid ?? 0))),
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      const ended = new Promise((resolve) => process.once('exit', resolve));
      await connection.sendNotification(ExitNotification.type);
      await ended;
      connection.dispose();
    },
  };
}

/** VmHWM of Linux (proc_pid_status(5), kB), elsewhere the present resident size by `ps`; 0 where neither is to be had. */
function residentPeak(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
    : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Number(kilobytes ?? 0) * 1024;
}

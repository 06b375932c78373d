/**
 * `node --import tsx test/soak/openClose.ts [COUNT]`: opens and closes a document of 500 kB in the built server, COUNT (by default 500)
 * times, with a heap of 256 MB. Exits with status 1 if the server does not survive. Each time, one request follows the opening, so that
 * the document is really parsed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { longAdvisory, longLists } from './longAdvisory.ts';
import { createRandom } from './random.ts';

const count = Number(process.argv[2] ?? '500');
const heap = 256;
const size = 500_000;
const file = join(import.meta.dirname, '..', '..', 'dist', 'server.cjs');
if (!existsSync(file)) throw new Error('dist/server.cjs is not there: run "npm run build" first');

const server = spawn(process.execPath, [`--max-old-space-size=${heap}`, file, '--stdio'], {
  stdio: ['pipe', 'pipe', 'pipe'],
});
let said = '';
server.stderr.on('data', (data: Buffer) => (said += data.toString()));
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.onError(() => undefined);
let published: (() => void) | undefined;
connection.onNotification(PublishDiagnosticsNotification.type, ({ version }) => {
  if (version !== undefined) published?.();
});
let opened = 0;
const died = new Promise<never>((_resolve, reject) => {
  server.once('exit', (status, signal) => reject(new Error(`The server ended (${String(status ?? signal)})`)));
});
// The rejection is reported below, where the promise is awaited.
died.catch(() => undefined);
connection.listen();
const began = performance.now();
try {
  await Promise.race([openAll(), died]);
  console.log(`Opened and closed ${opened} times with a heap of ${heap} MB, in ${seconds()} s.`);
} catch (error) {
  console.log(`${String(error)} after ${opened} of ${count} openings, in ${seconds()} s, with a heap of ${heap} MB.`);
  console.log(said.split('\n').slice(0, 6).join('\n'));
  process.exitCode = 1;
} finally {
  server.removeAllListeners('exit');
  server.kill();
  connection.dispose();
}

async function openAll(): Promise<void> {
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const text = documentText();
  while (opened < count) {
    const uri = `file:///soak/${opened}.advisory.yaml`;
    const arrived = new Promise<void>((resolve) => (published = resolve));
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'advisory', version: 1, text: `${text}# ${opened}\n` },
    });
    await arrived;
    await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    opened++;
  }
}

function documentText(): string {
  for (let items = 2500; ; items += 500) {
    const text = longAdvisory(items, createRandom('open'), longLists);
    if (text.length >= size) return text;
  }
}

function seconds(): string {
  return ((performance.now() - began) / 1000).toFixed(0);
}

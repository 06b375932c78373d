/**
 * `node --import tsx test/bench/workspaceIndex.ts [FILES]`, after a build: measures how long the index of a workspace takes to be created
 * and to be loaded again, and completion in the meantime. Prints figures without a verdict, because machines differ.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ReferencesRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceSymbolRequest,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

import { createAdvisory } from './documents.ts';
import { peakMemory } from './processFigures.ts';
import { programOf } from './servers.ts';
import { figure } from './report/table.ts';

/** The sizes in bytes of the advisories, in rotation. */
const sizes = [4_000, 7_000, 12_000, 20_000];
/** One advisory in three maps this technique. */
const wanted = 'T1059';
const every = 3;
const mapping = 'mitre_attack:\n';
/** The interval between requests that ask whether everything is indexed, in milliseconds. Each request costs the indexer time. */
const interval = 250;
const completions = 200;
const requests = 20;

const files = Number(process.argv[2] ?? 10_000);
const root = mkdtempSync(join(tmpdir(), 'advisory-index-'));
const folder = join(root, 'workspace');
const kept = join(root, 'kept');
try {
  writeAdvisories();
  const idle = await measure('Without a workspace', undefined);
  const first = await measure('First start', folder);
  const second = await measure('Second start', folder);
  console.log('\nCompletion, against as many right after the start without a workspace:');
  for (const [title, { completions }] of [
    ['while indexing', first],
    ['while loading the index', second],
  ] as const) {
    const asMany = idle.completions.slice(0, completions.length);
    console.log(`  ${title}: ${figure(median(completions.slice(0, asMany.length)) / median(asMany))}`);
  }
  console.log(`Second start, against the first: ${figure(second.indexed / first.indexed)}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function writeAdvisories(): void {
  const texts = sizes.map((size) => createAdvisory(size));
  for (const one of [folder, kept]) mkdirSync(one);
  for (let index = 0; index < files; index++) {
    const text = (texts[index % sizes.length] ?? '').replace('title: ', `id: ADV-${index}\ntitle: ${index} `);
    const mapped = index % every === 0 ? withWanted(text) : text;
    writeFileSync(join(folder, `${String(index).padStart(6, '0')}.advisory.yaml`), mapped);
  }
}

/** Returns the advisory with the technique as the first one in its mapping. */
function withWanted(text: string): string {
  return text.replace(mapping, `${mapping}  - ${wanted}\n`);
}

interface Measured {
  /** The seconds until all files were indexed. */
  readonly indexed: number;
  /** The completion times in milliseconds, in order. */
  readonly completions: readonly number[];
}

/** Starts a server on a folder, and requests completion while it indexes. */
async function measure(title: string, workspace: string | undefined): Promise<Measured> {
  const child = spawn(process.execPath, [programOf('advisory-language-server'), '--stdio', `--index=${kept}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onUnhandledNotification(() => undefined);
  connection.listen();
  const uri = workspace === undefined ? null : pathToFileURL(workspace).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: uri === null ? null : [{ uri, name: 'workspace' }],
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const begin = performance.now();
  const document = await openDocument(connection, uri ?? pathToFileURL(root).href);
  await document.complete(20);
  let indexed = 0;
  let done = workspace === undefined;
  const whole = done
    ? Promise.resolve()
    : indexedAll(connection).then(() => {
        indexed = (performance.now() - begin) / 1000;
        done = true;
      });
  const times: number[] = [];
  do times.push(...(await document.complete(workspace === undefined ? completions : 5)));
  while (!done);
  await whole;
  console.log(`\n${title}`);
  console.log(`  completion after a keystroke: median ${figure(median(times))} ms of ${times.length}`);
  if (workspace !== undefined) {
    console.log(`  ${files} advisories indexed after ${figure(indexed)} s`);
    const found = await timesOf(requests, () => document.references());
    if (document.found() < files / every) throw new Error(`only ${document.found()} locations mention ${wanted}`);
    console.log(`  references to ${wanted}: median ${figure(median(found))} ms, of ${document.found()} locations`);
    const searched = await timesOf(requests, () =>
      connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'dev' }),
    );
    console.log(`  symbols: median ${figure(median(searched))} ms`);
    const size = readdirSync(kept).reduce((sum, name) => sum + statSync(join(kept, name)).size, 0);
    console.log(`  on disk: ${figure(size / 1e6)} MB`);
  }
  console.log(`  peak memory of the process: ${figure((peakMemory(child.pid ?? 0) ?? 0) / 2 ** 20)} MiB`);
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
  return { indexed, completions: times };
}

/** Resolves when the last advisory is found. */
async function indexedAll(connection: ProtocolConnection): Promise<void> {
  for (;;) {
    const found = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: `ADV-${files - 1}` });
    if (found && found.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

interface BenchDocument {
  complete(times: number): Promise<number[]>;
  references(): Promise<void>;
  found(): number;
}

async function openDocument(connection: ProtocolConnection, folderUri: string): Promise<BenchDocument> {
  const uri = `${folderUri}/new.advisory.yaml`;
  const text = withWanted(createAdvisory(5_000));
  const line = text.slice(0, text.indexOf(mapping)).split('\n').length;
  const at = { line, character: `  - ${wanted}`.length };
  let version = 1;
  let count = 0;
  const textDocument = { uri, languageId: 'advisory', version, text };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const change = (from: number, to: number, newText: string): Promise<void> =>
    connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text: newText }],
    });
  return {
    complete: (times) =>
      timesOf(times, async () => {
        await change(at.character, at.character, '.');
        const position = { line, character: at.character + 1 };
        await connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
        await change(at.character, at.character + 1, '');
      }),
    async references() {
      const params = { textDocument: { uri }, position: at, context: { includeDeclaration: true } };
      count = (await connection.sendRequest(ReferencesRequest.type, params))?.length ?? 0;
    },
    found: () => count,
  };
}

async function timesOf(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < times; run++) {
    const begin = performance.now();
    await work();
    found.push(performance.now() - begin);
  }
  return found;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

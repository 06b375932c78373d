/**
 * A program, for Node with `--expose-gc`: makes a server work on documents, and prints as JSON how many of the parsed versions are still in
 * memory, while the documents are open and after they are closed.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { CompletionRequest, DocumentSymbolRequest, HoverRequest } from 'vscode-languageserver';
import { renderRequest } from '../../server/src/protocol/protocol.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import { createAdvisory } from '../bench/documents.ts';
import { testEnvironment } from './environment.ts';
import { connect, until } from './testConnection.ts';

export interface Held {
  /** The number of parsed versions. */
  readonly parsed: number;
  /** The number of versions that are in memory while the documents are open. */
  readonly open: number;
  /** The number of documents. */
  readonly documents: number;
  /** The number of versions that are in memory after the documents are closed. */
  readonly closed: number;
}

const versions: WeakRef<object>[] = [];
const inner = createLanguageService(testEnvironment());
const service: LanguageService = {
  ...inner,
  parse: (...args) => {
    const document = inner.parse(...args);
    versions.push(new WeakRef(document));
    return document;
  },
};

const uris = ['a', 'b', 'c'].map((name) => `file:///${name}.advisory.yaml`);
const connection = connect(service);
const { client, initialize, open, change, close, published, dispose } = connection;
await initialize();
const text = createAdvisory(4_000);
const titleLine = text.split('\n').findIndex((line) => line.startsWith('title:'));
const at = { line: titleLine, character: 7 };
for (const uri of uris) await open(uri, text);
const edits = 6;
for (let version = 2; version < 2 + edits; version++) {
  for (const uri of uris) {
    await change(uri, version, [{ range: { start: at, end: at }, text: 'x' }]);
    const location = { textDocument: { uri }, position: at };
    const asked = [
      client.sendRequest(CompletionRequest.type, location),
      client.sendRequest(HoverRequest.type, location),
      client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }),
      client.sendRequest(renderRequest, { textDocument: { uri } }),
    ];
    // Every other version changes while its requests are pending.
    if (version % 2 === 0) await Promise.allSettled(asked);
    else asked.forEach((answer) => void answer.catch(() => undefined));
  }
}
for (const uri of uris) await until(() => published.some((one) => one.uri === uri && one.version === 1 + edits));
published.length = 0;
const whileOpen = await held(uris.length);
for (const uri of uris) await close(uri);
await until(() => published.length === uris.length);
const result: Held = { parsed: versions.length, open: whileOpen, documents: uris.length, closed: await held(0) };
dispose();
process.stdout.write(JSON.stringify(result));
process.exit();

/**
 * Returns the number of versions that are left after collecting garbage, repeatedly until at most `expected` are left, but at most 40
 * times.
 */
async function held(expected: number): Promise<number> {
  const alive = (): number => versions.filter((version) => version.deref() !== undefined).length;
  for (let round = 0; round < 40; round++) {
    // The target of a dereferenced WeakRef stays in memory until the end of the turn.
    await turn();
    globalThis.gc?.();
    await turn();
    if (alive() <= expected) break;
  }
  return alive();
}

/** The client of the benchmark, which sends the same requests to every language server, and detects when a text has been checked. */
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  PublishDiagnosticsNotification,
  type Diagnostic,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver-protocol/node';

import { peakMemory, processorTime } from './processFigures.ts';
import { startProcess, type StartOptions } from './serverProcess.ts';
import type { ServerKind } from './servers.ts';

export interface Client {
  readonly kind: ServerKind;
  /** Opens a document and returns its first diagnostics; with `found`, the first non-empty ones. */
  open(uri: string, text: string, found?: 'found'): Promise<readonly Diagnostic[]>;
  /**
   * Changes a document and returns the diagnostics of the new text: those with its version or a later one. If a server sends no versions,
   * it returns the next diagnostics, so no other change may be pending.
   */
  change(uri: string, range: Range, text: string): Promise<readonly Diagnostic[]>;
  /** Waits until a server that sends no versions has published all pending diagnostics; returns at once for other servers. */
  settle(uri: string): Promise<void>;
  /** Closes a document and waits until its diagnostics are cleared. */
  close(uri: string): Promise<void>;
  request<T>(method: string, params: object): Promise<T>;
  /** Returns the version of an open document that was last sent to the server. */
  version(uri: string): number;
  /** Returns the processor time so far in milliseconds; undefined if the system does not provide it. */
  processorTime(): number | undefined;
  /** Returns the peak memory so far in bytes; undefined if the system does not provide it. */
  peakMemory(): number | undefined;
  /** Sends a message through the channel, and returns the response. */
  ask(message: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** The timeout for the diagnostics of a text, in milliseconds. */
const patience = 180_000;
/** A time in milliseconds that is longer than the delay with which any of the servers checks a changed text. */
const quiet = 300;

interface Waiting {
  readonly fits: (published: PublishDiagnosticsParams) => boolean;
  readonly resolve: (diagnostics: readonly Diagnostic[]) => void;
}

/** Starts a server and waits until it has responded to `initialize`. */
export async function startClient(kind: ServerKind, options: StartOptions = {}): Promise<Client> {
  const versions = new Map<string, number>();
  const waiting = new Set<Waiting>();
  let namesVersions = false;
  let published = 0;
  const server = await startProcess(kind, options, (connection) => {
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      published++;
      namesVersions ||= params.version !== undefined;
      for (const one of waiting) if (one.fits(params)) one.resolve(params.diagnostics);
    });
  });
  const { connection, child } = server;
  const pid = child.pid ?? 0;
  const arrival = (uri: string, fits: Waiting['fits']): Promise<readonly Diagnostic[]> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${kind.title} has not checked ${uri}`)), patience);
      const one: Waiting = {
        fits: (params) => params.uri === uri && fits(params),
        resolve(diagnostics) {
          clearTimeout(timer);
          waiting.delete(one);
          resolve(diagnostics);
        },
      };
      waiting.add(one);
      timer.unref();
    });
  const nextVersion = (uri: string): number => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    return version;
  };
  const request = <T>(method: string, params: object): Promise<T> =>
    server.alive(connection.sendRequest<T>(method, params));
  return {
    kind,
    async open(uri, text, found) {
      const version = nextVersion(uri);
      const checked = arrival(uri, (params) => found === undefined || params.diagnostics.length > 0);
      const textDocument = { uri, languageId: kind.languageId, version, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return server.alive(checked);
    },
    async change(uri, range, text) {
      const version = nextVersion(uri);
      const checked = arrival(uri, (params) => params.version === undefined || params.version >= version);
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      return server.alive(checked);
    },
    async settle(uri) {
      if (namesVersions) return;
      let before: number;
      do {
        before = published;
        await new Promise((resolve) => setTimeout(resolve, quiet));
        // A busy server responds only when its work is done.
        await request('textDocument/foldingRange', { textDocument: { uri } });
      } while (published !== before);
    },
    async close(uri) {
      const cleared = arrival(uri, (params) => params.diagnostics.length === 0);
      versions.delete(uri);
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
      await server.alive(cleared);
    },
    request,
    version: (uri) => versions.get(uri) ?? 0,
    processorTime: () => processorTime(pid),
    peakMemory: () => peakMemory(pid),
    ask: (message) =>
      server.alive(
        new Promise((resolve) => {
          child.once('message', resolve);
          child.send(message);
        }),
      ),
    stop: server.stop,
  };
}

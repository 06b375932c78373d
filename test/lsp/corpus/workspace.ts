/** A server with an index over a workspace in memory. */
import type { ClientCapabilities, Location, Range } from 'vscode-languageserver';
import { createLanguageService } from '../../../server/src/service/languageService.ts';
import { advisoriesRequest } from '../../../server/src/protocol/corpus.ts';
import { nodeTimer } from '../../../server/src/hosts/node/timer.ts';
import { testEnvironment } from '../../support/environment.ts';
import { createMemoryCorpus, type MemoryStore } from '../../support/memoryCorpus.ts';
import { createMemoryFiles, type MemoryFiles } from '../../support/memoryFiles.ts';
import { connect, type TestConnection } from '../../support/testConnection.ts';

export const service = createLanguageService(testEnvironment());

export interface TestWorkspace {
  readonly server: TestConnection;
  readonly files: MemoryFiles;
  /** Returns the URI of a file in the folder. */
  uri(name: string): string;
  /** Returns request parameters for a position in a file: one character after the start of the first occurrence of a text. */
  at(name: string, text: string): { textDocument: { uri: string }; position: { line: number; character: number } };
  /** Returns each location as `name:line text`, sorted. */
  shown(locations: readonly Location[]): string[];
}

export interface WorkspaceOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly store?: MemoryStore;
  readonly basis?: string;
}

const able: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
};

/** Starts a server for the folder `/w`, which contains `texts` by file name. */
export async function startWorkspace(
  texts: Readonly<Record<string, string>>,
  { capabilities = able, folders = ['file:///w'], store, basis }: WorkspaceOptions = {},
): Promise<TestWorkspace> {
  const files = createMemoryFiles(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text])),
  );
  const corpus = createMemoryCorpus(service, files, store, basis);
  const server = connect(service, nodeTimer, files, undefined, corpus);
  await server.initialize(capabilities, ...folders);
  const uri = (name: string): string => `file:///w/${name}`;
  const textOf = (of: string): string => files.textOf(decodeURI(of.slice('file://'.length))) ?? '';
  return {
    server,
    files,
    uri,
    at(name, text) {
      const before = textOf(uri(name)).split(text)[0] ?? '';
      const lines = before.split('\n');
      const position = { line: lines.length - 1, character: (lines.at(-1) ?? '').length + 1 };
      return { textDocument: { uri: uri(name) }, position };
    },
    shown: (locations) =>
      locations
        .map(
          (one) =>
            `${one.uri.slice('file:///w/'.length)}:${one.range.start.line} ${textAt(textOf(one.uri), one.range)}`,
        )
        .sort(),
  };
}

/** Returns the text of a range within one line. */
export function textAt(text: string, { start, end }: Range): string {
  return (text.split('\n')[start.line] ?? '').slice(start.character, end.character);
}

/** Resolves once the index of the files on disk is complete. */
export async function whenIndexed(workspace: TestWorkspace): Promise<void> {
  await workspace.server.client.sendRequest(advisoriesRequest, { by: 'severity', all: true });
}

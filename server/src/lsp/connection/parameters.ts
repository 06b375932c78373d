/** Validates the parameters of requests and notifications. Source: LSP 3.17, and the files in `protocol`. */
import {
  exportRequest,
  insertTechniqueRequest,
  installCatalogueRequest,
  migrateRequest,
  nextPlaceholderRequest,
  pasteRequest,
  recogniseRequest,
  renderRequest,
  searchTechniquesRequest,
} from '../../protocol/protocol.ts';
import { importRequest } from '../../protocol/import.ts';
import { previewRequest } from '../../protocol/preview.ts';
import { insertSectionRequest, sectionsRequest } from '../../protocol/sections.ts';
import { advisoriesRequest } from '../../protocol/corpus.ts';
import { anything, count, integer, list, optional, record, text, truth } from './checks.ts';
import type { Check } from './checks.ts';

const position = record({ line: count, character: count });
const range = record({ start: position, end: position });
const named = { textDocument: record({ uri: text }) };
const folders = list(record({ uri: text }));
const ofDocument = record(named);
const atPosition = record({ ...named, position });

/** The check for each method. The parameters of other methods are not checked. */
const parameters: ReadonlyMap<string, Check> = new Map([
  [
    'initialize',
    record({
      capabilities: record({}),
      rootUri: optional(text),
      rootPath: optional(text),
      workspaceFolders: optional(folders),
    }),
  ],
  ['textDocument/completion', atPosition],
  ['completionItem/resolve', record({ label: text })],
  ['textDocument/hover', atPosition],
  ['textDocument/definition', atPosition],
  ['textDocument/references', record({ ...named, position, context: record({ includeDeclaration: truth }) })],
  ['textDocument/prepareRename', atPosition],
  ['textDocument/rename', record({ ...named, position, newName: text })],
  ['workspace/symbol', record({ query: text })],
  ['workspace/diagnostic', record({ previousResultIds: list(record({ uri: text, value: text })) })],
  [advisoriesRequest, record({ by: text, all: optional(truth) })],
  [
    'textDocument/codeAction',
    record({
      ...named,
      range,
      context: record({ diagnostics: list(record({ range })), only: optional(list(text)) }),
    }),
  ],
  ['textDocument/documentSymbol', ofDocument],
  ['textDocument/foldingRange', ofDocument],
  ['textDocument/formatting', ofDocument],
  ['textDocument/rangeFormatting', record({ ...named, range })],
  ['textDocument/onTypeFormatting', record({ ...named, position, ch: text })],
  ['textDocument/documentLink', ofDocument],
  ['textDocument/inlayHint', record({ ...named, range })],
  ['textDocument/documentHighlight', atPosition],
  ['textDocument/selectionRange', record({ ...named, positions: list(position) })],
  ['textDocument/semanticTokens/full', ofDocument],
  ['textDocument/semanticTokens/full/delta', record({ ...named, previousResultId: text })],
  ['textDocument/semanticTokens/range', record({ ...named, range })],
  ['textDocument/diagnostic', record({ ...named, previousResultId: optional(text) })],
  ['workspace/executeCommand', record({ command: text, arguments: optional(list(anything)) })],
  [renderRequest, ofDocument],
  [previewRequest, record({ ...named, since: optional(integer) })],
  [searchTechniquesRequest, record({ ...named, query: text })],
  [insertTechniqueRequest, record({ ...named, position, id: text })],
  [nextPlaceholderRequest, atPosition],
  [sectionsRequest, ofDocument],
  [insertSectionRequest, record({ ...named, key: text })],
  [importRequest, record({ text, name: text })],
  [pasteRequest, record({ ...named, range, text, html: optional(text), fileName: optional(text) })],
  [migrateRequest, record({ ...named, text: optional(text), toRelease: optional(text) })],
  [
    exportRequest,
    record({ ...named, text: optional(text), to: text, profile: optional(text), maxTlp: optional(text) }),
  ],
  [recogniseRequest, record({ uri: text })],
  [installCatalogueRequest, record({ files: list(record({ path: text, from: text })), allowOlder: optional(truth) })],
  ['textDocument/didOpen', record({ textDocument: record({ uri: text, version: integer, text }) })],
  [
    'textDocument/didChange',
    record({
      textDocument: record({ uri: text, version: integer }),
      contentChanges: list(record({ range: optional(range), text })),
    }),
  ],
  ['textDocument/didClose', ofDocument],
  ['textDocument/willSave', ofDocument],
  ['textDocument/willSaveWaitUntil', ofDocument],
  ['textDocument/didSave', ofDocument],
  ['workspace/didChangeConfiguration', record({})],
  ['workspace/didChangeWatchedFiles', record({ changes: list(record({ uri: text, type: integer })) })],
  ['workspace/didChangeWorkspaceFolders', record({ event: record({ added: folders, removed: folders }) })],
]);

/** Returns the error in the parameters of a message, as a sentence; undefined for valid parameters. */
export function parameterError(method: string, params: unknown): string | undefined {
  const error = parameters.get(method)?.(params);
  return error === undefined ? undefined : `Invalid parameters for ${method}: params${error}.`;
}

/**
 * What three clients receive for the same requests: one with the defaults of LSP, one like VS Code, and one like Neovim with UTF-8 positions.
 * The golden files in `test/fixtures/lsp` contain each request and its response.
 */
import { ApplyWorkspaceEditRequest, ConfigurationRequest, RegistrationRequest } from 'vscode-languageserver';
import type { ClientCapabilities } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { ableClient } from '../support/clients.ts';
import { testEnvironment } from '../support/environment.ts';
import { assertGolden } from '../support/golden.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import { connect, until } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///w/a.advisory.yaml';
const textDocument = { uri };
const advisory = `# advisory
title: "Ähre 🌾: a wave"
summary: |
  They used T1003 from http://evil.top/a,
  then left.
severity: hgih
tlp: WHITE
actors:
  - Cozy Bear
  - name: APT28
mitre_attack:
  - T1566.002
  - t1086
  - T1078
references:
  - https://cert.example/1
indicators:
  - { type: domain, value: evil.top }
  - evil[.]top
tags: [b, a]
`;

const all = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
const at = (line: number, character: number) => ({ line, character });
const caret = (line: number, character: number) => ({ start: at(line, character), end: at(line, character) });

/** The requests, in order. A command that edits is followed by the edit that the client receives. */
const requests: readonly (readonly [method: string, params: object])[] = [
  ['textDocument/completion', { textDocument, position: at(5, 14) }],
  ['textDocument/completion', { textDocument, position: at(12, 9) }],
  ['textDocument/completion', { textDocument, position: at(20, 0) }],
  ['textDocument/hover', { textDocument, position: at(6, 2) }],
  ['textDocument/hover', { textDocument, position: at(11, 8) }],
  ['textDocument/hover', { textDocument, position: at(0, 1) }],
  ['textDocument/codeAction', { textDocument, range: caret(6, 6), context: { diagnostics: [] } }],
  ['textDocument/codeAction', { textDocument, range: caret(19, 8), context: { diagnostics: [], only: ['refactor'] } }],
  ['textDocument/codeAction', { textDocument, range: all, context: { diagnostics: [], only: ['source'] } }],
  ['textDocument/documentSymbol', { textDocument }],
  ['textDocument/foldingRange', { textDocument }],
  ['textDocument/documentLink', { textDocument }],
  ['textDocument/documentHighlight', { textDocument, position: at(11, 6) }],
  ['textDocument/selectionRange', { textDocument, positions: [at(17, 20), at(3, 14)] }],
  ['textDocument/inlayHint', { textDocument, range: all }],
  ['textDocument/semanticTokens/full', { textDocument }],
  ['textDocument/semanticTokens/range', { textDocument, range: { start: at(10, 0), end: at(14, 0) } }],
  ['textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } }],
  [
    'textDocument/rangeFormatting',
    { textDocument, range: { start: at(17, 0), end: at(18, 0) }, options: { tabSize: 2, insertSpaces: true } },
  ],
  [
    'textDocument/onTypeFormatting',
    { textDocument, position: at(14, 2), ch: '\n', options: { tabSize: 2, insertSpaces: true } },
  ],
  ['textDocument/definition', { textDocument, position: at(3, 13) }],
  ['textDocument/references', { textDocument, position: at(8, 6), context: { includeDeclaration: true } }],
  ['textDocument/prepareRename', { textDocument, position: at(9, 12) }],
  ['textDocument/rename', { textDocument, position: at(9, 12), newName: 'Fancy Bear' }],
  ['workspace/symbol', { query: 'apt' }],
  ['advisory/nextPlaceholder', { textDocument, position: at(0, 0) }],
  ['advisory/searchTechniques', { textDocument, query: 'spearphishing link' }],
  ['advisory/insertTechnique', { textDocument, position: at(13, 9), id: 'T1059.001' }],
  ['advisory/paste', { textDocument, range: caret(19, 0), text: 'b.evil.top\nc.evil.top' }],
  ['advisory/migrate', { textDocument, toRelease: '19.1' }],
  ['workspace/executeCommand', { command: 'advisory.fixAll', arguments: [uri] }],
  ['workspace/executeCommand', { command: 'advisory.sortSections', arguments: [uri] }],
  ['workspace/executeCommand', { command: 'advisory.insertSection', arguments: [uri, 'confidence'] }],
  ['workspace/executeCommand', { command: 'advisory.migrateAttackVersion', arguments: [uri] }],
  ['workspace/executeCommand', { command: 'advisory.fixAll', arguments: [] }],
  ['workspace/executeCommand', { command: 'advisory.unknown', arguments: [] }],
  ['textDocument/hover', { textDocument: { uri: 'file:///w/closed.advisory.yaml' }, position: at(0, 0) }],
  ['textDocument/hover', { textDocument, position: at(999, 999) }],
  ['textDocument/hover', { textDocument, position: 'here' }],
  ['textDocument/unknown', { textDocument }],
];

const clients: Readonly<Record<string, ClientCapabilities>> = {
  minimal: {},
  vscode: {
    ...ableClient,
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      applyEdit: true,
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
    },
    textDocument: {
      ...ableClient.textDocument,
      definition: { linkSupport: true },
      rename: { prepareSupport: true },
      semanticTokens: {
        requests: { full: { delta: true }, range: true },
        formats: ['relative'],
        tokenTypes: [],
        tokenModifiers: ['deprecated'],
      },
    },
  },
  neovim: {
    general: { positionEncodings: ['utf-8', 'utf-16'] },
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true }, configuration: true },
    textDocument: {
      ...ableClient.textDocument,
      completion: {
        completionItem: { snippetSupport: true },
        completionList: { itemDefaults: ['editRange', 'insertTextMode'] },
      },
      foldingRange: { rangeLimit: 3 },
      diagnostic: { relatedDocumentSupport: false },
      semanticTokens: { requests: { full: true }, formats: ['relative'], tokenTypes: [], tokenModifiers: [] },
    },
  },
};

/** The maximum number of items of a list of objects in a golden file. */
const maxItems = 12;
/** The maximum number of characters of a string in a golden file. */
const maxCharacters = 240;

/** Returns a value as compact JSON, with ranges as `line:character-line:character`, and with long strings and lists shortened. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string' && part.length > maxCharacters) return `${part.slice(0, maxCharacters)}…`;
    // The folder of the documentation depends on the machine.
    if (typeof part === 'string') return part.replace(/^file:.*\/(?=docs\/rules\/)/, '');
    if (Array.isArray(part) && part.length > maxItems && typeof part[0] === 'object')
      return [...(part as unknown[]).slice(0, maxItems), `and ${String(part.length - maxItems)} more`];
    if (typeof part !== 'object' || part === null || !('start' in part && 'end' in part)) return part;
    const { start, end, ...rest } = part as Record<'start' | 'end', { line: number; character: number }>;
    const range = [start, end].map(({ line, character }) => `${String(line)}:${String(character)}`).join('-');
    return Object.keys(rest).length === 0 ? range : { range, ...rest };
  });
}

/** Returns a value as indented lines, a list with one item per line, so that a difference in a golden file shows the item. */
function lines(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return `  ${value === undefined ? 'nothing' : shown(value)}`;
  const more = value.length > maxItems ? [`  and ${String(value.length - maxItems)} more`] : [];
  return [...value.slice(0, maxItems).map((item) => `  ${shown(item)}`), ...more].join('\n');
}

async function session(capabilities: ClientCapabilities): Promise<string> {
  const files = createMemoryFiles({ '/w/a.advisory.yaml': advisory });
  const server = connect(service, nodeTimer, files);
  const out: string[] = [];
  server.client.onRequest(ConfigurationRequest.type, ({ items }) => {
    out.push(`  the server asks for ${shown(items)}`);
    return items.map(() => ({ rules: { sections: 'off', 'attack/unmapped-mention': 'error' } }));
  });
  server.client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    out.push(`  the server registers ${shown(registrations.map(({ id: _id, ...rest }) => rest))}`);
  });
  server.client.onRequest(ApplyWorkspaceEditRequest.type, ({ edit, label }) => {
    out.push(`  the server sends the edit ${shown(label)} ${shown(edit)}`);
    return { applied: true };
  });
  out.push('initialize', lines((await server.initialize(capabilities, 'file:///w')).capabilities));
  await server.open(uri, advisory, 3);
  if (capabilities.textDocument?.diagnostic) {
    const pulled: { items: unknown } = await server.client.sendRequest('textDocument/diagnostic', { textDocument });
    out.push('textDocument/diagnostic', lines(pulled.items));
  } else {
    const first = await until(() => server.published[0]);
    out.push(`textDocument/publishDiagnostics, version ${String(first.version)}`, lines(first.diagnostics));
  }
  for (const [method, params] of requests) {
    out.push(`${method} ${shown(params)}`);
    try {
      const result: unknown = await server.client.sendRequest(method, params);
      out.push(lines(typeof result === 'object' && result !== null && 'items' in result ? result.items : result));
      if (typeof result === 'object' && result !== null && 'items' in result)
        out.push(`  with ${shown({ ...result, items: undefined })}`);
    } catch (error) {
      out.push(`  error: ${(error as Error).message}`);
    }
  }
  await server.close(uri);
  server.dispose();
  return `${out.join('\n')}\n`;
}

describe('a session with a client', function () {
  this.timeout(60_000);
  for (const [name, capabilities] of Object.entries(clients))
    it(`${name}: is as in the golden file`, async () =>
      assertGolden(new URL(`../fixtures/lsp/${name}.txt`, import.meta.url), await session(capabilities)));
});

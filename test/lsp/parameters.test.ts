/** The parameters of each message, and the error messages if one is missing or invalid. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parameterError } from '../../server/src/lsp/connection/parameters.ts';
import { assertGolden } from '../support/golden.ts';
import { rootUrl } from '../support/schema.ts';

const textDocument = { uri: 'file:///a' };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

/** Valid parameters of every message that is checked, with all optional ones. */
const messages: Readonly<Record<string, object>> = {
  initialize: { capabilities: {}, rootUri: 'file:///w', rootPath: '/w', workspaceFolders: [textDocument] },
  'textDocument/completion': { textDocument, position },
  'completionItem/resolve': { label: 'a' },
  'textDocument/hover': { textDocument, position },
  'textDocument/definition': { textDocument, position },
  'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
  'textDocument/prepareRename': { textDocument, position },
  'textDocument/rename': { textDocument, position, newName: 'a' },
  'workspace/symbol': { query: 'a' },
  'workspace/diagnostic': { previousResultIds: [{ uri: 'file:///a', value: '1' }] },
  'advisory/advisories': { by: 'severity' },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [{ range }], only: ['quickfix'] } },
  'textDocument/documentSymbol': { textDocument },
  'textDocument/foldingRange': { textDocument },
  'textDocument/formatting': { textDocument },
  'textDocument/rangeFormatting': { textDocument, range },
  'textDocument/onTypeFormatting': { textDocument, position, ch: '\n' },
  'textDocument/documentLink': { textDocument },
  'textDocument/inlayHint': { textDocument, range },
  'textDocument/documentHighlight': { textDocument, position },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/semanticTokens/full': { textDocument },
  'textDocument/semanticTokens/full/delta': { textDocument, previousResultId: '1' },
  'textDocument/semanticTokens/range': { textDocument, range },
  'textDocument/diagnostic': { textDocument, previousResultId: '1' },
  'workspace/executeCommand': { command: 'a', arguments: ['file:///a'] },
  'advisory/render': { textDocument },
  'advisory/preview': { textDocument, since: 1 },
  'advisory/searchTechniques': { textDocument, query: 'a' },
  'advisory/insertTechnique': { textDocument, position, id: 'T1078' },
  'advisory/nextPlaceholder': { textDocument, position },
  'advisory/sections': { textDocument },
  'advisory/insertSection': { textDocument, key: 'title' },
  'advisory/import': { text: 'a', name: 'a.csv' },
  'advisory/paste': { textDocument, range, text: 'a', html: '<p>a', fileName: 'a.txt' },
  'advisory/migrate': { textDocument, text: 'a', toRelease: '19.1' },
  'advisory/export': { textDocument, text: 'a', to: 'stix', profile: 'a', maxTlp: 'GREEN' },
  'advisory/recognise': { uri: 'file:///a' },
  'advisory/installCatalogue': { files: [{ path: '/a', from: 'b' }], allowOlder: true },
  'textDocument/didOpen': { textDocument: { uri: 'file:///a', version: 1, text: '' } },
  'textDocument/didChange': {
    textDocument: { uri: 'file:///a', version: 2 },
    contentChanges: [{ range, text: 'a' }],
  },
  'textDocument/didClose': { textDocument },
  'textDocument/willSave': { textDocument },
  'textDocument/willSaveWaitUntil': { textDocument },
  'textDocument/didSave': { textDocument },
  'workspace/didChangeConfiguration': {},
  'workspace/didChangeWatchedFiles': { changes: [{ uri: 'file:///a', type: 1 }] },
  'workspace/didChangeWorkspaceFolders': { event: { added: [textDocument], removed: [textDocument] } },
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Returns a value of another type; for a number, one that is not whole. */
const otherThan = (value: Json): Json => (typeof value === 'string' ? 7 : typeof value === 'number' ? 1.5 : 'x');

/**
 * Returns for each property, and for the first item of each list, its path, the value without it (with null for an item), and the value in
 * which it is replaced by `otherThan`.
 */
function variants(value: Json): readonly (readonly [path: string, missing: Json, other: Json])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    if (first === undefined) return [];
    const within = variants(first).map(([path, missing, other]) => [`[0]${path}`, [missing], [other]] as const);
    return [['[0]', [null], [otherThan(first)]], ...within];
  }
  return Object.entries(value as { readonly [key: string]: Json }).flatMap(([key, part]) => {
    const others = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as {
      [key: string]: Json;
    };
    const within = variants(part).map(
      ([path, missing, other]) => [`.${key}${path}`, { ...value, [key]: missing }, { ...value, [key]: other }] as const,
    );
    return [[`.${key}`, others, { ...value, [key]: otherThan(part) }] as const, ...within];
  });
}

describe('the parameters of messages', () => {
  it('are accepted if they are complete', () => {
    for (const [method, params] of Object.entries(messages)) assert.equal(parameterError(method, params), undefined);
    assert.equal(parameterError('$/unknown', 7), undefined);
  });

  it('are checked for each custom request that has some', () => {
    const without = ['advisory/catalogueInfo', 'advisory/exportFormats', 'advisory/revertCatalogue'];
    const folder = new URL('server/src/protocol/', rootUrl);
    const requests = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(new URL(name, folder), 'utf8').matchAll(/^export const \w+Request = '(advisory\/\w+)';$/gm),
      ])
      .map(([, method = '']) => method);
    const unchecked = requests.filter((method) => parameterError(method, 'x') === undefined);
    const forgotten = unchecked.filter((method) => !without.includes(method));
    assert.deepEqual(forgotten, [], 'Add the parameters of these requests to server/src/lsp/connection/parameters.ts');
    assert.deepEqual(unchecked.toSorted(), without);
    const shown = [...Object.keys(messages), ...without];
    const unshown = requests.filter((method) => !shown.includes(method));
    assert.deepEqual(unshown, [], 'Add an example of the parameters of these requests to `messages` in this file');
  });

  it('are rejected with their path if one is missing or has another type', () => {
    const lines = Object.entries(messages).flatMap(([method, params]) => [
      method,
      `  instead of an object: ${parameterError(method, 'x') ?? 'accepted'}`,
      ...variants(params as Json).flatMap(([path, missing, other]) => [
        `  without ${path}: ${parameterError(method, missing) ?? 'accepted'}`,
        `  another type for ${path}: ${parameterError(method, other) ?? 'accepted'}`,
      ]),
    ]);
    assertGolden(new URL('../fixtures/lsp/parameters.txt', import.meta.url), `${lines.join('\n')}\n`);
  });

  it('are numbers within the bounds of the protocol', () => {
    const at = (line: unknown, character: unknown) =>
      parameterError('textDocument/hover', { textDocument, position: { line, character } });
    assert.equal(at(2 ** 31, 0), undefined);
    assert.match(at(-1, 0) ?? '', /params\.position\.line must be a whole number of at least 0\.$/);
    assert.match(at(0, 0.5) ?? '', /params\.position\.character must be a whole number of at least 0\.$/);
    const version = (number: unknown) =>
      parameterError('textDocument/didOpen', { textDocument: { ...textDocument, version: number, text: '' } });
    for (const number of [-(2 ** 31), -1, 2 ** 31 - 1]) assert.equal(version(number), undefined);
    for (const number of [-(2 ** 31) - 1, 2 ** 31])
      assert.match(version(number) ?? '', /params\.textDocument\.version must be a whole number\.$/);
  });

  it('may be null where they are optional', () => {
    assert.equal(parameterError('initialize', { capabilities: {}, rootUri: null, workspaceFolders: null }), undefined);
    assert.equal(parameterError('workspace/executeCommand', { command: 'a', arguments: null }), undefined);
  });
});

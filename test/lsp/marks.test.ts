import assert from 'node:assert/strict';
import {
  DidChangeConfigurationNotification,
  DidCloseTextDocumentNotification,
  InlayHintRequest,
  SelectionRangeRequest,
} from 'vscode-languageserver';
import type { ClientCapabilities, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { deltaOf } from '../../server/src/lsp/answers/tokenAnswers.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const text = 'title: 🐻\nattack_version: "19.1"\nactors: [🐻, APT29]\nmitre_attack: [T1562, T1078]\n';
const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const tokens = {
  requests: { full: { delta: true }, range: true },
  tokenTypes: [],
  tokenModifiers: ['deprecated'],
  formats: ['relative' as const],
};

async function start(capabilities: ClientCapabilities): Promise<TestConnection> {
  const server = connect(service);
  await server.initialize(capabilities);
  await server.open(uri, text);
  return server;
}

const apply = (data: readonly number[], { edits }: SemanticTokensDelta): readonly number[] =>
  edits.reduceRight(
    (now, { start: at, deleteCount, data: added = [] }) => [
      ...now.slice(0, at),
      ...added,
      ...now.slice(at + deleteCount),
    ],
    data,
  );

describe('server: semantic tokens, hints and ranges', () => {
  it('announces semantic tokens to clients that support them', async () => {
    for (const semanticTokens of [tokens, undefined]) {
      const server = connect(service);
      const { capabilities } = await server.initialize({ textDocument: semanticTokens ? { semanticTokens } : {} });
      assert.equal(capabilities.semanticTokensProvider !== undefined, semanticTokens !== undefined);
      assert.equal(capabilities.inlayHintProvider, true);
      assert.equal(capabilities.selectionRangeProvider, true);
      server.dispose();
    }
  });

  it('encodes tokens with the units and modifiers of the client', async () => {
    const read = async (capabilities: ClientCapabilities): Promise<readonly number[]> => {
      const server = await start(capabilities);
      const { data } = await server.client.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument,
      });
      server.dispose();
      return data;
    };
    const lastTwo = [1, 15, 5, 0, 1, 0, 7, 5, 0, 0];
    assert.deepEqual(await read({ textDocument: { semanticTokens: tokens } }), [
      2,
      9,
      2,
      2,
      0,
      0,
      4,
      5,
      2,
      0,
      ...lastTwo,
    ]);
    assert.deepEqual(
      await read({
        textDocument: { semanticTokens: { ...tokens, tokenModifiers: [] } },
        general: { positionEncodings: ['utf-8'] },
      }),
      [2, 9, 4, 2, 0, 0, 6, 5, 2, 0, 1, 15, 5, 0, 0, 0, 7, 5, 0, 0],
    );
  });

  it('returns the difference to the last tokens, or all of them', async () => {
    const server = await start({ textDocument: { semanticTokens: tokens } });
    const ask = <T>(method: string, more = {}): Promise<T> =>
      server.client.sendRequest<T>(`textDocument/semanticTokens/${method}`, { textDocument, ...more });
    const first = await ask<SemanticTokens>('full');
    await server.change(uri, 2, [{ text: text.replace('T1562', 'T1003, T1562') }]);
    const delta = await ask<SemanticTokensDelta>('full/delta', { previousResultId: first.resultId });
    assert.ok(delta.edits.length > 0);
    const whole = await ask<SemanticTokens>('full');
    assert.deepEqual(apply(first.data, delta), whole.data);
    const unknown = await ask<SemanticTokens>('full/delta', { previousResultId: 'other' });
    assert.deepEqual(unknown.data, whole.data);
    const some = await ask<SemanticTokens>('range', {
      range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } },
    });
    assert.deepEqual(some.data.slice(0, 5), [3, 15, 5, 0, 0]);
    server.dispose();
  });

  it('returns no tokens for documents that are not open, and keeps those of open ones', async () => {
    const server = await start({ textDocument: { semanticTokens: tokens } });
    const ask = <T>(method: string, of: string, more = {}): Promise<T> =>
      server.client.sendRequest<T>(`textDocument/semanticTokens/${method}`, { textDocument: { uri: of }, ...more });
    const first = await ask<SemanticTokens>('full', uri);
    for (let other = 0; other < 30; other++)
      assert.deepEqual(await ask('full', `file:///${other}.advisory.yaml`), { data: [] });
    const { resultId, ...delta } = await ask<SemanticTokensDelta>('full/delta', uri, {
      previousResultId: first.resultId,
    });
    assert.deepEqual(delta, { edits: [] });
    await server.client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    assert.deepEqual(await ask('full/delta', uri, { previousResultId: resultId }), { data: [] });
    server.dispose();
  });

  it('computes the edit from one list of numbers to another', () => {
    const lists = [[], [1], [1, 2, 3], [1, 9, 3], [1, 3], [1, 1, 1, 1], [2, 2]];
    for (const before of lists)
      for (const after of lists) assert.deepEqual(apply(before, { edits: deltaOf(before, after) }), after);
    assert.deepEqual(deltaOf([1, 2], [1, 2]), []);
  });

  it('returns hints by the settings of the document, and requests a refresh when these change', async () => {
    const server = connect(service);
    let settings: object = {};
    const asked: string[] = [];
    server.client.onRequest('workspace/configuration', () => [settings]);
    for (const method of ['workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh'])
      server.client.onRequest(method, () => void asked.push(method));
    await server.initialize({
      workspace: { configuration: true, inlayHint: { refreshSupport: true }, semanticTokens: { refreshSupport: true } },
    });
    await server.open(uri, text);
    const hints = async (): Promise<readonly unknown[]> =>
      ((await server.client.sendRequest(InlayHintRequest.type, { textDocument, range: all })) ?? []).map(
        ({ label }) => label,
      );
    assert.deepEqual(await hints(), ['Impair Defenses', 'Valid Accounts']);
    settings = { inlayHints: { names: false } };
    await server.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await until(() => asked.length === 2);
    assert.deepEqual(await hints(), []);
    assert.deepEqual(server.log, []);
    server.dispose();
  });

  it('returns selection ranges in the units of the client', async () => {
    const server = await start({ general: { positionEncodings: ['utf-8'] } });
    const positions = [{ line: 2, character: 16 }];
    const [found] = (await server.client.sendRequest(SelectionRangeRequest.type, { textDocument, positions })) ?? [];
    assert.deepEqual(found?.range, { start: { line: 2, character: 15 }, end: { line: 2, character: 20 } });
    server.dispose();
  });
});

/** Messages with random parameters: each request gets a result or an error, and nothing is logged as a failure. */
import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { createRandom, type Random } from '../soak/random.ts';
import { textSeed } from '../support/property.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const methods = [
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/documentSymbol',
  'textDocument/diagnostic',
  'textDocument/inlayHint',
  'textDocument/selectionRange',
  'textDocument/documentHighlight',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/full/delta',
  'textDocument/semanticTokens/range',
  'textDocument/onTypeFormatting',
  'completionItem/resolve',
  'workspace/executeCommand',
  'advisory/render',
  'advisory/searchTechniques',
  'advisory/insertTechnique',
  'advisory/nextPlaceholder',
  'advisory/paste',
  'advisory/migrate',
  'advisory/installCatalogue',
];
const notifications = ['textDocument/didChange', 'textDocument/didSave', 'workspace/didChangeConfiguration'];
const keys =
  'textDocument uri position line character range start end context diagnostics only query id text command arguments label data files version contentChanges settings rules previousResultId kind ch __proto__'.split(
    ' ',
  );
const commands = [
  'advisory.fixAll',
  'advisory.applyEdit',
  'advisory.render',
  'advisory.sortSections',
  'advisory.pasteAs',
  'advisory.convertPasted',
];
const whole = {
  textDocument: { uri, version: 2 },
  position: { line: 1, character: 3 },
  positions: [{ line: 1, character: 3 }],
  range: { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } },
  context: { diagnostics: [] },
  query: 'x',
  ch: '\n',
  id: 'T1566',
  label: 'x',
  command: 'advisory.fixAll',
  arguments: [uri],
};

function anyValue(random: Random, depth: number): unknown {
  const kind = random.below(depth > 3 ? 7 : 10);
  if (kind < 2) return random.one([0, 1, -1, 1.5, 2 ** 31, 1e21]);
  if (kind < 4) return random.one([uri, '', 'x', 'T1566', ...commands]);
  if (kind < 6) return random.one([null, true, false]);
  if (kind === 6) return [];
  if (kind === 7) return Array.from({ length: random.below(4) }, () => anyValue(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: random.below(5) }, () => [random.one(keys), anyValue(random, depth + 1)]),
  );
}

/** Returns parameters of which one valid key is removed, and sometimes one key has a random value. */
function nearlyRight(random: Random): object {
  const { [random.one(Object.keys(whole)) as keyof typeof whole]: _left, ...rest } = whole;
  return random.chance(50) ? rest : { ...rest, [random.one(keys)]: anyValue(random, 1) };
}

describe('server: messages with random parameters', () => {
  it('get a response, and the server continues', async () => {
    const seed = textSeed('messages');
    const random = createRandom(seed);
    const { client, initialize, open, log, dispose } = connect(createLanguageService(testEnvironment()));
    await initialize({ workspace: { applyEdit: true } });
    client.onRequest('workspace/applyEdit', () => ({ applied: true }));
    await open(uri, 'title: T\ntlp: WHITE\n');
    for (let i = 0; i < 600; i++) {
      const value = random.chance(70) ? nearlyRight(random) : anyValue(random, 0);
      const params = typeof value === 'object' && value !== null ? value : { x: value };
      if (random.chance(20)) await client.sendNotification(random.one(notifications), params);
      const method = random.one(methods);
      await client.sendRequest(method, params).catch((error: unknown) => {
        const what = `seed ${seed}: ${method} ${JSON.stringify(params)}: ${String(error)}`;
        assert.ok(error instanceof Error && 'code' in error, what);
        assert.ok(
          [ErrorCodes.InvalidParams, -32_801].some((code) => code === error.code),
          what,
        );
        assert.ok(!/\bat .*:\d+:\d+/.test(error.message), what);
      });
    }
    assert.deepEqual(
      log.filter((line) => !/^(?:Invalid parameters for |Invalid setting: )/.test(line)),
      [],
    );
    const hover = await client.sendRequest('textDocument/hover', { ...whole, position: { line: 0, character: 1 } });
    assert.ok(hover);
    dispose();
  });
});

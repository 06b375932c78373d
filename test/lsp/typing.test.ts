import assert from 'node:assert/strict';
import { CompletionRequest, CompletionTriggerKind } from 'vscode-languageserver';
import type { CompletionList } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const service = createLanguageService(testEnvironment());
const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

async function listAt(text: string, triggerKind: CompletionTriggerKind, character: number): Promise<CompletionList> {
  const { client, initialize, open, dispose } = connect(service);
  await initialize(snippets);
  await open(uri, text);
  const list = await client.sendRequest(CompletionRequest.type, {
    textDocument,
    position: { line: text.split('\n').length - 1, character },
    context: { triggerKind },
  });
  dispose();
  assert.ok(list && 'items' in list);
  return list;
}

describe('server: typing with completions', () => {
  it('closes the list at a complete value, unless the author asks for it', async () => {
    const { Invoked, TriggerForIncompleteCompletions } = CompletionTriggerKind;
    assert.deepEqual(await listAt('tlp: RED', TriggerForIncompleteCompletions, 8), { isIncomplete: false, items: [] });
    assert.notDeepEqual((await listAt('tlp: RED', Invoked, 8)).items, []);
  });

  it('inserts items with a single tab stop at the end as plain text, so that Tab reaches the surrounding stops', async () => {
    const { items } = await listAt('actors:\n  - na', CompletionTriggerKind.Invoked, 6);
    const name = items.find(({ label }) => label === 'name');
    assert.equal(name?.textEdit?.newText, 'name: ');
    assert.equal(name.insertTextFormat, undefined);
    const lines = await listAt('actors:\n  - name: A\n    al', CompletionTriggerKind.Invoked, 6);
    const aliases = lines.items.find(({ label }) => label === 'aliases');
    assert.equal(aliases?.textEdit?.newText, 'aliases:\n      - ');
    assert.equal(aliases.insertTextFormat, undefined);
  });

  it('keeps the tab stops of items with several, or with choices', async () => {
    const { items } = await listAt('actors:\n  - name: A\n    co', CompletionTriggerKind.Invoked, 6);
    const confidence = items.find(({ label }) => label === 'confidence');
    assert.match(confidence?.textEdit?.newText ?? '', /^confidence: \$\{1\|<confidence>,/);
    assert.equal(confidence?.insertTextFormat, 2);
  });
});

/** The responses to clients with fewer capabilities than VS Code. */
import assert from 'node:assert/strict';
import {
  ApplyWorkspaceEditRequest,
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FoldingRangeRequest,
  HoverRequest,
} from 'vscode-languageserver';
import type { ClientCapabilities, CompletionItem, WorkspaceEdit } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { plainMarkdown } from '../../server/src/lsp/answers/plainMarkdown.ts';
import { plainSnippet } from '../../server/src/lsp/answers/plainSnippets.ts';
import { code, link, plain, strong } from '../../server/src/service/markdown.ts';
import { ableClient } from '../support/clients.ts';
import { edited, readCursor } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const advisory =
  'title: T\ntlp: WHITE\nmitre_attack:\n  - T1566.002\n  - T1156\nsource:\n  - name: N\n    url: https://a.example\n';
const at = (line: number, character: number) => ({ line, character });

async function start(capabilities: ClientCapabilities, text = advisory): Promise<TestConnection> {
  const server = connect(service);
  await server.initialize(capabilities);
  await server.open(uri, text);
  return server;
}

async function completed(capabilities: ClientCapabilities, marked: string): Promise<CompletionItem[]> {
  const { text, position } = readCursor(marked);
  const { client, dispose } = await start(capabilities, text);
  const list = await client.sendRequest(CompletionRequest.type, { textDocument, position });
  dispose();
  assert.ok(list && 'items' in list);
  return list.items;
}

const asked = [
  '▮\n',
  'title: x\n▮\n',
  'sev▮\n',
  'source:\n  - ▮\n',
  'indicators:\n  - type: ip\n    ▮\n',
  'detection_rules:\n  - ▮\n',
  'vulnerabilities:\n  - ▮\n',
  'mitre_attack:\n  ▮\n',
  'mitre_attack:\n  - ▮\n',
];

describe('server: completion for clients with fewer capabilities', () => {
  for (const marked of asked)
    it(`inserts one line of plain text without snippets: ${JSON.stringify(marked)}`, async () => {
      const items = await completed({}, marked);
      assert.ok(items.length > 0);
      for (const { label, textEdit, ...item } of items) {
        assert.ok(textEdit && textEdit.newText.trim() !== '', label);
        assert.doesNotMatch(textEdit.newText, /\n|\$\{|\$\d/, label);
        assert.deepEqual(
          Object.keys(item).filter((key) => ['insertTextFormat', 'insertTextMode', 'labelDetails'].includes(key)),
          [],
        );
      }
      assert.ok(items.every(({ label }, index) => items.findIndex((item) => item.label === label) === index));
    });

  it('inserts snippets with unchanged lines, if the client supports both', async () => {
    const items = await completed(ableClient, 'title: x\n▮\n');
    const severity = items.find(({ label }) => label === 'severity');
    assert.equal(severity?.insertTextFormat, 2);
    assert.match(severity.textEdit?.newText ?? '', /\$\{?1/);
    assert.ok(items.some(({ insertTextMode }) => insertTextMode === 1));
    const plainItems = await completed({}, 'title: x\nsev▮\n');
    const plainSeverity = plainItems.find(({ label }) => label === 'severity');
    assert.equal(plainSeverity?.textEdit?.newText.trimEnd(), 'severity:');
  });

  for (const [snippet, text] of [
    ['severity: ${1|high,critical|}', 'severity: '],
    ['source:\n  - name: $1\n', 'source:'],
    ['cve: CVE-${1:2026}-${2:0001}', 'cve: CVE-'],
    ['name: "${1:Name}"', 'name: ""'],
    ['{ id: $1, name: $2 }', '{ id:  }'],
    ['a: ${1:x\\}y} z', 'a: '],
    ['price: \\$5 \\\\', 'price: $5 \\'],
    ['words: ${1|a\\,b,c\\|d|}', 'words: '],
    ['no stop', 'no stop'],
  ] as const)
    it(`keeps of ${JSON.stringify(snippet)} the text before the first tab stop`, () => {
      assert.equal(plainSnippet(snippet), text);
    });

  it('documents items in plain text if the client has no Markdown', async () => {
    for (const [capabilities, kind] of [
      [{}, undefined],
      [ableClient, 'markdown'],
    ] as const) {
      const { client, dispose } = await start(capabilities, 'mitre_attack:\n  - T1566.002\n');
      const list = await client.sendRequest(CompletionRequest.type, { textDocument, position: at(1, 13) });
      assert.ok(list && 'items' in list && list.items[0]);
      const { documentation } = await client.sendRequest(CompletionResolveRequest.type, list.items[0]);
      if (kind) assert.ok(typeof documentation === 'object' && documentation.kind === kind);
      else {
        assert.ok(typeof documentation === 'string');
        assert.match(documentation, /^T1566\.002 Phishing: Spearphishing Link\n/);
      }
      dispose();
    }
  });
});

describe('Markdown as plain text', () => {
  for (const text of ['ATT&CK', '<b> *c* `d`', 'a `` b ` c', '[x](command:y)', 'C:\\Windows', '\\*'])
    it(`shows ${text} unchanged as text, as a word, emphasised, as code and as a link`, () => {
      assert.equal(plainMarkdown(plain(text)), text);
      assert.equal(plainMarkdown(strong(text)), text);
      assert.equal(plainMarkdown(`See ${code(text)}.`), `See ${text}.`);
      assert.equal(plainMarkdown(link(text, 'https://a.example/b')), `${text}: https://a.example/b`);
    });

  it('keeps fenced code unchanged, and removes rules', () => {
    assert.equal(plainMarkdown('**a**\n\n---\n\n```yaml\nb: **c**\n---\n```'), 'a\n\nb: **c**\n---');
  });
});

/** Functions that return the response to a request, or the diagnostics that were published. */
const answers: Readonly<Record<string, (server: TestConnection) => Promise<unknown>>> = {
  hover: async ({ client }) => client.sendRequest(HoverRequest.type, { textDocument, position: at(3, 8) }),
  symbols: async ({ client }) => client.sendRequest(DocumentSymbolRequest.type, { textDocument }),
  links: async ({ client }) => client.sendRequest(DocumentLinkRequest.type, { textDocument }),
  folds: async ({ client }) => client.sendRequest(FoldingRangeRequest.type, { textDocument }),
  actions: async ({ client }) =>
    client.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: at(1, 0), end: at(1, 0) },
      context: { diagnostics: [] },
    }),
  diagnostics: async ({ published }) => until(() => published.at(-1)),
};

const rows: readonly (readonly [string, keyof typeof answers, RegExp, RegExp])[] = [
  // Each row: what is different, the name in `answers`, and patterns of the responses to a client without capabilities and to VS Code.
  ['hovers without Markdown', 'hover', /"plaintext","value":"T1566\.002 Phishing: /, /"markdown","value":"\*\*T1566/],
  ['symbols in a flat list', 'symbols', /^(?!.*"children").*"containerName":"source"/, /"children":/],
  ['links without tooltips', 'links', /^(?!.*"tooltip").*"target"/, /"tooltip"/],
  ['commands for code actions', 'actions', /^\[\]$/, /"kind":"quickfix","edit"|"edit":.*"kind":"quickfix"/],
  ['no preferred actions', 'actions', /^(?!.*isPreferred)/, /"isPreferred":true/],
  ['diagnostics without the page of the rule', 'diagnostics', /^(?!.*codeDescription)/, /"codeDescription"/],
  ['diagnostics without tags', 'diagnostics', /^(?!.*"tags")/, /"tags":\[2\]/],
];

describe('server: responses to clients with fewer capabilities', () => {
  for (const [what, request, less, more] of rows)
    it(`contain ${what}`, async () => {
      for (const [capabilities, expected] of [
        [{}, less],
        [ableClient, more],
      ] as const) {
        const server = await start(capabilities);
        assert.match(JSON.stringify(await answers[request]?.(server)), expected);
        assert.deepEqual(server.log, []);
        server.dispose();
      }
    });

  it('contain related locations only if the client shows them', async () => {
    const text = 'title: T\nmitre_attack:\n  - T1566.002\n  - T1566.002\n';
    for (const [capabilities, expected] of [
      [{}, 0],
      [ableClient, 1],
    ] as const) {
      const { published, dispose } = await start(capabilities, text);
      const { diagnostics } = await until(() => published.at(-1));
      assert.equal(diagnostics.filter(({ relatedInformation }) => relatedInformation).length, expected);
      dispose();
    }
  });

  it('contain the longest folding ranges if the client accepts few', async () => {
    const { client, dispose } = await start({ textDocument: { foldingRange: { rangeLimit: 1 } } });
    const folds = await client.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.deepEqual(folds, [{ startLine: 2, endLine: 4 }]);
    dispose();
  });

  it('apply the edit of a command, and reject one for an older text', async () => {
    const server = await start({ workspace: { applyEdit: true } });
    const { client, change, dispose } = server;
    const applied: WorkspaceEdit[] = [];
    client.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      applied.push(edit);
      return { applied: true };
    });
    const commands = await client.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: at(1, 0), end: at(1, 0) },
      context: { diagnostics: [] },
    });
    const command = commands?.find(({ title }) => title.includes('CLEAR'));
    assert.ok(command && typeof command.command === 'string' && 'arguments' in command);
    const { command: name, arguments: args = [] } = command;
    assert.deepEqual(await client.sendRequest(ExecuteCommandRequest.type, { command: name, arguments: args }), {
      applied: true,
    });
    assert.equal(edited(advisory, applied[0]?.changes?.[uri] ?? []), advisory.replace('WHITE', 'CLEAR'));
    await change(uri, 2, [{ range: { start: at(0, 0), end: at(0, 0) }, text: '# c\n' }]);
    await assert.rejects(client.sendRequest(ExecuteCommandRequest.type, { command: name, arguments: args }), {
      message: 'The document has changed since the request was sent.',
    });
    assert.equal(applied.length, 1);
    dispose();
  });

  for (const answer of [null, 'yes', {}, { applied: 1 }])
    it(`do not count ${JSON.stringify(answer)} as an applied edit`, async () => {
      const { client, log, dispose } = await start({ workspace: { applyEdit: true } });
      client.onRequest(ApplyWorkspaceEditRequest.method, (): unknown => answer);
      for (const [command, ...rest] of [['advisory.fixAll'], ['advisory.insertSection', 'timeline']])
        assert.deepEqual(
          await client.sendRequest(ExecuteCommandRequest.type, { command: command ?? '', arguments: [uri, ...rest] }),
          { applied: false },
        );
      assert.deepEqual(log, []);
      dispose();
    });

  it('apply all safe fixes with the last command of the menu', async () => {
    const server = await start({ ...ableClient });
    const { client, dispose } = server;
    const applied: WorkspaceEdit[] = [];
    client.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      applied.push(edit);
      return { applied: true };
    });
    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: at(1, 0), end: at(1, 0) },
      context: { diagnostics: [] },
    });
    const last = actions?.at(-1);
    assert.equal(last?.title, 'Apply all safe fixes');
    assert.ok(typeof last.command === 'object');
    await client.sendRequest(ExecuteCommandRequest.type, { command: last.command.command, arguments: [uri] });
    const [change] = applied[0]?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.ok(change.edits.some((edit) => 'newText' in edit && edit.newText === 'CLEAR'));
    dispose();
  });
});

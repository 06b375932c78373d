/** Conversions of responses for clients, the reading of capabilities, and errors in the log, case by case. */
import assert from 'node:assert/strict';
import type { CompletionItem, FoldingRange } from 'vscode-languageserver';
import { compactList } from '../../server/src/lsp/answers/compactList.ts';
import { listFor } from '../../server/src/lsp/answers/completionAnswers.ts';
import { foldsFor } from '../../server/src/lsp/answers/documentAnswers.ts';
import { plainMarkdown } from '../../server/src/lsp/answers/plainMarkdown.ts';
import { plainSnippet } from '../../server/src/lsp/answers/plainSnippets.ts';
import { deltaOf, encodeTokens } from '../../server/src/lsp/answers/tokenAnswers.ts';
import { plainChanges } from '../../server/src/lsp/answers/workspaceEdits.ts';
import { readClientFeatures } from '../../server/src/lsp/connection/clientFeatures.ts';
import { describeError } from '../../server/src/lsp/connection/describeError.ts';

const at = (line: number, character: number) => ({ line, character });
const range = { start: at(1, 2), end: at(1, 5) };
const completion = {
  snippets: false,
  markdown: false,
  labelDetails: false,
  insertsAsIs: false,
  listDefaults: [],
};

describe('Markdown as plain text, case by case', () => {
  const cases: readonly (readonly [markdown: string, text: string])[] = [
    ['an ` alone', 'an ` alone'],
    ['``a` b``', 'a` b'],
    ['`` ` ``', '`'],
    ['` a `', ' a '],
    ['`a`` b`', 'a`` b'],
    ['**`a`** and **b**', 'a and b'],
    ['[a](b) (c)', 'a: b (c)'],
    ['[`a`](b).', 'a: b.'],
    ['[a] b', '[a] b'],
    ['[a](b', '[a](b'],
    ['](x)', '](x)'],
    ['a\n\n\n\nb', 'a\n\nb'],
    ['a\n---\nb', 'a\nb'],
    ['```\n~~~~\n```\n**a**', '~~~~\na'],
    ['~~~~\n```\n~~~~\n`a`', '```\na'],
  ];
  for (const [markdown, text] of cases) it(JSON.stringify(markdown), () => assert.equal(plainMarkdown(markdown), text));
});

describe('snippets as plain text, case by case', () => {
  const cases: readonly (readonly [snippet: string, text: string])[] = [
    ['plain', 'plain'],
    ['key: $1', 'key: '],
    ['key: ${1:value}', 'key: '],
    ['key: "${1|a,b|}"', 'key: ""'],
    ['[${1}]', '[]'],
    ['{ a: $1, b: $2 }', '{ a:  }'],
    ['a: \\$5 \\} \\\\', 'a: $5 } \\'],
    ['a: $1\n  b: $2', 'a: '],
    ['a: $1\r\n  b: $2', 'a: '],
    ['a: ${1:x\\}y} ]', 'a:  ]'],
  ];
  for (const [snippet, text] of cases) it(JSON.stringify(snippet), () => assert.equal(plainSnippet(snippet), text));
});

describe('compact completion lists', () => {
  const item = (label: string, newText = label, where = range): CompletionItem => ({
    label,
    insertTextMode: 1,
    textEdit: { range: where, newText },
  });
  const compact = (listDefaults: readonly string[], ...items: CompletionItem[]) =>
    compactList({ isIncomplete: false, items }, { listDefaults });

  it('move the range and the insertion mode to the list', () => {
    assert.deepEqual(compact(['editRange', 'insertTextMode'], item('a'), item('b', 'b: ')), {
      isIncomplete: false,
      itemDefaults: { editRange: range, insertTextMode: 1 },
      items: [{ label: 'a' }, { label: 'b', textEditText: 'b: ' }],
    });
  });
  it('move only what the client supports', () => {
    assert.deepEqual(compact(['insertTextMode'], item('a')), {
      isIncomplete: false,
      itemDefaults: { insertTextMode: 1 },
      items: [{ label: 'a', textEdit: { range, newText: 'a' } }],
    });
    const { insertTextMode: _mode, ...withoutMode } = item('a');
    assert.deepEqual(compact(['editRange', 'insertTextMode'], withoutMode), {
      isIncomplete: false,
      itemDefaults: { editRange: range },
      items: [{ label: 'a' }],
    });
  });
  for (const other of [
    { start: at(0, 2), end: at(1, 5) },
    { start: at(1, 3), end: at(1, 5) },
    { start: at(1, 2), end: at(2, 5) },
    { start: at(1, 2), end: at(1, 6) },
  ])
    it(`keep the ranges if they differ: ${JSON.stringify(other)}`, () => {
      const items = [item('a'), item('b', 'b', other)];
      assert.deepEqual(compact(['editRange'], ...items), { isIncomplete: false, items });
    });
  it('are unchanged if an item has no range, or there is none', () => {
    assert.deepEqual(compact(['editRange'], item('a'), { label: 'b' }).itemDefaults, undefined);
    assert.deepEqual(compact(['editRange']), { isIncomplete: false, items: [] });
  });
});

describe('completion items for a client', () => {
  const shown = (features: Partial<typeof completion>, given: Partial<CompletionItem>) =>
    listFor({ isIncomplete: false, items: [{ label: 'a', ...given }] }, { ...completion, ...features }).items[0];
  const details = { detail: ' G0016', description: 'APT29' };

  it('have the details of the label as `detail`, unless there is one', () => {
    assert.deepEqual(shown({}, { labelDetails: details }), { label: 'a', detail: 'APT29' });
    assert.deepEqual(shown({}, { labelDetails: { detail: ' G0016' } }), { label: 'a', detail: 'G0016' });
    assert.deepEqual(shown({}, { labelDetails: details, detail: 'x' }), { label: 'a', detail: 'x' });
    assert.deepEqual(shown({}, {}), { label: 'a' });
    assert.deepEqual(shown({ labelDetails: true }, { labelDetails: details }), { label: 'a', labelDetails: details });
  });
  it('are text if the only tab stop is at the end, or the client has no snippets', () => {
    const snippet = (newText: string): Partial<CompletionItem> => ({
      insertTextFormat: 2,
      textEdit: { range, newText },
    });
    assert.deepEqual(shown({ snippets: true }, snippet('k: $1')), { label: 'a', textEdit: { range, newText: 'k: ' } });
    assert.deepEqual(shown({ snippets: true }, snippet('k: "$1"')), { label: 'a', ...snippet('k: "$1"') });
    assert.deepEqual(shown({ snippets: true }, snippet('$1 $2')), { label: 'a', ...snippet('$1 $2') });
    assert.deepEqual(shown({}, snippet('k: ${1:v}')), { label: 'a', textEdit: { range, newText: 'k: ' } });
  });
  it('state that the text is inserted as it is, if the client supports that', () => {
    assert.equal(shown({ insertsAsIs: true }, {})?.insertTextMode, 1);
    assert.deepEqual(shown({}, { insertTextMode: 1 }), { label: 'a' });
  });
});

describe('folding ranges for a client with a limit', () => {
  const fold = (startLine: number, endLine: number): FoldingRange => ({ startLine, endLine });
  it('are the longest, in the order of the text', () => {
    const folds = [fold(0, 2), fold(3, 9), fold(4, 5), fold(10, 14)];
    const features = (rangeLimit: number) =>
      readClientFeatures({ capabilities: { textDocument: { foldingRange: { rangeLimit } } } });
    assert.deepEqual(foldsFor(folds, features(2)), [fold(3, 9), fold(10, 14)]);
    assert.deepEqual(foldsFor(folds, features(4)), folds);
    assert.deepEqual(foldsFor(folds, features(0)), folds);
  });
});

describe('semantic tokens in the encoding of LSP', () => {
  const token = (line: number, start: number, end: number, deprecated = false) => ({
    range: { start: at(line, start), end: at(line, end) },
    type: 'technique' as const,
    deprecated,
  });
  it('are relative to the token before, and have the modifiers that the client supports', () => {
    const tokens = [token(1, 4, 9), token(1, 10, 12, true), token(3, 2, 3)];
    const encoded = encodeTokens(tokens, { tokenModifiers: ['deprecated'] });
    const type = encoded[3];
    assert.deepEqual(encoded, [1, 4, 5, type, 0, 0, 6, 2, type, 1, 2, 2, 1, type, 0]);
    assert.deepEqual(encodeTokens(tokens, { tokenModifiers: [] }), [
      1,
      4,
      5,
      type,
      0,
      0,
      6,
      2,
      type,
      0,
      2,
      2,
      1,
      type,
      0,
    ]);
  });
  it('change by the numbers between the common start and the common end', () => {
    assert.deepEqual(deltaOf([1, 2, 3, 4], [1, 9, 3, 4]), [{ start: 1, deleteCount: 1, data: [9] }]);
    assert.deepEqual(deltaOf([1, 2], [1, 2, 3]), [{ start: 2, deleteCount: 0, data: [3] }]);
    assert.deepEqual(deltaOf([1, 2, 3], [2, 3]), [{ start: 0, deleteCount: 1, data: [] }]);
    assert.deepEqual(deltaOf([1, 1], [1, 1, 1]), [{ start: 2, deleteCount: 0, data: [1] }]);
    assert.deepEqual(deltaOf([], [5]), [{ start: 0, deleteCount: 0, data: [5] }]);
  });
});

describe('edits without versions', () => {
  it('join the edits of each file, and leave out new files', () => {
    const edit = (newText: string) => ({ range, newText });
    const of = (uri: string, ...edits: ReturnType<typeof edit>[]) => ({ textDocument: { uri, version: 3 }, edits });
    assert.deepEqual(
      plainChanges({
        changes: { a: [edit('0')] },
        documentChanges: [{ kind: 'create', uri: 'c' }, of('a', edit('1')), of('b', edit('2')), of('a', edit('3'))],
      }),
      { changes: { a: [edit('0'), edit('1'), edit('3')], b: [edit('2')] } },
    );
    assert.deepEqual(plainChanges({}), { changes: {} });
  });
});

describe('capabilities', () => {
  const read = (capabilities: object, initializationOptions?: unknown) =>
    readClientFeatures({ capabilities, initializationOptions });
  it('are those of LSP by default, also if they have another type', () => {
    for (const capabilities of [{}, { textDocument: { hover: { contentFormat: 'markdown' } } }, { general: 7 }]) {
      const features = read(capabilities);
      assert.equal(features.encoding, 'utf-16');
      assert.equal(features.hoverMarkdown, false);
      assert.equal(features.maxFolds, Infinity);
      assert.deepEqual(features.ownCommands, []);
    }
  });
  it('are each read from their place', () => {
    const yes = (capabilities: object, options?: object) =>
      Object.entries(read(capabilities, options))
        .filter(([, value]) => value === true)
        .map(([name]) => name);
    const workspace = (part: object) => yes({ workspace: part });
    const textDocument = (part: object) => yes({ textDocument: part });
    assert.deepEqual(workspace({ applyEdit: true }), ['appliesEdits']);
    assert.deepEqual(workspace({ configuration: true }), ['answersConfiguration']);
    assert.deepEqual(workspace({ workspaceFolders: true }), ['hasWorkspaceFolders']);
    assert.deepEqual(workspace({ didChangeConfiguration: { dynamicRegistration: true } }), ['registersConfiguration']);
    assert.deepEqual(workspace({ didChangeWatchedFiles: { dynamicRegistration: true } }), ['watchesFiles']);
    assert.deepEqual(workspace({ diagnostics: { refreshSupport: true } }), ['refreshesDiagnostics']);
    assert.deepEqual(workspace({ inlayHint: { refreshSupport: true } }), ['refreshesHints']);
    assert.deepEqual(workspace({ semanticTokens: { refreshSupport: true } }), ['refreshesTokens']);
    assert.deepEqual(workspace({ workspaceEdit: { documentChanges: true } }), ['appliesVersionedEdits']);
    assert.deepEqual(workspace({ workspaceEdit: { resourceOperations: ['create'] } }), ['createsFiles']);
    assert.deepEqual(workspace({ workspaceEdit: { resourceOperations: ['rename'] } }), []);
    assert.deepEqual(workspace({ workspaceEdit: { changeAnnotationSupport: {} } }), ['annotatesChanges']);
    assert.deepEqual(textDocument({ hover: { contentFormat: ['plaintext', 'markdown'] } }), ['hoverMarkdown']);
    assert.deepEqual(textDocument({ documentSymbol: { hierarchicalDocumentSymbolSupport: true } }), ['nestedSymbols']);
    assert.deepEqual(textDocument({ documentLink: { tooltipSupport: true } }), ['linkTooltips']);
    assert.deepEqual(textDocument({ codeAction: { codeActionLiteralSupport: {} } }), ['actionLiterals']);
    assert.deepEqual(textDocument({ codeAction: { isPreferredSupport: true } }), ['preferredActions']);
    assert.deepEqual(textDocument({ diagnostic: {} }), ['pullsDiagnostics']);
    assert.deepEqual(textDocument({ definition: { linkSupport: true } }), ['definitionLinks']);
    assert.deepEqual(textDocument({ rename: { prepareSupport: true } }), ['preparesRename']);
    assert.deepEqual(textDocument({ semanticTokens: { requests: { full: { delta: true } }, formats: ['relative'] } }), [
      'hasTokens',
      'asksTokenDeltas',
    ]);
    assert.deepEqual(textDocument({ semanticTokens: { requests: { full: true }, formats: [] } }), []);
    assert.deepEqual(yes({ window: { workDoneProgress: true } }), ['showsProgress']);
    assert.deepEqual(yes({}, { showsReports: true }), ['showsReports']);
    assert.deepEqual(yes({}, { untrusted: true }), ['untrusted']);
    assert.deepEqual(yes({}, { untrusted: 'true' }), []);
  });
  it('include lists, without items of another type', () => {
    const { diagnostics, completion: items } = read({
      textDocument: {
        publishDiagnostics: { tagSupport: { valueSet: [1, 'x'] }, relatedInformation: true },
        diagnostic: { tagSupport: { valueSet: [2] }, codeDescriptionSupport: true },
        completion: {
          completionList: { itemDefaults: ['editRange', 7] },
          completionItem: {
            snippetSupport: true,
            documentationFormat: ['markdown'],
            labelDetailsSupport: true,
            insertTextModeSupport: { valueSet: [1] },
          },
        },
      },
    });
    assert.deepEqual(diagnostics, { tags: [1, 2], relatedInformation: true, codeDescription: true });
    assert.deepEqual(items, {
      snippets: true,
      markdown: true,
      labelDetails: true,
      insertsAsIs: true,
      listDefaults: ['editRange'],
    });
    assert.deepEqual(read({}, { ownCommands: ['a', 7] }).ownCommands, ['a']);
    assert.equal(read({ general: { positionEncodings: ['utf-7', 'utf-32', 'utf-8'] } }).encoding, 'utf-32');
  });
});

describe('errors in the log', () => {
  it('have their stack trace, otherwise their message', () => {
    const error = new Error('out of order');
    assert.equal(describeError(error), error.stack);
    delete error.stack;
    assert.equal(describeError(error), 'out of order');
    assert.equal(describeError('a string'), 'a string');
    assert.equal(describeError(undefined), 'undefined');
  });
});

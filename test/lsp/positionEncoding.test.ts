import assert from 'node:assert/strict';
import { CodeActionRequest, DocumentDiagnosticRequest, FoldingRangeRequest, HoverRequest } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { renderRequest } from '../../server/src/protocol/protocol.ts';
import type { RenderResult } from '../../server/src/protocol/protocol.ts';
import { createPositionConverter, utf16Length } from '../../server/src/lsp/positions/positionEncoding.ts';
import { utf8Length } from '../../server/src/core/index.ts';
import { actionLiterals } from '../support/clients.ts';
import { connect } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const at = (line: number, character: number) => ({ line, character });
/** The text before the word has 2 + 1 + 3 + 1 units in UTF-16, 4 + 1 + 6 + 1 bytes in UTF-8, 1 + 1 + 3 + 1 code points. */
const line = '🐻 äöü wrong';

const encodings = [
  { offered: undefined, chosen: 'utf-16', start: 7, foldStart: 3 },
  { offered: ['utf-7', 'utf-16', 'utf-8'], chosen: 'utf-16', start: 7, foldStart: 3 },
  { offered: ['utf-32', 'utf-16', 'utf-8'], chosen: 'utf-32', start: 6, foldStart: 2 },
  { offered: ['utf-8', 'utf-16'], chosen: 'utf-8', start: 12, foldStart: 5 },
];

for (const { offered, chosen, start, foldStart } of encodings) {
  describe(`server: positions for a client that offers ${offered?.join(', ') ?? 'no encoding'}`, () => {
    const range = { start: at(1, start), end: at(1, start + 'wrong'.length) };
    const begin = async () => {
      const connection = connect(wordService());
      const { capabilities } = await connection.initialize({
        textDocument: { ...actionLiterals.textDocument, diagnostic: {} },
        ...(offered ? { general: { positionEncodings: offered } } : {}),
      });
      assert.equal(capabilities.positionEncoding, chosen);
      await connection.open(uri, `${line}\r\n`);
      await connection.change(uri, 2, [{ text: `${line}\r\n${line}\r\n` }]);
      return connection;
    };

    it('uses ranges and positions in that encoding', async () => {
      const { client, dispose } = await begin();
      const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      assert.ok(report.kind === 'full');
      assert.deepEqual(report.items[1]?.range, range);
      const hover = await client.sendRequest(HoverRequest.type, { textDocument, position: range.end });
      assert.deepEqual(hover?.range, range);
      assert.equal(await client.sendRequest(HoverRequest.type, { textDocument, position: at(1, start - 1) }), null);
      dispose();
    });

    it('converts the ranges inside quick fixes and folding ranges', async () => {
      const { client, dispose } = await begin();
      const diagnostics = [{ range, message: 'This is wrong.' }];
      const actions = await client.sendRequest(CodeActionRequest.type, {
        textDocument,
        range,
        context: { diagnostics },
      });
      assert.deepEqual(actions, [
        {
          title: 'Replace with right',
          kind: 'quickfix',
          diagnostics,
          edit: { changes: { [uri]: [{ range, newText: 'right' }] } },
        },
      ]);
      const [folding] = (await client.sendRequest(FoldingRangeRequest.type, { textDocument })) ?? [];
      assert.deepEqual(folding, { startLine: 0, startCharacter: foldStart, endLine: 1, endCharacter: 0 });
      dispose();
    });
  });
}

describe('server: changes for a client that counts in UTF-8', () => {
  it('are applied at the right positions, each after those before it', async () => {
    const connection = connect(wordService());
    const { capabilities } = await connection.initialize({ general: { positionEncodings: ['utf-8'] } });
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    await connection.open(uri, `${line}\n${line}\n`);
    const point = (character: number) => ({ start: at(1, character), end: at(1, character) });
    await connection.change(uri, 2, [
      { range: { start: at(1, 5), end: at(1, 11) }, text: '→→' },
      { range: point(11), text: 'ü' },
      { range: point(13), text: '!' },
    ]);
    const { html } = await connection.client.sendRequest<RenderResult>(renderRequest, { textDocument });
    assert.equal(html, `<p>${line}\n🐻 →→ü! wrong\n</p>`);
    connection.dispose();
  });
});

describe('positions in other documents', () => {
  const other = 'file:///b.advisory.yaml';
  const unknown = 'file:///c.advisory.yaml';
  const text = (of: string, content: string) => TextDocument.create(of, 'advisory', 0, content);
  const { toClient, toServer } = createPositionConverter(text(uri, 'ääää'), 'utf-8', [text(other, '€€€€')]);
  const range = (end: number) => ({ start: at(0, 0), end: at(0, end) });
  const edits = (end: number) => [{ range: range(end), newText: 'ü' }];
  /** Functions that create a message from the ends of its ranges: in the converted document, in another open one, in an unknown one. */
  const forms: readonly (readonly [what: string, make: (own: number, others: number, rest: number) => unknown])[] = [
    [
      'in the edits of documents',
      (own, others, rest) => ({
        documentChanges: [
          { textDocument: { uri: other, version: null }, edits: edits(others) },
          { kind: 'create', uri: unknown },
          { textDocument: { uri: unknown, version: null }, edits: edits(rest) },
          { textDocument: { uri, version: 3 }, edits: edits(own) },
        ],
      }),
    ],
    [
      'in edits by URI',
      (own, others, rest) => ({ changes: { [other]: edits(others), [unknown]: edits(rest), [uri]: edits(own) } }),
    ],
    [
      'in locations',
      (own, others, rest) => [
        { uri: other, range: range(others) },
        { uri: unknown, range: range(rest) },
        { uri, range: range(own) },
      ],
    ],
    [
      'in locations next to a range of the document itself',
      (own, others, rest) => ({
        range: range(own),
        relatedInformation: [
          { location: { uri: other, range: range(others) }, message: 'M' },
          { location: { uri: unknown, range: range(rest) }, message: 'M' },
        ],
      }),
    ],
    ['without a URI', (own) => [range(own), { textDocument: null, range: range(own) }, { changes: [range(own)] }]],
    ['but not in data', () => ({ data: { range: range(2) } })],
  ];
  for (const [what, make] of forms)
    it(`are converted with the text of their document ${what}`, () => {
      assert.deepEqual(toClient(make(2, 2, 2)), make(4, 6, 2));
      assert.deepEqual(toServer(make(4, 6, 2)), make(2, 2, 2));
    });
});

describe('lengths in UTF-8', () => {
  it('counts one to four bytes a character, like an encoder', () => {
    for (const text of ['', 'a', 'ä', '€', '🐻', 'a🐻ä€', '\ud83d']) {
      assert.equal(utf8Length(text), Buffer.byteLength(text), JSON.stringify(text));
      assert.equal(utf16Length(text, Buffer.byteLength(text)), text.length, JSON.stringify(text));
    }
  });

  it('does not count a character that the position cuts, and stops at the end of the line', () => {
    assert.equal(utf16Length('a🐻b', 3), 1);
    assert.equal(utf16Length('a🐻b', 5), 3);
    assert.equal(utf16Length('ab', 99), 2);
  });
});

import assert from 'node:assert/strict';
import {
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
  type Location,
  type LocationLink,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { startWorkspace, textAt, whenIndexed, type TestWorkspace } from './workspace.ts';

const one = `title: One
actors:
  - "Cozy Bear" # ours
tools: [Mimikatz]
attack_chain:
  - { stage: Execution, techniques: [T1059.001] }
mitre_attack:
  - T1059.001
indicators:
  - evil[.]top
tags: [phish]
`;
const two = `title: Two 🐻
summary: As with T1059.001 before.
actors: [APT29, SLATE FALCON]
malware: [mimikatz]
indicators:
  - { type: domain, value: EVIL.top }
tags: ["Phish"]
`;
const catalogue = '# advisory-catalogue\nactors:\n  - name: SLATE FALCON # found by us\n  - GREY HERON\n';
const texts = {
  'a.advisory.yaml': one,
  'sub/b.advisory.yaml': two,
  'advisory.config.yaml': 'catalogues: [own.yaml]\n',
  'own.yaml': catalogue,
};

async function referencesTo(
  workspace: TestWorkspace,
  name: string,
  text: string,
  declaration = true,
): Promise<string[]> {
  const params = { ...workspace.at(name, text), context: { includeDeclaration: declaration } };
  return workspace.shown((await workspace.server.client.sendRequest(ReferencesRequest.type, params)) ?? []);
}

/** Returns the edits of a rename as `name version: old → new`, sorted. */
function changes({ documentChanges = [] }: WorkspaceEdit, { files }: TestWorkspace): string[] {
  return (documentChanges as TextDocumentEdit[])
    .flatMap(({ textDocument: { uri, version }, edits }) => {
      const text = files.textOf(uri.slice('file://'.length)) ?? '';
      return edits.map((edit) => {
        assert.ok('newText' in edit);
        return `${uri.slice('file:///w/'.length)} ${version}: ${textAt(text, edit.range)} → ${edit.newText}`;
      });
    })
    .sort();
}

describe('server: references in the workspace', () => {
  it('finds an object by any of its names, in rows and prose, in open and closed files', async () => {
    const workspace = await startWorkspace(texts);
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    await whenIndexed(workspace);
    const find = (text: string, declaration?: boolean): Promise<string[]> =>
      referencesTo(workspace, 'a.advisory.yaml', text, declaration);
    assert.deepEqual(await find('Cozy'), ['a.advisory.yaml:2 Cozy Bear', 'sub/b.advisory.yaml:2 APT29']);
    assert.deepEqual(await find('Mimikatz'), ['a.advisory.yaml:3 Mimikatz', 'sub/b.advisory.yaml:3 mimikatz']);
    assert.deepEqual(await find('evil'), ['a.advisory.yaml:9 evil[.]top', 'sub/b.advisory.yaml:5 EVIL.top']);
    assert.deepEqual(await find('T1059'), [
      'a.advisory.yaml:5 T1059.001',
      'a.advisory.yaml:7 T1059.001',
      'sub/b.advisory.yaml:1 T1059.001',
    ]);
    assert.deepEqual(await find('T1059', false), ['a.advisory.yaml:5 T1059.001', 'sub/b.advisory.yaml:1 T1059.001']);
    assert.deepEqual(await find('stage'), []);
    workspace.server.dispose();
  });

  it('uses the text of an open document, and the file after it is closed', async () => {
    const workspace = await startWorkspace(texts);
    const uri = workspace.uri('sub/b.advisory.yaml');
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    await whenIndexed(workspace);
    await workspace.server.open(uri, 'tags: [phish, x]\n');
    assert.deepEqual(await referencesTo(workspace, 'a.advisory.yaml', 'evil'), ['a.advisory.yaml:9 evil[.]top']);
    await workspace.server.close(uri);
    assert.deepEqual(await referencesTo(workspace, 'a.advisory.yaml', 'evil'), [
      'a.advisory.yaml:9 evil[.]top',
      'sub/b.advisory.yaml:5 EVIL.top',
    ]);
    workspace.server.dispose();
  });

  it('follows files that are created, changed and deleted', async () => {
    const workspace = await startWorkspace(texts);
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    await whenIndexed(workspace);
    const { files } = workspace;
    files.write('/w/sub/b.advisory.yaml', 'title: Nothing\n');
    files.write('/w/c.advisory.yaml', 'tags: [PHISH]\n');
    await workspace.server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [
        { uri: workspace.uri('sub/b.advisory.yaml'), type: FileChangeType.Changed },
        { uri: workspace.uri('c.advisory.yaml'), type: FileChangeType.Created },
      ],
    });
    let found: string[] = [];
    while (!found.includes('c.advisory.yaml:0 PHISH'))
      found = await referencesTo(workspace, 'a.advisory.yaml', 'phish');
    assert.deepEqual(found, ['a.advisory.yaml:10 phish', 'c.advisory.yaml:0 PHISH']);
    files.write('/w/c.advisory.yaml', undefined);
    await workspace.server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: workspace.uri('c.advisory.yaml'), type: FileChangeType.Deleted }],
    });
    while (found.length > 1) found = await referencesTo(workspace, 'a.advisory.yaml', 'phish');
    assert.deepEqual(found, ['a.advisory.yaml:10 phish']);
    workspace.server.dispose();
  });

  it('ignores documents outside of the folders that are closed or change on disk', async () => {
    const workspace = await startWorkspace(texts);
    const { server } = workspace;
    await server.open(workspace.uri('a.advisory.yaml'), one);
    await whenIndexed(workspace);
    const outside = 'file:///elsewhere/x.advisory.yaml';
    workspace.files.write('/elsewhere/x.advisory.yaml', 'tags: [phish]\n');
    await server.open(outside, 'tags: [phish]\n');
    await server.close(outside);
    await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: outside, type: FileChangeType.Changed }],
    });
    // The indexer handles these messages in order, so this change is only found after it has handled the others.
    workspace.files.write('/w/c.advisory.yaml', 'tags: [PHISH]\n');
    await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: workspace.uri('c.advisory.yaml'), type: FileChangeType.Created }],
    });
    let found: string[] = [];
    while (!found.includes('c.advisory.yaml:0 PHISH'))
      found = await referencesTo(workspace, 'a.advisory.yaml', 'phish');
    assert.deepEqual(found, ['a.advisory.yaml:10 phish', 'c.advisory.yaml:0 PHISH', 'sub/b.advisory.yaml:6 Phish']);
    assert.deepEqual(
      server.log.filter((message) => message.includes('could not')),
      [],
    );
    server.dispose();
  });

  it('counts characters in the encoding of the client', async () => {
    const capabilities = { general: { positionEncodings: ['utf-8'] } };
    const workspace = await startWorkspace(
      { 'a.advisory.yaml': 'tags: [x]\n', 'b.advisory.yaml': 'tags: ["🐻é", x]\n' },
      { capabilities },
    );
    await workspace.server.open(workspace.uri('a.advisory.yaml'), 'tags: [x]\n');
    await whenIndexed(workspace);
    const params = { ...workspace.at('a.advisory.yaml', 'x'), context: { includeDeclaration: true } };
    const found = (await workspace.server.client.sendRequest(ReferencesRequest.type, params)) ?? [];
    const bytes = Buffer.byteLength('tags: ["🐻é", ');
    assert.deepEqual(
      found.map(({ range }) => range.start.character),
      [7, bytes],
    );
    workspace.server.dispose();
  });

  it('works in open documents without a folder', async () => {
    const workspace = await startWorkspace(texts, { folders: [] });
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    await workspace.server.open(workspace.uri('sub/b.advisory.yaml'), two);
    assert.deepEqual(await referencesTo(workspace, 'a.advisory.yaml', 'Cozy'), [
      'a.advisory.yaml:2 Cozy Bear',
      'sub/b.advisory.yaml:2 APT29',
    ]);
    workspace.server.dispose();
  });
});

describe('server: renaming', () => {
  it("changes the name in open and closed files and in the team's catalogue, and keeps quotes", async () => {
    const workspace = await startWorkspace(texts);
    await workspace.server.open(workspace.uri('a.advisory.yaml'), `${one}`.replace('"Cozy Bear"', '"Slate Falcon"'), 7);
    workspace.files.write('/w/a.advisory.yaml', one.replace('"Cozy Bear"', '"Slate Falcon"'));
    const params = workspace.at('a.advisory.yaml', 'Slate Falcon');
    const prepared = await workspace.server.client.sendRequest(PrepareRenameRequest.type, params);
    assert.ok(prepared && 'placeholder' in prepared);
    assert.equal(prepared.placeholder, 'Slate Falcon');
    const edit = await workspace.server.client.sendRequest(RenameRequest.type, { ...params, newName: "IRON O'NEIL" });
    assert.ok(edit);
    assert.deepEqual(changes(edit, workspace), [
      "a.advisory.yaml 7: Slate Falcon → IRON O'NEIL",
      "own.yaml null: SLATE FALCON → IRON O'NEIL",
      "sub/b.advisory.yaml null: SLATE FALCON → IRON O'NEIL",
    ]);
    workspace.server.dispose();
  });

  it('rejects the ATT&CK ID of a row without a name', async () => {
    const rows = 'actors:\n  - attack_id: G0007\nmalware:\n  - attack_id: S0154\n';
    const workspace = await startWorkspace({ 'a.advisory.yaml': rows });
    const { client, open } = workspace.server;
    await open(workspace.uri('a.advisory.yaml'), rows);
    for (const id of ['G0007', 'S0154']) {
      const params = { ...workspace.at('a.advisory.yaml', id), newName: 'NEW NAME' };
      await assert.rejects(client.sendRequest(RenameRequest.type, params), /Only tags and the names of actors/);
    }
    workspace.server.dispose();
  });

  it('rejects values that are not names, and invalid names, with a sentence', async () => {
    const workspace = await startWorkspace(texts);
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    const { client } = workspace.server;
    const rename = (text: string, newName: string): Promise<unknown> =>
      client.sendRequest(RenameRequest.type, { ...workspace.at('a.advisory.yaml', text), newName });
    await assert.rejects(
      rename('T1059', 'x'),
      /Only tags and the names of actors, malware and tools can be renamed\.$/,
    );
    await assert.rejects(rename('Cozy', ' '), /Enter a name/);
    await assert.rejects(rename('Cozy', 'a\nb'), /one line/);
    await assert.rejects(
      client.sendRequest(PrepareRenameRequest.type, workspace.at('a.advisory.yaml', 'evil')),
      /Only tags and the names of actors/,
    );
    workspace.server.dispose();
  });
});

describe('server: definitions', () => {
  const advisory = `actors: [SLATE FALCON]
attack_chain:
  - { stage: Execution, techniques: [T1059] }
mitre_attack: [T1105, T1059]
detection_rules:
  - { type: yara, file: rules/a.yar }
  - { type: yara, file: ./rules//./b.yar }
malware: &m [X]
tools: *m
summary: By Slate Falcon.
`;
  const definition = async (text: string, capabilities = {}): Promise<Location[] | LocationLink[]> => {
    const workspace = await startWorkspace(
      { ...texts, 'a.advisory.yaml': advisory, 'rules/a.yar': '', './rules//./b.yar': '', 'rules/b.yar': '' },
      { capabilities },
    );
    await workspace.server.open(workspace.uri('a.advisory.yaml'), advisory);
    const params = workspace.at('a.advisory.yaml', text);
    const found = await workspace.server.client.sendRequest(DefinitionRequest.type, params);
    workspace.server.dispose();
    return (found ?? []) as Location[];
  };
  const location = (line: number, from: number, to: number): object => ({
    start: { line, character: from },
    end: { line, character: to },
  });

  it("returns the team's entry of an actor, the row of a technique, the file of a rule, the anchor of an alias", async () => {
    assert.deepEqual(await definition('SLATE'), [{ uri: 'file:///w/own.yaml', range: location(2, 10, 22) }]);
    const uri = 'file:///w/a.advisory.yaml';
    assert.deepEqual(await definition('T1059] }'), [{ uri, range: location(3, 22, 27) }]);
    assert.deepEqual(await definition('rules/a'), [{ uri: 'file:///w/rules/a.yar', range: location(0, 0, 0) }]);
    assert.deepEqual(await definition('./rules'), [{ uri: 'file:///w/rules/b.yar', range: location(0, 0, 0) }]);
    assert.deepEqual(await definition('*m'), [{ uri, range: location(7, 9, 11) }]);
    assert.deepEqual(await definition('Slate Falcon'), [{ uri: 'file:///w/own.yaml', range: location(2, 10, 22) }]);
    assert.deepEqual(await definition('By'), []);
    assert.deepEqual(await definition('stage'), []);
  });

  it('returns the origin if the client shows it', async () => {
    const [link] = await definition('T1059] }', { textDocument: { definition: { linkSupport: true } } });
    assert.ok(link && 'originSelectionRange' in link);
    assert.deepEqual(link.originSelectionRange, location(2, 37, 42));
  });
});

describe('server: symbols of the workspace', () => {
  it('finds advisories and their mentions, those that begin with the query first', async () => {
    const workspace = await startWorkspace(texts);
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    await whenIndexed(workspace);
    const find = async (query: string): Promise<string[]> =>
      ((await workspace.server.client.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(
        (symbol) => `${symbol.name}, ${symbol.containerName ?? 'advisory'}`,
      );
    assert.deepEqual(await find(''), ['One, advisory', 'Two 🐻, advisory']);
    assert.deepEqual(await find('mimi'), ['Mimikatz, One', 'mimikatz, Two 🐻']);
    assert.deepEqual(await find('evil.top'), ['evil[.]top, One', 'EVIL.top, Two 🐻']);
    workspace.server.dispose();
  });
});

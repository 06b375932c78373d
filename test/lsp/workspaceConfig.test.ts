import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  RegistrationRequest,
} from 'vscode-languageserver';
import type { CodeAction, Registration } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { recogniseRequest } from '../../server/src/protocol/protocol.ts';
import { edited, textIn } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';
import { actionLiterals } from '../support/clients.ts';
import { createMemoryFiles, type MemoryFiles } from '../support/memoryFiles.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const folder = 'file:///w';
const uri = 'file:///w/sub/a.advisory.yaml';
const configUri = 'file:///w/advisory.config.yaml';
const ownUri = 'file:///w/own.yaml';
const advisory = 'title: x\nactors:\n  - SLATE FALCON\ntlp: WHITE\n';
const capabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: { ...actionLiterals.textDocument, diagnostic: {} },
};

async function start(texts: Readonly<Record<string, string>>): Promise<{ server: TestConnection; files: MemoryFiles }> {
  const files = createMemoryFiles(texts);
  const server = connect(service, nodeTimer, files);
  await server.initialize(capabilities, folder);
  return { server, files };
}

/** Returns the diagnostics that a client receives, as code, severity and text. */
async function pulled({ client }: TestConnection, of: string, text: string): Promise<string[]> {
  const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: of } });
  assert.equal(report.kind, 'full');
  return report.items.map(({ code, severity, range }) => `${String(code)} ${String(severity)} ${textIn(text, range)}`);
}

const about = (lines: readonly string[], code: string): string[] => lines.filter((line) => line.startsWith(code));

describe('server: configuration files and catalogues', () => {
  it('apply to the advisories below them, and are read again after a change', async () => {
    const { server, files } = await start({ '/w/advisory.config.yaml': 'rules:\n  tlp/deprecated: error\n' });
    await server.open(uri, advisory);
    assert.deepEqual(about(await pulled(server, uri, advisory), 'tlp/'), ['tlp/deprecated 1 WHITE']);
    files.write('/w/advisory.config.yaml', 'rules:\n  tlp/deprecated: hint\n');
    await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: configUri, type: FileChangeType.Changed }],
    });
    assert.deepEqual(about(await pulled(server, uri, advisory), 'tlp/'), ['tlp/deprecated 4 WHITE']);
    server.dispose();
  });

  for (const folders of [
    ['file:///w', 'file:///w/sub/'],
    ['file:///w/sub/', 'file:///w'],
  ])
    it(`are read up to the innermost repository, as by the command line: ${folders.join(' and ')}`, async () => {
      const files = createMemoryFiles({
        '/advisory.config.yaml': 'rules:\n  tlp/deprecated: error\n',
        '/w/sub/.git': '',
        '/w/sub/deep/advisory.config.yaml': 'rules:\n  tlp/deprecated: hint\n',
      });
      const server = connect(service, nodeTimer, files);
      await server.initialize(capabilities, ...folders);
      const severities: string[] = [];
      for (const path of ['a', 'sub/a', 'sub/deep/a']) {
        const address = `file:///w/${path}.advisory.yaml`;
        await server.open(address, advisory);
        severities.push(...about(await pulled(server, address, advisory), 'tlp/'));
      }
      assert.deepEqual(severities, ['tlp/deprecated 1 WHITE', 'tlp/deprecated 2 WHITE', 'tlp/deprecated 4 WHITE']);
      server.dispose();
    });

  it('are watched by a request for changes to YAML files', async () => {
    const files = createMemoryFiles({});
    const server = connect(service, nodeTimer, files);
    const asked: Registration[] = [];
    server.client.onRequest(RegistrationRequest.type, ({ registrations }) => void asked.push(...registrations));
    await server.initialize(capabilities, folder);
    const watched = await until(() => asked.find(({ method }) => method === 'workspace/didChangeWatchedFiles'));
    assert.deepEqual(watched.registerOptions, { watchers: [{ globPattern: '**/*.{yaml,yml}' }] });
    server.dispose();
  });

  it('are used with unsaved changes', async () => {
    const { server } = await start({ '/w/advisory.config.yaml': 'rules:\n  tlp/deprecated: error\n' });
    await server.open(uri, advisory);
    await server.open(configUri, 'rules:\n  tlp/deprecated: off\n');
    assert.deepEqual(about(await pulled(server, uri, advisory), 'tlp/'), []);
    await server.close(configUri);
    assert.deepEqual(about(await pulled(server, uri, advisory), 'tlp/'), ['tlp/deprecated 1 WHITE']);
    server.dispose();
  });

  it('are completed, explained and checked', async () => {
    const { server } = await start({});
    const text = 'rules:\n  attack/revokd: error\n  \n';
    await server.open(configUri, text);
    assert.deepEqual(await pulled(server, configUri, text), ['schema/unknown-key 1 attack/revokd']);
    const textDocument = { uri: configUri };
    const list = await server.client.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 2, character: 2 },
    });
    assert.ok(list && 'items' in list);
    assert.ok(list.items.some(({ label }) => label === 'attack/revoked'));
    const hover = await server.client.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 0, character: 2 },
    });
    assert.match(JSON.stringify(hover), /Rule severities by rule code/);
    server.dispose();
  });

  it('contain actors that are known, completed, explained and extended', async () => {
    const own = '# ours\nactors:\n  - name: SLATE FALCON\n    description: Seen at two utilities.\n';
    const { server } = await start({ '/w/advisory.config.yaml': 'catalogues: [own.yaml]\n', '/w/own.yaml': own });
    const text = 'actors:\n  - SLATE FALCON\n  - GREY HERON\n  - SLATE\n';
    await server.open(uri, text);
    assert.deepEqual(about(await pulled(server, uri, text), 'actor/'), [
      'actor/unknown 3 GREY HERON',
      'actor/unknown 3 SLATE',
    ]);
    const textDocument = { uri };
    const list = await server.client.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 3, character: 9 },
    });
    assert.ok(list && 'items' in list);
    assert.equal(list.items[0]?.label, 'SLATE FALCON');
    const hover = await server.client.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 1, character: 6 },
    });
    assert.match(JSON.stringify(hover), /Seen at two utilities/);

    const position = { line: 2, character: 6 };
    const actions = await server.client.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const action = actions?.find(({ title }) => title === 'Add GREY HERON to own.yaml') as CodeAction | undefined;
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change && 'edits' in change);
    assert.equal(change.textDocument.uri, ownUri);
    assert.equal(
      edited(
        own,
        change.edits.filter((edit) => 'newText' in edit),
      ),
      `${own.trimEnd()}\n  - GREY HERON\n`,
    );
    server.dispose();
  });

  it('are read again when they change, and recognised when they are opened', async () => {
    const { server, files } = await start({
      '/w/advisory.config.yaml': 'catalogues: own.yaml\n',
      '/w/own.yaml': 'actors: []\n',
    });
    await server.open(uri, advisory);
    assert.deepEqual(about(await pulled(server, uri, advisory), 'actor/'), ['actor/unknown 3 SLATE FALCON']);
    const changed = 'actors:\n  - SLATE FALCON\n  - alias: X\n';
    files.write('/w/own.yaml', changed);
    await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: ownUri, type: FileChangeType.Changed }],
    });
    assert.deepEqual(about(await pulled(server, uri, advisory), 'actor/'), []);
    await server.open(ownUri, changed);
    assert.deepEqual(await pulled(server, ownUri, changed), ['schema/required 1 alias', 'schema/unknown-key 1 alias']);
    server.dispose();
  });

  it('have published diagnostics even if they are not open, until these are fixed', async () => {
    const { server, files } = await start({
      '/w/advisory.config.yaml': 'catalogues: own.yaml\n',
      '/w/own.yaml': 'actor: X\n',
    });
    await server.open(uri, advisory);
    await pulled(server, uri, advisory);
    const shown = await until(() =>
      server.published.find((each) => each.uri === ownUri && each.diagnostics.length > 0),
    );
    assert.deepEqual(
      shown.diagnostics.map(({ code }) => code),
      ['schema/unknown-key'],
    );
    files.write('/w/own.yaml', 'actors: [X]\n');
    await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: ownUri, type: FileChangeType.Changed }],
    });
    await until(() => server.published.findLast((each) => each.uri === ownUri)?.diagnostics.length === 0);
    await pulled(server, uri, advisory);
    assert.deepEqual(server.published.findLast((each) => each.uri === ownUri)?.diagnostics, []);
    server.dispose();
  });

  it('are reported as missing if they do not exist, whether the configuration is open or not', async () => {
    const text = 'catalogues: gone.yaml\n';
    const { server } = await start({ '/w/advisory.config.yaml': text });
    await server.open(uri, advisory);
    await pulled(server, uri, advisory);
    const shown = await until(() =>
      server.published.find((each) => each.uri === configUri && each.diagnostics.length > 0),
    );
    assert.deepEqual(
      shown.diagnostics.map(({ message }) => /^The file "gone\.yaml" does not exist/.test(String(message))),
      [true],
    );
    await server.open(configUri, text);
    assert.deepEqual(await pulled(server, configUri, text), ['schema/value 1 gone.yaml']);
    server.dispose();
  });

  it('have no published diagnostics while they are open, because the client pulls them', async () => {
    const { server } = await start({
      '/w/advisory.config.yaml': 'catalogues: own.yaml\n',
      '/w/own.yaml': 'actor: X\n',
    });
    await server.open(uri, advisory);
    await pulled(server, uri, advisory);
    await until(() => server.published.some((each) => each.uri === ownUri && each.diagnostics.length > 0));
    await server.open(ownUri, 'actor: X\n');
    await until(() => server.published.findLast((each) => each.uri === ownUri)?.diagnostics.length === 0);
    assert.deepEqual(await pulled(server, ownUri, 'actor: X\n'), ['schema/unknown-key 1 actor']);
    server.dispose();
  });

  it('are read for a folder that is added to the workspace', async () => {
    const files = createMemoryFiles({ '/other/advisory.config.yaml': 'catalogues: own.yaml\n', '/other/own.yaml': '' });
    const server = connect(service, nodeTimer, files);
    await server.initialize({ ...capabilities, workspace: { workspaceFolders: true } }, folder);
    const asks = (): Promise<boolean> => server.client.sendRequest(recogniseRequest, { uri: 'file:///other/own.yaml' });
    const other = 'file:///other/a.advisory.yaml';
    await server.open(other, advisory);
    await pulled(server, other, advisory);
    assert.equal(await asks(), false);
    await server.client.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [{ uri: 'file:///other', name: 'other' }], removed: [] },
    });
    await pulled(server, other, advisory);
    assert.equal(await asks(), true);
    server.dispose();
  });

  it('declare further advisories', async () => {
    const { server } = await start({
      '/w/advisory.config.yaml': 'files: [reports/*.yaml]\ncatalogues: own.yaml\n',
      '/w/reports/a.yaml': '',
      '/w/own.yaml': '',
    });
    const asks = (path: string): Promise<boolean> =>
      server.client.sendRequest(recogniseRequest, { uri: `file:///w/${path}` });
    assert.deepEqual(
      [await asks('reports/a.yaml'), await asks('own.yaml'), await asks('other.yaml')],
      [true, true, false],
    );
    server.dispose();
  });
});

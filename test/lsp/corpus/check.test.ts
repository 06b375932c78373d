import assert from 'node:assert/strict';
import {
  DidChangeWatchedFilesNotification,
  ExecuteCommandRequest,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { advisoriesRequest, type AdvisoryGroup } from '../../../server/src/protocol/corpus.ts';
import { nodeTimer } from '../../../server/src/hosts/node/timer.ts';
import { createMemoryCorpus, createMemoryStore } from '../../support/memoryCorpus.ts';
import { createMemoryFiles } from '../../support/memoryFiles.ts';
import { connect, until } from '../../support/testConnection.ts';
import { service, startWorkspace, type TestWorkspace } from './workspace.ts';

const command = { command: 'advisory.checkWorkspace', arguments: [] };
const texts = {
  'a.advisory.yaml': 'title: One\nseverity: critical\nanalyzed: 2026-03-31\ntlp: WHITE\n',
  'b.advisory.yaml': 'title: Two\nseverity: low\nanalyzed: 2026-02-01\ntlp: WHITE\nactors: [Cozy Bear]\n',
  'drafts/c.yaml': 'title: Three\ntlp: WHITE\nactors: [APT29]\n',
  'advisory.config.yaml': 'files: [drafts/*.yaml]\nrules:\n  "sections/*": off\n',
};

/** Returns the codes that were published last for a file; undefined if none were published. */
const published = ({ server, uri }: TestWorkspace, name: string): unknown[] | undefined =>
  server.published
    .filter((one) => one.uri === uri(name))
    .at(-1)
    ?.diagnostics.map(({ code }) => code);

describe('server: checking the workspace', () => {
  it('publishes the diagnostics of files that are not open, and withdraws them when they are opened', async () => {
    const workspace = await startWorkspace(texts);
    const { server, uri } = workspace;
    await server.open(uri('a.advisory.yaml'), texts['a.advisory.yaml']);
    const checked = await server.client.sendRequest(ExecuteCommandRequest.type, command);
    assert.deepEqual(checked, { files: 3, withProblems: 3, errors: 0, warnings: 3, others: 1 });
    assert.deepEqual(published(workspace, 'b.advisory.yaml'), ['tlp/deprecated', 'actor/alias']);
    assert.deepEqual(published(workspace, 'drafts/c.yaml'), ['tlp/deprecated']);
    await server.open(uri('drafts/c.yaml'), 'title: Three\n');
    await until(() => published(workspace, 'drafts/c.yaml')?.length === 0);
    server.dispose();
  });

  it('publishes the diagnostics of files that change, and withdraws them when there are none or the file is deleted', async () => {
    const workspace = await startWorkspace(texts);
    const { server, uri, files } = workspace;
    await server.client.sendRequest(ExecuteCommandRequest.type, command);
    assert.deepEqual(published(workspace, 'a.advisory.yaml'), ['tlp/deprecated']);
    const write = (name: string, text: string | undefined, type: FileChangeType) => {
      files.write(`/w/${name}`, text);
      return server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uri(name), type }],
      });
    };
    await write('a.advisory.yaml', 'title: One\ntlp: CLEAR\n', FileChangeType.Changed);
    await until(() => published(workspace, 'a.advisory.yaml')?.length === 0);
    await write('a.advisory.yaml', 'title: One\ntlp: WHITE\n', FileChangeType.Changed);
    await until(() => published(workspace, 'a.advisory.yaml')?.length === 1);
    await write('b.advisory.yaml', undefined, FileChangeType.Deleted);
    await until(() => published(workspace, 'b.advisory.yaml')?.length === 0);
    assert.deepEqual(published(workspace, 'drafts/c.yaml'), ['tlp/deprecated']);
    server.dispose();
  });

  it('reports each file to a client that pulls, and unchanged files as such', async () => {
    const workspace = await startWorkspace(texts, { capabilities: { textDocument: { diagnostic: {} } } });
    const pull = (previousResultIds: { uri: string; value: string }[]): Promise<WorkspaceDiagnosticReport> =>
      workspace.server.client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    const { items } = await pull([]);
    assert.deepEqual(
      items.map((item) => [item.uri, item.kind === 'full' ? item.items.map(({ code }) => code) : 'unchanged']),
      [
        [workspace.uri('a.advisory.yaml'), ['tlp/deprecated']],
        [workspace.uri('b.advisory.yaml'), ['tlp/deprecated', 'actor/alias']],
        [workspace.uri('drafts/c.yaml'), ['tlp/deprecated']],
      ],
    );
    workspace.files.write('/w/b.advisory.yaml', 'title: Two\n');
    const again = await pull(items.map(({ uri, resultId = '' }) => ({ uri, value: resultId })));
    assert.deepEqual(
      again.items.map(({ kind }) => kind),
      ['unchanged', 'full', 'unchanged'],
    );
    workspace.server.dispose();
  });
});

describe('server: the advisories in groups', () => {
  it('groups them by severity, actor and month, with their problems', async () => {
    const workspace = await startWorkspace(texts);
    await workspace.server.client.sendRequest(ExecuteCommandRequest.type, command);
    const grouped = async (by: string): Promise<string[]> => {
      const groups = await workspace.server.client.sendRequest<AdvisoryGroup[]>(advisoriesRequest, { by });
      return groups.map(
        ({ label, entries }) =>
          `${label}: ${entries.map(({ title, warnings, others }) => `${title} ${warnings}+${others}`).join(', ')}`,
      );
    };
    assert.deepEqual(await grouped('severity'), ['critical: One 1+0', 'low: Two 1+1', 'No severity: Three 1+0']);
    assert.deepEqual(await grouped('actor'), ['APT29: Two 1+1, Three 1+0', 'No actor: One 1+0']);
    assert.deepEqual(await grouped('month'), ['2026-03: One 1+0', '2026-02: Two 1+1', 'No date: Three 1+0']);
    workspace.server.dispose();
  });
});

describe('server: all advisories in groups', () => {
  it('contain those that only a configuration file lists, also in the first response', async () => {
    const workspace = await startWorkspace(texts);
    const params = { by: 'severity', all: true };
    const groups = await workspace.server.client.sendRequest<AdvisoryGroup[]>(advisoriesRequest, params);
    assert.deepEqual(
      groups.flatMap(({ entries }) => entries.map(({ uri }) => uri)),
      ['a.advisory.yaml', 'b.advisory.yaml', 'drafts/c.yaml'].map((name) => workspace.uri(name)),
    );
    workspace.server.dispose();
  });
});

describe('server: the open advisories in groups, without a folder', () => {
  it('groups them like those of a folder', async () => {
    const { server, uri } = await startWorkspace({}, { folders: [] });
    await server.open(uri('a.advisory.yaml'), 'title: One\nseverity: critical\nactors: [APT29]\n');
    await server.open(uri('b.advisory.yaml'), 'title: Two\nactors: [Cozy Bear, Turla]\n');
    const grouped = async (by: string): Promise<string[]> => {
      const groups = await server.client.sendRequest<AdvisoryGroup[]>(advisoriesRequest, { by });
      return groups.map(({ label, entries }) => `${label}: ${entries.map(({ title }) => title).join(', ')}`);
    };
    assert.deepEqual(await grouped('severity'), ['critical: One', 'No severity: Two']);
    assert.deepEqual(await grouped('actor'), ['APT29: One, Two', 'Turla: Two']);
    server.dispose();
  });
});

describe('server: a question that the indexer cannot answer', () => {
  it('is answered with nothing, the error is logged, and the next question is answered', async () => {
    const files = createMemoryFiles(
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text])),
    );
    const label = (): string => assert.fail('No label.');
    const failing = { ...service, corpus: { ...service.corpus, label } };
    const server = connect(service, nodeTimer, files, undefined, createMemoryCorpus(failing, files));
    await server.initialize({}, 'file:///w');
    await server.client.sendRequest(ExecuteCommandRequest.type, command);
    assert.deepEqual(await server.client.sendRequest(advisoriesRequest, { by: 'actor' }), []);
    assert.match(server.log.join('\n'), /No label\./);
    const months = await server.client.sendRequest<AdvisoryGroup[]>(advisoriesRequest, { by: 'month' });
    assert.equal(months.length, 3);
    server.dispose();
  });
});

describe('server: the index between starts', () => {
  const whenIndexed = async ({ server }: TestWorkspace): Promise<void> => {
    let found: unknown[] = [];
    while (found.length < 2)
      found = (await server.client.sendRequest(WorkspaceSymbolRequest.type, { query: '' })) ?? [];
  };
  const two = { 'a.advisory.yaml': 'title: One\n', 'b.advisory.yaml': 'title: Two\n' };
  const advisoriesRead = ({ files }: TestWorkspace): string[] =>
    files.readPaths.filter((path) => path.endsWith('.advisory.yaml')).sort();

  it('does not read unchanged files again', async () => {
    const store = createMemoryStore();
    const first = await startWorkspace(two, { store });
    await whenIndexed(first);
    await until(() => store.texts.has('/w'));
    first.server.dispose();
    assert.deepEqual(advisoriesRead(first), ['/w/a.advisory.yaml', '/w/b.advisory.yaml']);
    const second = await startWorkspace({ ...two, 'b.advisory.yaml': 'title: Other\n' }, { store });
    await whenIndexed(second);
    second.server.dispose();
    assert.deepEqual(advisoriesRead(second), ['/w/b.advisory.yaml']);
  });

  for (const [what, damage] of [
    ['of another version', undefined],
    ['that ends early', (text: string): string => text.slice(0, -20)],
    ['with a damaged line', (text: string): string => text.replace('"titleLocation":[0', '"titleLocation":["x"')],
    ['that is no text of ours', (): string => '[]\n{}'],
  ] as const)
    it(`ignores an index ${what}, and writes it again`, async () => {
      const store = createMemoryStore();
      const first = await startWorkspace(two, { store });
      await whenIndexed(first);
      const good = await until(() => store.texts.get('/w'));
      first.server.dispose();
      if (damage) store.texts.set('/w', damage(good));
      const second = await startWorkspace(two, { store, basis: damage ? 'test' : 'other' });
      await whenIndexed(second);
      await until(() => store.texts.get('/w')?.endsWith('{"end":2}\n') === true && advisoriesRead(second).length === 2);
      second.server.dispose();
    });
});

/** The environment of an advisory: folders, files on disk, settings, and read-only copies. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  InitializeRequest,
  RegistrationRequest,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { ClientCapabilities, CodeAction, InitializeParams } from 'vscode-languageserver';
import { defaultSettings } from '../../server/src/protocol/settings.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { editorSettings } from '../../server/src/service/settingsProblems.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import manifest from '../../package.json' with { type: 'json' };
import { actionLiterals } from '../support/clients.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles, type MemoryFiles } from '../support/memoryFiles.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///w/a.advisory.yaml';
const textDocument = { uri };
const advisory = 'title: x\ntlp: WHITE\n';
const pulls: ClientCapabilities = { textDocument: { diagnostic: {} } };
const watches: ClientCapabilities = { ...pulls, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const config = 'rules:\n  tlp/deprecated: error\n';

function begin(texts: Readonly<Record<string, string>>): {
  readonly server: TestConnection;
  readonly files: MemoryFiles;
} {
  const files = createMemoryFiles(texts);
  return { server: connect(service, nodeTimer, files), files };
}

/** Returns the diagnostics of a family that a client pulls, as code and severity. */
async function pulled({ client }: TestConnection, family: string, of = uri): Promise<string[]> {
  const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: of } });
  assert.equal(report.kind, 'full');
  return report.items
    .filter(({ code }) => String(code).startsWith(family))
    .map(({ code, severity }) => `${String(code)} ${String(severity)}`);
}

describe('server: the workspace of clients with older capabilities', () => {
  for (const [what, folders] of [
    ['workspaceFolders', { rootUri: null, workspaceFolders: [{ uri: 'file:///w', name: 'w' }] }],
    ['rootUri', { rootUri: 'file:///w' }],
    ['rootUri beside workspaceFolders of null', { rootUri: 'file:///w', workspaceFolders: null }],
    ['the root of the file system', { rootUri: 'file:///' }],
    ['rootPath', { rootUri: null, rootPath: '/w' }],
    ['rootPath with a slash at its end', { rootUri: null, rootPath: '/w/' }],
  ] as const satisfies readonly (readonly [string, Partial<InitializeParams>])[])
    it(`reads its configuration: ${what}`, async () => {
      const { server } = begin({ '/w/advisory.config.yaml': config });
      const params: InitializeParams = { processId: null, capabilities: pulls, ...folders, workspaceFolders: null };
      await server.client.sendRequest(InitializeRequest.type, { ...params, ...folders });
      await server.open(uri, advisory);
      assert.deepEqual(await pulled(server, 'tlp/'), ['tlp/deprecated 1']);
      server.dispose();
    });

  it('reads no configuration for a file outside the workspace', async () => {
    const { server } = begin({ '/advisory.config.yaml': config });
    await server.initialize(pulls, 'file:///other');
    await server.open(uri, advisory);
    assert.deepEqual(await pulled(server, 'tlp/'), ['tlp/deprecated 2']);
    server.dispose();
  });

  it('reads a configuration above the workspace folder, up to the repository', async () => {
    const { server } = begin({
      '/top/.git': '',
      '/advisory.config.yaml': 'rules:\n  tlp/deprecated: off\n',
      '/top/advisory.config.yaml': config,
    });
    const inside = 'file:///top/w/a.advisory.yaml';
    await server.initialize(watches, 'file:///top/w');
    await server.open(inside, advisory);
    assert.deepEqual(await pulled(server, 'tlp/', inside), ['tlp/deprecated 1']);
    server.dispose();
  });
});

describe('server: files on disk', () => {
  for (const [what, visit] of [
    [
      'an advisory is saved',
      ({ client }) => client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument }),
    ],
    ['another is opened', ({ open }) => open('file:///w/b.advisory.yaml', 'title: y\n')],
  ] as const satisfies readonly (readonly [string, (server: TestConnection) => Promise<void>])[])
    it(`are read again without file watching when ${what}`, async () => {
      const { server, files } = begin({
        '/w/advisory.config.yaml': `${config}catalogues: own.yaml\n`,
        '/w/own.yaml': '',
      });
      await server.initialize(pulls, 'file:///w');
      await server.open(uri, 'tlp: WHITE\nactors:\n  - SLATE FALCON\n');
      assert.deepEqual(await pulled(server, 'tlp/'), ['tlp/deprecated 1']);
      assert.deepEqual(await pulled(server, 'actor/'), ['actor/unknown 3']);
      files.write('/w/advisory.config.yaml', 'rules:\n  tlp/deprecated: hint\ncatalogues: own.yaml\n');
      files.write('/w/own.yaml', 'actors: [SLATE FALCON]\n');
      assert.deepEqual(await pulled(server, 'tlp/'), ['tlp/deprecated 1']);
      await visit(server);
      assert.deepEqual(await pulled(server, 'tlp/'), ['tlp/deprecated 4']);
      assert.deepEqual(await pulled(server, 'actor/'), []);
      server.dispose();
    });

  it('that a rule looks up are watched, and remove or restore its problem', async () => {
    const { server, files } = begin({});
    const globs: string[] = [];
    server.client.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { registerOptions } of registrations) {
        const { watchers } = registerOptions as { watchers: { globPattern: string }[] };
        globs.push(...watchers.map(({ globPattern }) => globPattern));
      }
    });
    await server.initialize(watches, 'file:///w');
    await server.open(
      uri,
      'detection_rules:\n  - name: R\n    type: yara\n    file: rules/r[1].yar\n  - name: S\n    file: rules/r[2]\n',
    );
    assert.deepEqual(await pulled(server, 'detection/file'), [
      'detection/file-not-found 1',
      'detection/file-not-found 1',
    ]);
    await until(() => globs.includes('**/*.yar') && globs.includes('**/r?2?'));
    const tell = (path: string, type: FileChangeType) =>
      server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: `file://${encodeURI(path)}`, type }],
      });
    files.write('/w/rules/r[1].yar', 'rule r { condition: true }');
    await tell('/w/rules/r[1].yar', FileChangeType.Created);
    assert.deepEqual(await pulled(server, 'detection/file'), ['detection/file-not-found 1']);
    files.write('/w/rules/r[1].yar', undefined);
    await tell('/w/rules', FileChangeType.Deleted);
    assert.deepEqual(await pulled(server, 'detection/file'), [
      'detection/file-not-found 1',
      'detection/file-not-found 1',
    ]);
    server.dispose();
  });
});

describe('server: read-only copies', () => {
  const copies = [
    'git:/w/a.advisory.yaml?%7B%22ref%22%3A%22HEAD%22%7D',
    'gitlens://abc/w/a.advisory.yaml',
    'gitlens-git:/w/a.advisory.yaml',
    'git-graph:/w/a.advisory.yaml',
    'review:/w/a.advisory.yaml',
    'svn:/w/a.advisory.yaml',
    'fugitive:///w/.git//0/a.advisory.yaml',
    'vscode-local-history:/w/a.advisory.yaml',
  ];
  for (const copy of copies)
    it(`have no diagnostics, pushed or pulled: ${copy}`, async () => {
      const pushing = connect(service);
      await pushing.initialize();
      await pushing.open(copy, advisory);
      await pushing.open(uri, advisory);
      await until(() => pushing.published.some((each) => each.uri === uri));
      await pushing.close(copy);
      await pushing.close(uri);
      await until(() => pushing.published.filter((each) => each.uri === uri).length === 2);
      assert.deepEqual([...new Set(pushing.published.map((each) => each.uri))], [uri]);
      pushing.dispose();

      const pulling = connect(service);
      await pulling.initialize(pulls);
      await pulling.open(copy, advisory);
      assert.deepEqual(await pulled(pulling, '', copy), []);
      pulling.dispose();
    });

  for (const edited of ['untitled:Untitled-1', 'vscode-vfs://github/a/b.advisory.yaml', 'memfs:/a.advisory.yaml'])
    it(`do not include ${edited}`, async () => {
      const server = connect(service);
      await server.initialize(pulls);
      await server.open(edited, advisory);
      assert.deepEqual(await pulled(server, 'tlp/', edited), ['tlp/deprecated 2']);
      server.dispose();
    });
});

describe('server: invalid settings', () => {
  const wrong: readonly (readonly [string, unknown, RegExp | undefined])[] = [
    [
      'a rule that there is none of',
      { rules: { 'tlp/depricated': 'error' } },
      /^`advisory\.rules\.tlp\/depricated`: .*tlp\/deprecated/,
    ],
    [
      'a severity that there is none of',
      { rules: { 'tlp/deprecated': 'fatal' } },
      /^`advisory\.rules\.tlp\/deprecated`: .*fatal/,
    ],
    ['a list in place of a mapping', { rules: ['tlp/deprecated'] }, /^`advisory\.rules(?:\.0)?`: /],
    [
      'a setting that there is none of',
      { rule: { 'tlp/deprecated': 'off' } },
      /^`advisory\.rule`: Unknown key `rule` in the settings\. Did you mean `rules`/,
    ],
    ['a list in a list', { files: [['a.yaml'], []] }, /^`advisory\.files\.0`: Each item of `files` must be a string/],
    [
      'an empty list in a list',
      { catalogues: ['a.yaml', []] },
      /^`advisory\.catalogues\.1`: Each item of `catalogues` must/,
    ],
    ['a logo outside of it', { render: { logo: '../a.png' } }, /: use a path relative to the workspace folder that /],
    ['no mapping at all', 'off', /^`advisory` must be an object/],
    ['a word in place of settings for the report', { render: 'dark' }, /^`advisory\.render`: .*dark/],
    ['a number in place of settings for the report', { render: 1 }, /^`advisory\.render`: /],
    ['a list in place of settings for the report', { render: ['dark'] }, /^`advisory\.render`: /],
    ['no settings for the report', { render: null }, undefined],
    ['settings for the report that are not set', { render: { theme: '', x: null } }, undefined],
    ['nothing', null, undefined],
    ['an empty table of Lua', [], undefined],
    ['the defaults', defaultSettings, undefined],
    ['what the editor reads itself', { preview: { scrollSync: true }, trace: { server: 'off' } }, undefined],
    ['a right one', { rules: { 'tlp/deprecated': 'off' } }, undefined],
  ];
  for (const [what, settings, message] of wrong)
    it(`are named: ${what}`, () => {
      const problems = service.settingsProblems(settings);
      if (message) assert.match(problems[0] ?? '', message);
      else assert.deepEqual(problems, []);
    });

  it('do not include any setting of the extension', () => {
    const sections = Object.keys(manifest.contributes.configuration.properties).map((name) => name.split('.')[1] ?? '');
    const unknown = sections.filter((section) => !editorSettings.has(section));
    const problems = unknown.flatMap((section) => service.settingsProblems({ [section]: { x: 1 } }));
    assert.ok(unknown.length > 0);
    assert.deepEqual(
      problems.filter((problem) => /^`advisory\.[^.`]*`: Unknown/.test(problem)),
      [],
    );
  });

  const settings = { rules: { 'tlp/depricated': 'error', 'tlp/deprecated': 'fatal' } };
  for (const pull of [true, false])
    it(`are reported once, in a message and in the log, when they are ${pull ? 'pulled' : 'pushed'}`, async () => {
      const server = connect(service);
      const shown: string[] = [];
      server.client.onNotification(ShowMessageNotification.type, ({ message }) => void shown.push(message));
      server.client.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
      await server.initialize({ ...pulls, workspace: { configuration: pull } });
      const tell = () =>
        server.client.sendNotification(DidChangeConfigurationNotification.type, {
          settings: pull ? null : { advisory: settings },
        });
      if (!pull) await tell();
      await server.open(uri, advisory);
      await pulled(server, 'tlp/');
      await tell();
      await pulled(server, 'tlp/');
      assert.equal(shown.length, 1);
      assert.match(shown[0] ?? '', /^Invalid setting: `advisory\.rules\..* \(and 1 more; see the log\)$/);
      assert.equal(server.log.length, 2);
      server.dispose();
    });
});

describe('server: a fix in another file', () => {
  for (const [encoding, character] of [
    ['utf-8', '  - ÄÖÜ 🐻'.length + 5],
    ['utf-16', '  - ÄÖÜ 🐻'.length],
    ['utf-32', '  - ÄÖÜ 🐻'.length - 1],
  ] as const)
    it(`has positions in ${encoding}`, async () => {
      const { server } = begin({
        '/w/advisory.config.yaml': 'catalogues: names.yaml\n',
        '/w/names.yaml': 'actors:\n  - ÄÖÜ 🐻',
      });
      await server.initialize({ ...actionLiterals, general: { positionEncodings: [encoding] } }, 'file:///w');
      await server.open(uri, 'actors:\n  - GREY HERON\n');
      const position = { line: 1, character: 6 };
      const actions = await server.client.sendRequest(CodeActionRequest.type, {
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      const action = actions?.find(({ title }) => title === 'Add GREY HERON to names.yaml') as CodeAction | undefined;
      const end = { line: 1, character };
      assert.deepEqual(action?.edit, {
        changes: { 'file:///w/names.yaml': [{ range: { start: end, end }, newText: '\n  - GREY HERON' }] },
      });
      server.dispose();
    });
});

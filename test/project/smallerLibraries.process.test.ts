/** The bundles without the code that `scripts/smallerLibraries.mjs` removes: results equal those of the sources. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CodeActionRequest,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { buildProgram, type BuiltProgram } from '../cli/builtProgram.ts';
import { runCli } from '../cli/support.ts';

const root = join(import.meta.dirname, '..', '..');

/** Texts that the library reads differently by schema: tags, merge keys, complex keys, versions of YAML. */
const unusual = [
  'title: !!int 3\n? [a, b]\n: c\nactors: &a\n- <<: *a\n  x: !own y\n- *b\n%YAML 1.1\n---\na: !!set {a, b}\n',
  '%YAML 1.1\n---\ntitle: !!omap [a: b]\n<<: {a: b}\nmitre_attack: !!pairs [a: b]\nactors: !!binary aGVsbG8=\nx: !!timestamp 2020-01-01\n',
  'title: >-\n  folded\nsummary: "a\\n\\x41"\ncreated: 2020-01-01\ntlp: yes\nseverity: 0x10\nactors: ~\nreferences: [*a, {b: c}, &a d]\n',
];

describe('bundles with smaller libraries', function () {
  this.timeout(120_000);
  let folder: string;
  let built: BuiltProgram;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'advisory-smaller-'));
    built = buildProgram();
  });

  after(() => {
    built.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('have the same results as the sources', async () => {
    const rules = join(root, 'test/fixtures/rules');
    const fixtures = readdirSync(rules, { recursive: true, encoding: 'utf8' })
      .filter((file) => /bad[^/]*yaml$/.test(file))
      .map((file) => readFileSync(join(rules, file), 'utf8'));
    assert.ok(fixtures.length > 100);
    for (const [i, text] of [...unusual, ...fixtures].entries())
      writeFileSync(join(folder, `${i}.advisory.yaml`), text);
    const args = ['check', '--format', 'json', '--jobs', '1', '.'];
    const sources = await runCli(args, folder);
    const bundle = spawnSync(process.execPath, [built.path, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    assert.equal(bundle.stderr, sources.stderr);
    assert.equal(bundle.status, sources.status);
    const parsed = [bundle.stdout, sources.stdout].map((text) => JSON.parse(text) as unknown);
    assert.deepEqual(parsed[0], parsed[1]);
  });

  it('read the entities of HTML as the sources do', async () => {
    const names =
      'AElig amp apos bne CounterClockwiseContourIntegral fjlig hellip lt nbsp notin rarr szlig zwnj Zopf'.split(' ');
    const entities = [
      ...names.map((name) => `&${name};`),
      '&AMP',
      '&ampx',
      '&notit;',
      '&unknown;',
      '&#8217;',
      '&#x1F600;',
    ];
    writeFileSync(join(folder, 'page.html'), `<h1>evil[.]top</h1><p>${entities.join(' | ')}</p>`);
    const args = ['import', 'page.html'];
    const sources = await runCli(args, folder);
    const bundle = spawnSync(process.execPath, [built.path, ...args], { cwd: folder, encoding: 'utf8' });
    assert.match(sources.stdout, /Æ .*∳.*’/s);
    assert.deepEqual([bundle.stdout, bundle.stderr, bundle.status], [sources.stdout, sources.stderr, sources.status]);
  });

  it('work in an editor', async () => {
    const server = spawn(process.execPath, [join(built.path, '..', 'server.cjs'), '--stdio']);
    const client = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    try {
      const published = new Promise<PublishDiagnosticsParams>((resolve) =>
        client.onNotification(PublishDiagnosticsNotification.type, resolve),
      );
      client.listen();
      const workspaceFolders = [{ uri: 'file:///nowhere', name: 'nowhere' }];
      await client.sendRequest(InitializeRequest.type, {
        processId: null,
        rootUri: null,
        workspaceFolders,
        capabilities: {
          workspace: { workspaceFolders: true },
          textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
        },
      });
      await client.sendNotification(InitializedNotification.type, {});
      const textDocument = { uri: 'untitled:a.advisory.yaml', languageId: 'advisory', version: 1, text: 'titel: A\n' };
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      const { diagnostics } = await published;
      const [diagnostic] = diagnostics.filter(({ code }) => code === 'schema/unknown-key');
      assert.ok(diagnostic);
      const { range } = diagnostic;
      const actions = await client.sendRequest(CodeActionRequest.type, {
        textDocument,
        range,
        context: { diagnostics },
      });
      assert.ok(
        actions?.some(({ title }) => title.includes('`title`')),
        JSON.stringify(actions),
      );
      const symbols = await client.sendRequest(DocumentSymbolRequest.type, { textDocument });
      assert.deepEqual(
        symbols?.map(({ name }) => name),
        ['titel'],
      );
    } finally {
      client.dispose();
      server.kill();
    }
  });
});

import assert from 'node:assert/strict';
import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  RegistrationRequest,
} from 'vscode-languageserver';
import { createManualTimer, serverPauses } from '../support/manualTimer.ts';
import { connect, until } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

const uri = 'file:///a.advisory.yaml';
const at = (line: number, character: number) => ({ line, character });
const pulling = { textDocument: { diagnostic: {} } };

describe('server: pushed diagnostics', () => {
  it('publishes each version with its number, and nothing once the document is closed', async () => {
    const connection = connect(wordService());
    await connection.initialize();
    await connection.open(uri, 'title: wrong\n', 3);
    const first = await until(() => connection.published[0]);
    assert.equal(first.version, 3);
    assert.deepEqual(first.diagnostics[0]?.range, { start: at(0, 7), end: at(0, 12) });

    await connection.change(uri, 4, [{ range: { start: at(0, 7), end: at(0, 12) }, text: 'right' }]);
    const second = await until(() => connection.published.find(({ version }) => version === 4));
    assert.deepEqual(second.diagnostics, []);

    await connection.close(uri);
    const last = await until(() => connection.published[2]);
    assert.deepEqual(last, { uri, diagnostics: [] });
    connection.dispose();
  });

  it('publishes again after a document is reopened, and checks it at once although the last check took long', async () => {
    const timer = createManualTimer();
    const service = wordService();
    const diagnostics: typeof service.diagnostics = (...args) => {
      timer.advance(60);
      return service.diagnostics(...args);
    };
    const connection = connect({ ...service, diagnostics }, timer);
    await connection.initialize();
    await connection.open(uri, 'wrong');
    await until(() => connection.published[0]);
    await connection.close(uri);
    await connection.open(uri, 'wrong');
    const again = await until(() => {
      assert.deepEqual(serverPauses(timer), []);
      return connection.published[2];
    });
    assert.deepEqual(again, connection.published[0]);
    connection.dispose();
  });

  it('publishes a text that was changed without a new version', async () => {
    const connection = connect(wordService());
    await connection.initialize();
    await connection.open(uri, 'fine', 3);
    await until(() => connection.published.find(({ diagnostics }) => diagnostics.length === 0));
    await connection.change(uri, 3, [{ text: 'wrong' }]);
    const { version } = await until(() => connection.published.find(({ diagnostics }) => diagnostics.length === 1));
    assert.equal(version, 3);
    connection.dispose();
  });

  it('never publishes an older version after a newer one', async () => {
    const connection = connect(wordService());
    await connection.initialize();
    await connection.open(uri, '');
    for (let version = 2; version <= 30; version++)
      await connection.change(uri, version, [{ text: 'wrong '.repeat(version) }]);
    await until(() => connection.published.find(({ version }) => version === 30));
    const versions = connection.published.map(({ version }) => version ?? 0);
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    );
    connection.dispose();
  });

  it('publishes only an empty list for a document that was closed before its check', async () => {
    const timer = createManualTimer();
    const service = wordService();
    const diagnostics: typeof service.diagnostics = (...args) => {
      timer.advance(60);
      return service.diagnostics(...args);
    };
    const connection = connect({ ...service, diagnostics }, timer);
    await connection.initialize();
    await connection.open(uri, 'wrong');
    await until(() => connection.published[0]);
    await connection.change(uri, 2, [{ text: 'wrong wrong' }]);
    await until(() => serverPauses(timer).length > 0);
    await connection.close(uri);
    assert.deepEqual(await until(() => connection.published[1]), { uri, diagnostics: [] });
    assert.deepEqual(serverPauses(timer), []);
    connection.dispose();
  });

  it('uses the settings sent by a client without configuration requests', async () => {
    const connection = connect(wordService());
    await connection.initialize();
    await connection.open(uri, 'wrong');
    assert.equal((await until(() => connection.published[0])).diagnostics[0]?.severity, 2);
    const settings = { advisory: { rules: { 'word/wrong': 'error', 'word/other': 'loud', 'word/odd': 7 } } };
    await connection.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    assert.equal((await until(() => connection.published[1])).diagnostics[0]?.severity, 1);
    await connection.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.equal((await until(() => connection.published[2])).diagnostics[0]?.severity, 2);
    connection.dispose();
  });

  it("logs an error of the service with the document's name, and continues", async () => {
    let broken = true;
    const connection = connect(
      wordService({
        diagnostics: () => {
          if (broken) throw new Error('out of order');
          return [];
        },
      }),
    );
    await connection.initialize();
    await connection.open(uri, 'x');
    const line = await until(() => connection.log[0]);
    assert.match(line, /a\.advisory\.yaml could not be computed: Error: out of order/);
    broken = false;
    await connection.change(uri, 2, [{ text: 'y' }]);
    assert.deepEqual((await until(() => connection.published[0])).diagnostics, []);
    connection.dispose();
  });
});

describe('server: pulled diagnostics', () => {
  const pull = ({ client }: Pick<ReturnType<typeof connect>, 'client'>, previousResultId?: string) =>
    client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });

  it('are returned for the newest text, and "unchanged" while nothing has changed', async () => {
    const connection = connect(wordService());
    await connection.initialize(pulling);
    await connection.open(uri, 'title: wrong');
    const first = await pull(connection);
    assert.ok(first.kind === 'full');
    assert.equal(first.items[0]?.code, 'word/wrong');
    assert.deepEqual(await pull(connection, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await connection.change(uri, 2, [{ text: 'title: right' }]);
    const second = await pull(connection, first.resultId);
    assert.ok(second.kind === 'full');
    assert.deepEqual(second.items, []);
    assert.deepEqual(connection.published, []);
    connection.dispose();
  });

  it('are returned for a text that has the version of the one before it', async () => {
    const connection = connect(wordService());
    await connection.initialize(pulling);
    await connection.open(uri, 'wrong');
    const first = await pull(connection);
    await connection.close(uri);
    await connection.open(uri, 'right');
    const second = await pull(connection, first.resultId);
    assert.deepEqual(second.kind === 'full' && second.items, []);
    await connection.change(uri, 1, [{ text: 'wrong' }]);
    const third = await pull(connection, second.resultId);
    assert.equal(third.kind === 'full' && third.items.length, 1);
    connection.dispose();
  });

  it('are returned at once if nothing has changed, although the last check took long', async () => {
    const timer = createManualTimer();
    const service = wordService();
    const diagnostics: typeof service.diagnostics = (...args) => {
      timer.advance(60);
      return service.diagnostics(...args);
    };
    const connection = connect({ ...service, diagnostics }, timer);
    await connection.initialize(pulling);
    await connection.open(uri, 'wrong');
    const { resultId } = await pull(connection);
    let answered = false;
    const again = pull(connection, resultId).then((report) => {
      answered = true;
      return report;
    });
    await until(() => {
      assert.deepEqual(serverPauses(timer), []);
      return answered;
    });
    assert.deepEqual(await again, { kind: 'unchanged', resultId });
    connection.dispose();
  });

  it('are refreshed once for all changes that arrive together', async () => {
    const connection = connect(wordService());
    let refreshes = 0;
    connection.client.onRequest(DiagnosticRefreshRequest.type, () => void refreshes++);
    await connection.initialize({ ...pulling, workspace: { diagnostics: { refreshSupport: true } } });
    await connection.open(uri, 'wrong');
    for (const severity of ['error', 'hint', 'error'])
      void connection.client.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { advisory: { rules: { 'word/wrong': severity } } },
      });
    await until(() => refreshes > 0);
    // When this is answered, everything that was scheduled before is done.
    await pull(connection);
    assert.equal(refreshes, 1);
    connection.dispose();
  });

  it('are an empty list for a document that is not open', async () => {
    const connection = connect(wordService());
    await connection.initialize(pulling);
    const report = await pull(connection);
    assert.ok(report.kind === 'full');
    assert.deepEqual(report.items, []);
    connection.dispose();
  });

  it('use the settings of the document, and are refreshed when these change', async () => {
    const connection = connect(wordService());
    let severity = 'off';
    let refreshes = 0;
    const asked: unknown[] = [];
    connection.client.onRequest(ConfigurationRequest.type, ({ items }) => {
      asked.push(...items);
      return items.map(() => ({ rules: { 'word/wrong': severity } }));
    });
    connection.client.onRequest(DiagnosticRefreshRequest.type, () => void refreshes++);
    const registered: string[] = [];
    connection.client.onRequest(RegistrationRequest.type, ({ registrations }) => {
      registered.push(...registrations.map(({ method }) => method));
    });
    await connection.initialize({
      ...pulling,
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
    });
    await until(() => registered.includes('workspace/didChangeConfiguration'));
    await connection.open(uri, 'wrong');
    const first = await pull(connection);
    assert.ok(first.kind === 'full');
    assert.deepEqual(first.items, []);
    assert.deepEqual(asked, [{ scopeUri: uri, section: 'advisory' }]);

    severity = 'error';
    await connection.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await until(() => refreshes === 1);
    const second = await pull(connection, first.resultId);
    assert.ok(second.kind === 'full');
    assert.equal(second.items[0]?.severity, 1);
    connection.dispose();
  });

  it('use the defaults if the client fails to return settings', async () => {
    const connection = connect(wordService());
    await connection.initialize({ ...pulling, workspace: { configuration: true } });
    await connection.open(uri, 'wrong');
    const report = await pull(connection);
    assert.ok(report.kind === 'full');
    assert.equal(report.items[0]?.severity, 2);
    assert.match(await until(() => connection.log[0]), /settings for file:.* could not be read/);
    connection.dispose();
  });

  it('use the defaults while the client does not answer, and its settings once it does', async () => {
    const timer = createManualTimer();
    const { client, initialize, open, dispose } = connect(wordService(), timer);
    const answers: ((settings: readonly unknown[]) => void)[] = [];
    client.onRequest(ConfigurationRequest.method, () => new Promise((resolve) => void answers.push(resolve)));
    let refreshed = false;
    client.onRequest(DiagnosticRefreshRequest.type, () => void (refreshed = true));
    await initialize({ ...pulling, workspace: { configuration: true, diagnostics: { refreshSupport: true } } });
    await open(uri, 'wrong');
    const first = pull({ client });
    await until(() => answers[0]);
    timer.advance(5000);
    const early = await first;
    assert.equal(early.kind === 'full' && early.items[0]?.severity, 2);
    answers[0]?.([{ rules: { 'word/wrong': 'error' } }]);
    await until(() => {
      timer.advance(1000);
      return refreshed;
    });
    const late = await pull({ client }, early.resultId);
    assert.equal(late.kind === 'full' && late.items[0]?.severity, 1);
    assert.equal(answers.length, 1);
    dispose();
  });
});

/** An opened document is prepared for its first edit in a pause after its first check. */
import assert from 'node:assert/strict';
import { DocumentDiagnosticRequest } from 'vscode-languageserver';
import { preparationPause } from '../../server/src/lsp/diagnostics/schedule.ts';
import { createManualTimer } from '../support/manualTimer.ts';
import { recorded } from '../support/recordedService.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const start = { line: 0, character: 0 };
const letter = [{ range: { start, end: start }, text: 'x' }];

describe('server: preparation of a document for its first edit', () => {
  const author = async (capabilities = {}) => {
    const timer = createManualTimer();
    const { service, done } = recorded();
    const connection = connect(service, timer);
    await connection.initialize(capabilities);
    await connection.open(uri, 'a wrong text');
    return { timer, connection, prepared: () => done.filter((what) => what.startsWith('prepare')) };
  };
  const published = (connection: TestConnection, count: number) =>
    until(() => (connection.published.length >= count ? true : undefined));
  /** Resolves once everything that was scheduled before has run. */
  const settled = async (connection: TestConnection): Promise<void> => {
    await connection.open('file:///b.advisory.yaml', 'b');
    await until(() => connection.published.find((one) => one.uri.endsWith('b.advisory.yaml')));
  };

  it('begins after a pause, once', async () => {
    const { timer, connection, prepared } = await author();
    await published(connection, 1);
    timer.advance(preparationPause - 1);
    await settled(connection);
    assert.deepEqual(prepared(), []);
    timer.advance(1);
    await until(() => (prepared().length > 0 ? true : undefined));
    await connection.change(uri, 2, letter);
    await until(() => connection.published.find(({ version }) => version === 2));
    timer.advance(preparationPause);
    await settled(connection);
    assert.deepEqual(
      prepared().filter((what) => what !== 'prepare b'),
      ['prepare a wrong text'],
    );
    connection.dispose();
  });

  it('also begins if the client pulls diagnostics', async () => {
    const { timer, connection, prepared } = await author({ textDocument: { diagnostic: {} } });
    await connection.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    timer.advance(preparationPause);
    await until(() => (prepared().length > 0 ? true : undefined));
    assert.deepEqual(prepared(), ['prepare a wrong text']);
    connection.dispose();
  });

  for (const [what, act] of [
    ['is edited', (connection: TestConnection) => connection.change(uri, 2, letter)],
    ['is closed', (connection: TestConnection) => connection.close(uri)],
  ] as const)
    it(`is not needed if the document ${what} before`, async () => {
      const { timer, connection, prepared } = await author();
      await published(connection, 1);
      await act(connection);
      await published(connection, 2);
      timer.advance(preparationPause);
      await settled(connection);
      assert.deepEqual(prepared(), []);
      connection.dispose();
    });
});

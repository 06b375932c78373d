/** The messages that the server shows in the editor: each once, and literally. */
import assert from 'node:assert/strict';
import {
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { ClientCapabilities } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import { connect, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const pulls: ClientCapabilities = { textDocument: { diagnostic: {} } };

/** Returns a list to which each message is added when it is shown. */
function messagesOf({ client }: TestConnection): readonly string[] {
  const shown: string[] = [];
  client.onNotification(ShowMessageNotification.type, ({ message }) => void shown.push(message));
  return shown;
}

/** Opens an advisory, and waits until it is checked. */
async function check(server: TestConnection, uri: string): Promise<void> {
  await server.open(uri, 'title: x\n');
  await server.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
}

describe('server: messages', () => {
  it('show text from settings and documents without markup', async () => {
    const server = connect(service);
    const shown = messagesOf(server);
    await server.initialize(pulls);
    await server.client.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { advisory: { rules: { '[x](command:y)': 'off' } } },
    });
    await check(server, 'file:///w/a.advisory.yaml');
    assert.equal(shown.length, 1);
    assert.match(shown[0] ?? '', /^Invalid setting: `advisory\.rules\.\[x\] \(command:y\)`/);
    server.dispose();
  });
});

describe('server: configuration files and catalogues that cannot be read', () => {
  it('are named once, in a message without markup and in the log', async () => {
    const bad = '/w/[x](command:y)/advisory.config.yaml';
    const files = {
      ...createMemoryFiles({ '/w/.git': '' }),
      obstacle: (path: string) => Promise.resolve(path === bad ? 'is not valid UTF-8' : undefined),
    };
    const server = connect(service, nodeTimer, files);
    const shown = messagesOf(server);
    await server.initialize(pulls, 'file:///w');
    for (const name of ['a', 'b']) await check(server, `file:///w/%5Bx%5D(command:y)/${name}.advisory.yaml`);
    assert.deepEqual(shown, [
      'A configuration file or catalogue is ignored: /w/[x] (command:y)/advisory.config.yaml is not valid UTF-8',
    ]);
    assert.deepEqual(server.log, [`A configuration file or catalogue is ignored: ${bad} is not valid UTF-8`]);
    server.dispose();
  });

  it('are named once if a configuration file lists them', async () => {
    const files = {
      ...createMemoryFiles({ '/w/advisory.config.yaml': 'catalogues: own.yaml\n' }),
      find: () => Promise.resolve(['/w/own.yaml']),
      obstacle: (path: string) =>
        Promise.resolve(path === '/w/own.yaml' ? 'could not be read: permission denied' : undefined),
    };
    const server = connect(service, nodeTimer, files);
    const shown = messagesOf(server);
    await server.initialize(pulls, 'file:///w');
    for (const name of ['a', 'b']) await check(server, `file:///w/${name}.advisory.yaml`);
    assert.deepEqual(shown, [
      'A configuration file or catalogue is ignored: /w/own.yaml could not be read: permission denied',
    ]);
    server.dispose();
  });

  it('are named once if the settings of the editor list them', async () => {
    const files = createMemoryFiles({ '/w/.git': '', '/w/there.yaml': 'actors: []\n' });
    const server = connect(service, nodeTimer, files);
    const shown = messagesOf(server);
    await server.initialize(pulls, 'file:///w');
    await server.client.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { advisory: { catalogues: ['there.yaml', 'gone.yaml', 'many/*.yaml'] } },
    });
    for (const name of ['a', 'b']) await check(server, `file:///w/${name}.advisory.yaml`);
    assert.deepEqual(shown, [
      'A configuration file or catalogue is ignored: /w/gone.yaml does not exist, but is listed in the setting `advisory.catalogues`',
    ]);
    server.dispose();
  });
});

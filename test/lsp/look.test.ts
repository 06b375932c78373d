import assert from 'node:assert/strict';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Registration } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { renderRequest } from '../../server/src/protocol/protocol.ts';
import { reportsChangedNotification, trustedNotification } from '../../server/src/protocol/reports.ts';
import type { ClientOptions, RenderResult } from '../../server/src/protocol/protocol.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles, type MemoryFiles } from '../support/memoryFiles.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());
const uri = 'file:///w/sub/a.advisory.yaml';
const advisory = 'title: T\ndetection_rules:\n  - {type: yara, name: R, file: r.yar}\n';
const look = 'render: {stylesheet: own.css, template: own.mustache, logo: logo.svg, publisher: Us}\n';
const texts = {
  '/w/advisory.config.yaml': look,
  '/w/own.css': 'a{}',
  '/w/own.mustache': '<p class="own">{{publisher}}</p>{{logo}}{{section.detection_rules}}',
  '/w/logo.svg': '<svg/>',
  '/w/sub/r.yar': 'rule R { condition: true }',
};

interface Started {
  readonly server: TestConnection;
  readonly files: MemoryFiles;
  readonly messages: string[];
  /** Returns how often the client was notified that reports have changed. */
  readonly notified: () => number;
  readonly watched: Registration[];
  readonly render: () => Promise<RenderResult>;
}

async function start(given: Readonly<Record<string, string>>, options: ClientOptions): Promise<Started> {
  const files = createMemoryFiles(given);
  const server = connect(service, nodeTimer, files);
  const messages: string[] = [];
  const watched: Registration[] = [];
  let notified = 0;
  server.client.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
  server.client.onNotification(reportsChangedNotification, () => void notified++);
  server.client.onRequest(RegistrationRequest.type, ({ registrations }) => void watched.push(...registrations));
  await server.client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: 'file:///w',
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    initializationOptions: options,
  });
  await server.client.sendNotification(InitializedNotification.type, {});
  await server.open(uri, advisory);
  const render = (): Promise<RenderResult> => server.client.sendRequest(renderRequest, { textDocument: { uri } });
  return { server, files, messages, notified: () => notified, watched, render };
}

describe('server: the look of reports', () => {
  it('comes from configuration and files, and is updated when one of them changes', async () => {
    const { server, files, messages, render, notified, watched } = await start(texts, { showsReports: true });
    const first = await render();
    assert.equal(first.style, 'a{}');
    assert.match(first.html, /<p class="own">Us<\/p><img class="ta-logo" src="data:image\/svg\+xml;base64,PHN2Zy8\+"/);
    assert.match(first.html, /<span class="ta-w">rule<\/span> R/);
    for (const kind of ['css', 'mustache', 'svg', 'yar'])
      await until(() =>
        watched.some(({ registerOptions }) => JSON.stringify(registerOptions).includes(`**/*.${kind}`)),
      );
    for (const [path, text, shown] of [
      ['/w/own.css', 'b{}', 'b{}'],
      ['/w/sub/r.yar', 'rule R2 { condition: true }', 'R2'],
      ['/w/own.mustache', '<b>new</b>', '<b>new</b>'],
    ] as const) {
      files.write(path, text);
      const before = notified();
      await server.client.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: `file://${path}`, type: FileChangeType.Changed }],
      });
      await until(() => notified() > before);
      const { html, style } = await render();
      assert.ok(`${html}${style ?? ''}`.includes(shown), shown);
    }
    assert.deepEqual(messages, []);
    server.dispose();
  });

  it('follows the settings of the editor', async () => {
    const { server, render, notified } = await start(
      { ...texts, '/w/advisory.config.yaml': '' },
      { showsReports: true },
    );
    assert.doesNotMatch((await render()).html, /ta-publisher/);
    const render2 = { publisher: 'They', stylesheet: 'own.css', titles: {}, sections: [], header: '', language: 'de' };
    const before = notified();
    await server.client.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { advisory: { render: render2 } },
    });
    await until(() => notified() > before);
    const { html, style } = await render();
    assert.match(html, /<p class="ta-publisher">They<\/p>/);
    assert.match(html, /Erkennungsregeln/);
    assert.equal(style, 'a{}');
    server.dispose();
  });

  it('uses no file in an untrusted workspace until it is trusted', async () => {
    const { server, render, notified } = await start(texts, { showsReports: true, untrusted: true });
    const before = await render();
    assert.equal(before.style, undefined);
    assert.match(before.html, /<p class="ta-publisher">Us<\/p>/);
    assert.doesNotMatch(before.html, /class="own"|<img/);
    const count = notified();
    await server.client.sendNotification(trustedNotification);
    await until(() => notified() > count);
    assert.match((await render()).html, /class="own"/);
    server.dispose();
  });

  it('names an ignored file once, and shows the page without it', async () => {
    const { server, messages, render, notified } = await start(
      { ...texts, '/w/own.css': '@import "x";', '/w/own.mustache': '<script></script>', '/w/logo.svg': 'no' },
      {},
    );
    for (let time = 0; time < 3; time++) {
      const { html, style } = await render();
      assert.equal(style, undefined);
      assert.match(html, /<h1 id="report-title"/);
      assert.match(html, /ta-publisher/);
    }
    assert.deepEqual(messages.length, 1);
    assert.match(
      messages[0] ?? '',
      /^A file used for reports is ignored: own\.css \(render\.stylesheet\) contains @import, .* \(and 2 more; see the log\)$/,
    );
    assert.ok(server.log.some((line) => line.includes('own.mustache (render.template) uses <script>')));
    assert.equal(notified(), 0);
    server.dispose();
  });
});

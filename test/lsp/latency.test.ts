import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  CompletionRequest,
  ConfigurationRequest,
  DocumentSymbolRequest,
  HoverRequest,
  LSPErrorCodes,
} from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import { preparationPause } from '../../server/src/lsp/diagnostics/schedule.ts';
import { createManualTimer, serverPauses } from '../support/manualTimer.ts';
import { recorded } from '../support/recordedService.ts';
import { connect, until } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const at = (line: number, character: number): Position => ({ line, character });
const insertion = (position: Position, text: string) => [{ range: { start: position, end: position }, text }];

describe('server: a burst of changes', () => {
  it('is one parse, one analysis and one push, of the last version', async () => {
    const { service, done } = recorded();
    const { initialize, open, change, published, dispose } = connect(service);
    await initialize();
    await open(uri, '');
    await until(() => published[0]);
    done.length = 0;
    for (let version = 2; version <= 11; version++)
      void change(uri, version, insertion(at(0, version - 2), String(version % 10)));
    await until(() => published.find(({ version }) => version === 11));
    assert.deepEqual(done, ['parse 2345678901', 'diagnostics 2345678901']);
    assert.deepEqual(
      published.map(({ version }) => version),
      [1, 11],
    );
    dispose();
  });

  it('answers the requests that the author waits for first, for the newest text', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, change, published, dispose } = connect(service);
    await initialize();
    await open(uri, '');
    await until(() => published[0]);
    done.length = 0;
    for (let version = 2; version <= 6; version++) void change(uri, version, insertion(at(0, version - 2), 'x'));
    const symbols = client.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const completion = client.sendRequest(CompletionRequest.type, { textDocument, position: at(0, 5) });
    await Promise.all([symbols, completion, until(() => published.find(({ version }) => version === 6))]);
    assert.deepEqual(done.slice(0, 2), ['parse xxxxx', 'completion xxxxx▮']);
    assert.deepEqual(done.slice(2).sort(), ['diagnostics xxxxx', 'symbols xxxxx']);
    dispose();
  });

  it('answers superseded requests with ContentModified, and only the newest with a result', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, change, dispose } = connect(service);
    await initialize();
    await open(uri, '');
    const answers: Promise<unknown>[] = [];
    for (let version = 2; version <= 5; version++) {
      void change(uri, version, insertion(at(0, version - 2), 'y'));
      const request = { textDocument, position: at(0, version - 1) };
      answers.push(client.sendRequest(CompletionRequest.type, request).catch((error: unknown) => error));
    }
    const [last, ...superseded] = (await Promise.all(answers)).reverse();
    assert.deepEqual(last, { isIncomplete: false, items: [{ label: 'right' }] });
    for (const answer of superseded) assert.equal((answer as { code: number }).code, LSPErrorCodes.ContentModified);
    assert.deepEqual(
      done.filter((what) => what.startsWith('completion')),
      ['completion yyyy▮'],
    );
    dispose();
  });

  it('answers a request for the newest text after changes, with its position adjusted', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, change, dispose } = connect(service);
    await initialize();
    await open(uri, 'wrong');
    const hover = client.sendRequest(HoverRequest.type, { textDocument, position: at(0, 2) });
    const completion = client.sendRequest(CompletionRequest.type, { textDocument, position: at(0, 5) });
    void change(uri, 2, insertion(at(0, 0), 'so '));
    void change(uri, 3, insertion(at(0, 8), '!'));
    assert.deepEqual((await hover)?.range, { start: at(0, 3), end: at(0, 8) });
    assert.ok(await completion);
    assert.deepEqual(
      done.filter((what) => !what.startsWith('parse') && !what.startsWith('diagnostics')),
      ['hover so wr▮ong!', 'completion so wrong!▮'],
    );
    dispose();
  });

  it('has no result for a position in text that was replaced completely', async () => {
    const { client, initialize, open, change, dispose } = connect(wordService());
    await initialize();
    await open(uri, 'wrong');
    const hover = client.sendRequest(HoverRequest.type, { textDocument, position: at(0, 2) });
    void change(uri, 2, [{ text: 'another text' }]);
    await assert.rejects(hover, { code: LSPErrorCodes.ContentModified });
    dispose();
  });

  it('does not begin cancelled requests', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, change, dispose } = connect(service);
    await initialize();
    await open(uri, '');
    const cancellation = new CancellationTokenSource();
    const position = at(0, 0);
    const completion = client.sendRequest(CompletionRequest.type, { textDocument, position }, cancellation.token);
    cancellation.cancel();
    void change(uri, 2, insertion(position, 'z'));
    await assert.rejects(completion, { code: LSPErrorCodes.RequestCancelled });
    assert.deepEqual(
      done.filter((what) => what.startsWith('completion')),
      [],
    );
    dispose();
  });

  it('does not delay requests without limit', async () => {
    const timer = createManualTimer();
    const { client, initialize, open, change, dispose } = connect(wordService(), {
      ...timer,
      now: timer.now,
      yield: () => {
        timer.advance(30);
        return nodeTimer.yield();
      },
    });
    await initialize();
    await open(uri, '');
    let answered = false;
    const completion = client
      .sendRequest(CompletionRequest.type, { textDocument, position: at(0, 0) })
      .then((answer) => {
        answered = true;
        return answer;
      });
    for (let version = 2; !answered; version++) await change(uri, version, insertion(at(0, 0), 'x'));
    assert.ok(await completion);
    dispose();
  });
});

describe('server: when a check begins', () => {
  const dear = (timer: { advance(milliseconds: number): void }, milliseconds: number) =>
    recorded((what) => {
      if (what === 'diagnostics') timer.advance(milliseconds);
    });

  it('is at once if the last check was fast, and only the preparation for edits waits', async () => {
    const timer = createManualTimer();
    const asked: number[] = [];
    const { service } = dear(timer, 9);
    const { initialize, open, change, published, dispose } = connect(service, {
      ...timer,
      after: (milliseconds, run) => {
        asked.push(milliseconds);
        return timer.after(milliseconds, run);
      },
    });
    await initialize();
    await open(uri, 'one');
    await until(() => published[0]);
    await change(uri, 2, [{ text: 'two' }]);
    await until(() => published[1]);
    assert.deepEqual(asked, [preparationPause]);
    dispose();
  });

  for (const { cost, pause } of [
    { cost: 20, pause: 15 },
    { cost: 60, pause: 20 },
    { cost: 3000, pause: 30 },
  ]) {
    it(`is ${pause} ms later if the last check took ${cost} ms`, async () => {
      const timer = createManualTimer();
      const { service } = dear(timer, cost);
      const { initialize, open, change, published, dispose } = connect(service, timer);
      await initialize();
      await open(uri, 'one');
      await until(() => published[0]);
      await change(uri, 2, [{ text: 'two' }]);
      await until(() => serverPauses(timer).length > 0);
      assert.deepEqual(serverPauses(timer), [pause]);
      timer.advance(pause);
      assert.equal((await until(() => published[1])).version, 2);
      dispose();
    });
  }

  it('comes after a completion that is requested during the delay', async () => {
    const timer = createManualTimer();
    const { service, done } = dear(timer, 60);
    const { client, initialize, open, change, published, dispose } = connect(service, timer);
    await initialize();
    await open(uri, '');
    await until(() => published[0]);
    done.length = 0;
    await change(uri, 2, [{ text: 'two' }]);
    await until(() => serverPauses(timer).length > 0);
    const completion = client.sendRequest(CompletionRequest.type, { textDocument, position: at(0, 3) });
    await until(() => done.length > 0);
    timer.advance(20);
    await completion;
    await until(() => published[1]);
    assert.deepEqual(done, ['parse two', 'completion two▮', 'diagnostics two']);
    dispose();
  });

  it('pushes a version once, although it waited for settings while the text changed', async () => {
    const { service, done } = recorded();
    const { client, initialize, open, change, published, dispose } = connect(service);
    let answer: () => void = () => {};
    const settings = new Promise<void>((resolve) => (answer = resolve));
    let asked = false;
    client.onRequest(ConfigurationRequest.type, async () => {
      asked = true;
      await settings;
      return [null];
    });
    await initialize({ workspace: { configuration: true } });
    await open(uri, 'one');
    await until(() => asked);
    await change(uri, 2, [{ text: 'two' }]);
    await change(uri, 3, [{ text: 'three' }]);
    answer();
    await until(() => published.find(({ version }) => version === 3));
    // Any other push would have been sent before this response.
    await client.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.deepEqual(
      published.map(({ version }) => version),
      [3],
    );
    assert.deepEqual(
      done.filter((what) => what.startsWith('parse')),
      ['parse three'],
    );
    dispose();
  });
});

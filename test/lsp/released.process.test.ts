/** The parse results of a document are released when it is closed, and those of an older version when a newer one is parsed. */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LanguageService } from '../../server/src/service/types.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { longAdvisory } from '../soak/longAdvisory.ts';
import { createRandom } from '../soak/random.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect, until } from '../support/testConnection.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** The number of garbage collections until an object counts as kept, because caches of the engine may need a few. */
const patience = 50;

interface Watched {
  readonly service: LanguageService;
  /** Returns how many of the documents, trees and models that the service has created are still in memory. */
  kept(collections?: number): Promise<number>;
}

/** Creates the language service with weak references to the documents that it parses, and to their models and trees. */
function watchedService(): Watched {
  const made: WeakRef<object>[] = [];
  const service = createLanguageService(testEnvironment());
  return {
    service: {
      ...service,
      parse(...given) {
        const document = service.parse(...given);
        made.push(new WeakRef(document), new WeakRef(document.advisory));
        if (document.root) made.push(new WeakRef(document.root));
        return document;
      },
    },
    async kept(collections = patience) {
      assert.ok(made.length > 0, 'nothing was parsed');
      const left = (): number => new Set(made.flatMap((one) => one.deref() ?? [])).size;
      for (let i = 0; i < collections && left() > 0; i++) {
        // The target of a dereferenced WeakRef lives until the end of the event loop's turn.
        await new Promise((resolve) => setImmediate(resolve));
        collectGarbage();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return left();
    },
  };
}

const uriOf = (index: number): string => `file:///${String(index)}.advisory.yaml`;
const text = longAdvisory(60, createRandom('released'));

describe('server: closed documents', () => {
  it('are released from memory', async () => {
    const { service, kept } = watchedService();
    const connection = connect(service);
    await connection.initialize();
    for (let index = 0; index < 4; index++) {
      await connection.open(uriOf(index), text);
      await until(() => connection.published.find(({ uri, version }) => uri === uriOf(index) && version === 1));
      const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
      await connection.change(uriOf(index), 2, [{ range, text: 'x_note: a\n' }]);
      await until(() => connection.published.find(({ uri, version }) => uri === uriOf(index) && version === 2));
    }
    // All four are still open: their documents, trees and models are in memory, and so are the trees from when they were opened, because
    // the chunks of the second version are parts of these.
    assert.equal(await kept(3), 16);
    for (let index = 0; index < 4; index++) await connection.close(uriOf(index));
    await until(() => connection.published.filter(({ version }) => version === undefined).length === 4);
    assert.equal(await kept(), 0);
    connection.dispose();
  });
});

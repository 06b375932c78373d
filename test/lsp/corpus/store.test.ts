import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndexStore } from '../../../server/src/hosts/node/corpus/store.ts';

describe('indexes on disk', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'advisory-store-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const loaded = async (root: string): Promise<string> => {
    let text = '';
    for await (const piece of createIndexStore(folder).load(root)) text += piece;
    return text;
  };

  it('are written and read in pieces', async () => {
    const store = createIndexStore(join(folder, 'new'));
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} 🐻é\n`);
    await store.save('/w', lines);
    let text = '';
    let pieces = 0;
    for await (const piece of store.load('/w')) {
      text += piece;
      pieces++;
    }
    assert.equal(text, lines.join(''));
    assert.ok(pieces > 1);
  });

  it('are kept by folder, and replaced as a whole', async () => {
    const store = createIndexStore(folder);
    await store.save('/w/a', ['one\n', 'two\n']);
    await store.save('/w/b', ['other\n']);
    await store.save('/w/a', ['three\n']);
    assert.deepEqual([await loaded('/w/a'), await loaded('/w/b')], ['three\n', 'other\n']);
    assert.equal(readdirSync(folder).length, 2);
  });

  it('stay as they were if an error interrupts writing', async () => {
    const store = createIndexStore(folder);
    await store.save('/w', ['whole\n']);
    await store.save(
      '/w',
      (function* () {
        yield 'half\n'.repeat(100_000);
        throw new Error('interrupted');
      })(),
    );
    assert.equal(await loaded('/w'), 'whole\n');
    assert.equal(readdirSync(folder).length, 1);
  });

  it('are empty if they do not exist or cannot be read', async () => {
    assert.equal(await loaded('/w'), '');
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const store = createIndexStore(file);
    await store.save('/w', ['lost\n']);
    for await (const piece of store.load('/w')) assert.fail(piece);
    assert.ok(existsSync(file));
  });

  it('count as used when they are read', async () => {
    await createIndexStore(folder).save('/w', ['one\n']);
    const file = join(folder, readdirSync(folder)[0] ?? '');
    utimesSync(file, 1000, 1000);
    await loaded('/w');
    assert.ok(statSync(file).mtimeMs > 1_000_000);
  });
});

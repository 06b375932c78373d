/** The lock of catalogue updates: simultaneous updates run in turn, or fail with a message, and locks of ended programs are taken over. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalogueStore, type CatalogueStore } from '../../server/src/hosts/node/store/index.ts';
import { takeLock } from '../../server/src/hosts/node/store/lock.ts';
import { testCatalogue } from '../support/catalogue.ts';

const { signal } = new AbortController();

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'advisory-lock-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the store of a folder, as a separate program would. */
function openStore(folder: string): CatalogueStore {
  return createCatalogueStore({
    folder,
    shipped: testCatalogue(),
    now: () => '2026-11-26T00:00:00Z',
    onCorrupt: (message) => assert.fail(message),
    lock: { patience: 10_000 },
  });
}

function writeCluster(folder: string, version: number): { readonly path: string; readonly from: string } {
  const path = join(folder, `cluster-${version}.json`);
  writeFileSync(path, JSON.stringify({ type: 'threat-actor', version, values: [{ value: `Actor ${version}` }] }));
  return { path, from: path };
}

describe('the lock of updates', () => {
  it('runs simultaneous updates in turn, without losing any', () =>
    inFolder(async (folder) => {
      const files = [1, 2, 3].map((version) => writeCluster(folder, version));
      await Promise.all(files.map((file) => openStore(folder).install([file], { signal })));
      const versions = openStore(folder)
        .states()
        .map(({ actors }) => actors?.version);
      assert.deepEqual(versions.toSorted(), ['1', '2', '3']);
      assert.ok(!readdirSync(folder).some((name) => name.includes('lock')));
    }));

  it('reports another update that does not end in time', () =>
    inFolder(async (folder) => {
      const lock = await takeLock(folder);
      await assert.rejects(
        takeLock(folder, { patience: 10 }),
        /^UpdateError: another update of the catalogue is running; try again after it has finished$/,
      );
      await lock.release();
      await (await takeLock(folder, { patience: 10 })).release();
    }));

  it('is taken over from a program that has ended', () =>
    inFolder(async (folder) => {
      // A process ID above the maximum of every system, so that no process has it.
      const holder = { id: 'gone', process: 2 ** 30, host: hostname() };
      writeFileSync(join(folder, 'update.lock'), JSON.stringify(holder));
      await (await takeLock(folder, { patience: 10_000 })).release();
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('is taken over if it was not renewed for a long time, from any holder', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'update.lock');
      writeFileSync(file, 'not JSON');
      utimesSync(file, new Date(0), new Date(0));
      await (await takeLock(folder, { patience: 10_000 })).release();
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('is detected as lost before anything is installed', () =>
    inFolder(async (folder) => {
      const lock = await takeLock(folder);
      writeFileSync(join(folder, 'update.lock'), JSON.stringify({ id: 'other', process: 1, host: 'elsewhere' }));
      await assert.rejects(lock.verify(), /another update of the catalogue has started/);
      await lock.release();
      assert.deepEqual(readdirSync(folder), ['update.lock']);
    }));

  it('stops waiting at Ctrl+C', () =>
    inFolder(async (folder) => {
      const lock = await takeLock(folder);
      const stop = new AbortController();
      const waiting = takeLock(folder, { signal: stop.signal });
      stop.abort(new Error('stopped'));
      await assert.rejects(waiting, /stopped/);
      await lock.release();
    }));
});

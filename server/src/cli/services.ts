/** Implements the services of the command line with the files in the folder of the package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { createCatalogueStore, type CatalogueStore } from '../hosts/node/store/index.ts';
import { createNodeEnvironment, createShippedCatalogue, packageFolder } from '../hosts/node/environment.ts';
import { pageStyle } from '../hosts/node/pages.ts';
import type { CliServices } from './io.ts';

/** Returns the function that creates the environment of the program and of its threads. The environment uses the store's catalogue. */
export function environmentOver(store: CatalogueStore): CliServices['environment'] {
  return (onInternalError) => createNodeEnvironment({ onInternalError, catalogue: () => store.catalogue() });
}

/** Opens the folder that contains catalogue updates. If an update is corrupt, it is ignored and `onCorrupt` is called. */
export function openStore(folder: string, onCorrupt: (message: string) => void): CatalogueStore {
  return createCatalogueStore({
    folder,
    shipped: createShippedCatalogue(),
    now: () => new Date().toISOString(),
    onCorrupt,
  });
}

/** Returns the program that the threads run: the file of the bundle itself or, if the sources run without a build, `sourceWorker.mjs`. */
function workerProgram(): URL {
  const here = new URL(import.meta.url);
  return here.pathname.endsWith('.ts') ? new URL('sourceWorker.mjs', here) : here;
}

/** Creates services that read data and pages on first use. `folder` contains the catalogue updates. */
export function createCliServices(version: string, folder: string, onCorrupt: (message: string) => void): CliServices {
  const store = openStore(folder, onCorrupt);
  return {
    version,
    environment: environmentOver(store),
    catalogueStore: () => store,
    startWorker: (data) => new Worker(workerProgram(), { workerData: { ...data, catalogueFolder: folder } }),
    readRulePage(code) {
      const file = join(packageFolder(), 'docs', 'rules', `${code.replace('/', '-')}.md`);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    pageStyle: () => pageStyle(packageFolder()),
  };
}

/** The command line's resources, from the folder of the package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { createCatalogueStore, type CatalogueStore } from '../hosts/node/store/index.ts';
import { createNodeEnvironment, createShippedCatalogue, packageFolder } from '../hosts/node/environment.ts';
import { pageStyle } from '../hosts/node/pages.ts';
import type { CliServices } from './io.ts';

/** Creates the environment for the program and its threads, with the store's catalogue. */
export function environmentOver(store: CatalogueStore): CliServices['environment'] {
  return (onInternalError) => createNodeEnvironment({ onInternalError, catalogue: () => store.catalogue() });
}

/** Opens the folder of catalogue updates. A corrupt update is ignored and reported to `onDamaged`. */
export function openStore(folder: string, onDamaged: (message: string) => void): CatalogueStore {
  return createCatalogueStore({
    folder,
    shipped: createShippedCatalogue(),
    now: () => new Date().toISOString(),
    onDamaged,
  });
}

/** Creates services that read data and pages on first use. `folder` contains the catalogue updates. */
export function createCliServices(version: string, folder: string, onDamaged: (message: string) => void): CliServices {
  const store = openStore(folder, onDamaged);
  return {
    version,
    environment: environmentOver(store),
    catalogueStore: () => store,
    // The bundle is a single file, which its workers also run.
    startWorker: (data) => new Worker(new URL(import.meta.url), { workerData: { ...data, catalogueFolder: folder } }),
    readRulePage(code) {
      const file = join(packageFolder(), 'docs', 'rules', `${code.replace('/', '-')}.md`);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    pageStyle: () => pageStyle(packageFolder()),
  };
}

/** What the command line brings with it, from the package's folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { createCatalogueStore, type CatalogueStore } from '../hosts/node/store/index.ts';
import { createNodeEnvironment, createShippedCatalogue, packageFolder } from '../hosts/node/environment.ts';
import type { CliServices } from './io.ts';

/** The environment of the program and of its threads, over a catalogue whose updates lie in `folder`. */
export function environmentOver(store: CatalogueStore): CliServices['environment'] {
  return (onInternalError) => createNodeEnvironment({ onInternalError, catalogue: () => store.catalogue() });
}

/** Opens the folder that updates of the catalogue are kept in; a damaged one is ignored and reported to `onDamaged`. */
export function openStore(folder: string, onDamaged: (message: string) => void): CatalogueStore {
  return createCatalogueStore({
    folder,
    shipped: createShippedCatalogue(),
    now: () => new Date().toISOString(),
    onDamaged,
  });
}

/** Services that read data and pages when first asked. `pageStyle` is the text of report.css, `folder` where updates are kept. */
export function createCliServices(
  version: string,
  pageStyle: string,
  folder: string,
  onDamaged: (message: string) => void,
): CliServices {
  const store = openStore(folder, onDamaged);
  return {
    version,
    environment: environmentOver(store),
    catalogueStore: () => store,
    // The bundle is one file, and its own worker.
    startWorker: (data) => new Worker(new URL(import.meta.url), { workerData: { ...data, catalogueFolder: folder } }),
    readRulePage(code) {
      const file = join(packageFolder(), 'docs', 'rules', `${code.replace('/', '-')}.md`);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    pageStyle: () => pageStyle,
  };
}

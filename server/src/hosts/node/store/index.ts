/** The public interface of the store. */
export { defaultStoreFolder, type Machine } from './folder.ts';
export type { InstallOptions, UpdateFile } from './install.ts';
export { partName } from './leftovers.ts';
export type { Installed, InstalledPart, UpdateSource } from './state.ts';
export { createCatalogueStore, type CatalogueStore, type StoreOptions } from './store.ts';

/** Imports of other formats. The folder is a part of the bundles, which exports only functions; `formats.ts` is loaded with the programs. */
export { importAdvisory } from './importAdvisory.ts';
export type { Imported, ImportOptions } from './importAdvisory.ts';

/**
 * Imports of other formats. The folder is a separate part of the bundles, which exports only functions; `formats.ts` is loaded at start.
 */
export { importAdvisory } from './importAdvisory.ts';
export type { Imported, ImportOptions } from './importAdvisory.ts';

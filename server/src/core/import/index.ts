/** The import of other formats. This folder is a separate part of the bundles, loaded on first use; `formats.ts` is loaded at start. */
export { importAdvisory } from './importAdvisory.ts';
export { importedValues } from './importedValues.ts';
export { clipboardText } from './html/clipboard.ts';
export type { Imported, ImportOptions } from './importAdvisory.ts';

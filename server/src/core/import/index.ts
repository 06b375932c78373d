/** The import of other formats. This folder is bundled separately and loaded on first use; only `formats.ts` is loaded at startup. */
export { importAdvisory } from './importAdvisory.ts';
export { importedValues, otherContent } from './importedValues.ts';
export { clipboardText } from './html/clipboard.ts';
export type { ImportedValue } from './importedValues.ts';
export type { Imported, ImportOptions } from './importAdvisory.ts';

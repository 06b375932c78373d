/** The import of other formats. This folder is bundled separately and loaded on first use; only `formats.ts` is loaded at startup. */
export { decodeSource } from '../creation/sourceText.ts';
export { importAdvisory } from './importAdvisory.ts';
export { importedValues, otherContent } from './importedValues.ts';
export { clipboardText } from './html/clipboard.ts';
export { readNavigatorLayer } from './navigator/layer.ts';
export { readStixBundle } from './stixBundle.ts';
export { readHeading } from './texts/headings.ts';
export { indicatorsOfLine } from './texts/indicatorLines.ts';
export { indicatorsOfTable } from './texts/indicatorTables.ts';
export type { PastedIndicator } from './texts/indicatorLines.ts';
export type { ImportedValue } from './importedValues.ts';
export type { Imported, ImportOptions } from './importAdvisory.ts';

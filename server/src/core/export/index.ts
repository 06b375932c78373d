/** Exports of advisories. The folder is a part of the bundles, which exports only functions; `formats.ts` is loaded with the programs. */
export { exportAdvisory, exportableFormats } from './exportAdvisory.ts';
export { leftOutText } from './leftOut.ts';
export type { ExportedFile, ExportOptions, ExportResult, LeftOut, Refusal } from './exporter.ts';

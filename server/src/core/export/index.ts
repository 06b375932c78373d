/**
 * Exports advisories. This file is the entry point of a bundle that is loaded on demand, and therefore exports only functions. It does not
 * export `formats.ts`, which is needed at start-up.
 */
export { exportAdvisory, exportableFormats, refuseExport } from './exportAdvisory.ts';
export { leftOutText } from './leftOut.ts';
export type { ExportedFile, ExportOptions, ExportResult, LeftOut, Refusal } from './exporter.ts';

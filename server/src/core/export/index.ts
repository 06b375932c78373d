/**
 * Exports advisories. This folder is a separate part of the bundles, which exports only functions. `formats.ts` is not in that part,
 * because it is loaded at start-up.
 */
export { exportAdvisory, exportableFormats, refuseExport } from './exportAdvisory.ts';
export { leftOutText } from './leftOut.ts';
export type { ExportedFile, ExportOptions, ExportResult, LeftOut, Refusal } from './exporter.ts';

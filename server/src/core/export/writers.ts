/** The writer of each format. */
import { writeCsv } from './csv/writeCsv.ts';
import type { Writer } from './exporter.ts';
import type { ExportFormatId } from './formats.ts';

export const writers: Readonly<Record<ExportFormatId, Writer>> = {
  csv: writeCsv,
};

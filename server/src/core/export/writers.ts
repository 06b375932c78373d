/** The writer of each format. */
import { writeCsaf } from './csaf/writeCsaf.ts';
import { writeCsv } from './csv/writeCsv.ts';
import { writeNavigator } from './navigator/writeNavigator.ts';
import { writeStix } from './stix/writeStix.ts';
import type { Writer } from './exporter.ts';
import type { ExportFormatId } from './formats.ts';
import { writeMisp } from './misp/writeMisp.ts';
import { writeRules } from './rules/writeRules.ts';

export const writers: Readonly<Record<ExportFormatId, Writer>> = {
  stix: writeStix,
  navigator: writeNavigator,
  csv: writeCsv,
  misp: writeMisp,
  csaf: writeCsaf,
  rules: writeRules,
};

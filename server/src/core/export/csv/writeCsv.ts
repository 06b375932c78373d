/** Writes an advisory's indicators as CSV. */
import type { Writer } from '../exporter.ts';
import { indicatorDescription } from '../description.ts';
import { writeDefenderCsv } from './defender.ts';
import { writeMispCsv } from './misp.ts';
import { csvText, noFormula } from './table.ts';

/** The columns of the generic profile. */
export const csvColumns = ['type', 'value', 'description', 'first_seen', 'last_seen', 'confidence', 'tlp'];

/** Writes the CSV variant that the context's `profile` specifies. */
export const writeCsv: Writer = (context) => {
  if (context.indicators.length === 0) return { files: [], remarks: ['has no indicators to export'] };
  if (context.profile === 'misp') return writeMispCsv(context);
  if (context.profile === 'defender') return writeDefenderCsv(context);
  const rows = context.indicators.map((indicator) => [
    indicator.type,
    indicator.value,
    indicatorDescription(indicator, context),
    indicator.row.firstSeen?.value ?? '',
    indicator.row.lastSeen?.value ?? '',
    indicator.row.confidence?.value ?? '',
    indicator.tlp ?? '',
  ]);
  return { files: [{ suffix: '.csv', text: csvText([csvColumns, ...rows.map((row) => row.map(noFormula))]) }] };
};

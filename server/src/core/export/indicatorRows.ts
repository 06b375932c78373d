/** Selects the indicators to export: valid ones without duplicates, whose labels are not more restrictive than allowed. */
import { readIndicator, type ReadIndicator } from '../indicators/index.ts';
import type { Advisory, Indicator } from '../model/advisory.ts';
import { tlpLabel, type IndicatorType, type Tlp } from '../model/vocabularies.ts';
import type { ExportedIndicator, LeftOut } from './exporter.ts';
import { isStricter, rowLabel } from './tlp.ts';

export const indicatorWords = ['indicator', 'indicators'] as const;

/** The labels that determine which rows may be exported. */
export interface RowLabels {
  /** The document's label. */
  readonly own: Tlp | undefined;
  /** The most restrictive label that may be exported. */
  readonly limit: Tlp;
}

export interface Selected {
  readonly indicators: readonly ExportedIndicator[];
  readonly leftOut: readonly LeftOut[];
}

/** Returns the indicators that may be exported, in document order, and counts the others by reason. */
export function selectIndicators({ indicators }: Advisory, labels: RowLabels): Selected {
  const chosen = new Map<string, ExportedIndicator>();
  const counts = new Map<string, number>();
  for (const row of indicators?.items ?? []) {
    const read = readRow(row, labels);
    const reason = typeof read === 'string' ? read : chosen.has(`${read.type} ${read.key}`) ? listedTwice : undefined;
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    else if (typeof read !== 'string') chosen.set(`${read.type} ${read.key}`, read);
  }
  const leftOut = [...counts].map(([reason, count]) => ({ count, what: indicatorWords, reason }));
  return { indicators: [...chosen.values()], leftOut };
}

const listedTwice = 'same type and value as an earlier one';

/** Returns a row's indicator, or the reason why it is left out. */
function readRow(row: Indicator, { own, limit }: RowLabels): ExportedIndicator | string {
  const label = rowLabel(row, own);
  if (label === 'unreadable') return '`tlp` is not a TLP 2.0 label';
  if (label !== undefined && isStricter(label, limit)) return `marked with a stricter label than ${tlpLabel(limit)}`;
  if (row.value === undefined || row.value.value.trim() === '') return 'no value';
  const { type, value, key, flaw } = readValue(row.value.value, row.type?.value);
  if (flaw && flaw.kind !== 'mixed') return 'value does not match its type';
  return { row, type, value, key, ...(label === undefined ? {} : { tlp: label }) };
}

/** Reads a value. The type `ip` is normalised to `ipv4`, so an IPv6 address with the type `ipv4` is read as `ipv6`. */
function readValue(value: string, stated: IndicatorType | undefined): ReadIndicator {
  const read = readIndicator(value, stated);
  const isOtherVersion = read.flaw?.kind === 'mismatch' && stated === 'ipv4' && read.flaw.right === 'ipv6';
  return isOtherVersion ? readIndicator(value, 'ipv6') : read;
}

/** Determines from TLP labels what an export may contain. */
import type { Advisory, Indicator } from '../model/advisory.ts';
import { readTlp, tlpLabel, tlpValues, type Tlp } from '../model/vocabularies.ts';
import type { Refusal } from './exporter.ts';

/** Whether a label is more restrictive than another. */
export const isStricter = (one: Tlp, other: Tlp): boolean => tlpValues.indexOf(one) < tlpValues.indexOf(other);

/** Returns the document's label according to TLP 2.0, in which `WHITE` is CLEAR. */
export function labelOf({ tlp }: Advisory): Tlp | undefined {
  return tlp?.value === 'WHITE' ? 'CLEAR' : tlp?.value;
}

/** Returns the reason why a document's label, or its absence, forbids the export; undefined if the export is allowed. */
export function refuseByTlp(advisory: Advisory, maxTlp: Tlp | undefined): Refusal | undefined {
  const label = labelOf(advisory);
  const state = advisory.sections.get('tlp')?.state;
  if (label === undefined && (state === 'filled' || state === 'incomplete'))
    return { refused: 'is not exported because its `tlp` is not a TLP 2.0 label' };
  if (label === undefined) {
    if (maxTlp === undefined || maxTlp === 'RED') return undefined;
    return { refused: `is not exported because it has no \`tlp\`, and the limit is ${tlpLabel(maxTlp)}` };
  }
  if (maxTlp === undefined && label === 'RED')
    return { refused: 'is not exported because it is marked TLP:RED', needsRed: true };
  if (maxTlp !== undefined && isStricter(label, maxTlp))
    return {
      refused: `is not exported because it is marked ${tlpLabel(label)}, and the limit is ${tlpLabel(maxTlp)}`,
    };
  return undefined;
}

/**
 * Returns the most restrictive label that exported rows may have: the limit, otherwise the document's label, otherwise AMBER+STRICT, so
 * that TLP:RED is never exported unasked.
 */
export function rowLimit(advisory: Advisory, maxTlp: Tlp | undefined): Tlp {
  return maxTlp ?? labelOf(advisory) ?? 'AMBER+STRICT';
}

/** Returns a row's own label or, if it has none, that of the document. Returns `unreadable` if the row's `tlp` is not a TLP label. */
export function rowLabel(row: Indicator, label: Tlp | undefined): Tlp | undefined | 'unreadable' {
  if (row.tlp) return row.tlp.value;
  const written = row.pairs.find(({ key }) => key.value === 'tlp')?.value;
  if (written === undefined || (written.kind === 'scalar' && written.value.trim() === '')) return label;
  const read = written.kind === 'scalar' ? readTlp(written.value) : undefined;
  return read === 'WHITE' ? 'CLEAR' : (read ?? 'unreadable');
}

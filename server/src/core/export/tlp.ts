/** Decides which TLP labels an export may contain. */
import type { Advisory, Indicator } from '../model/advisory.ts';
import { readTlp, tlpLabel, tlpWords, type Tlp } from '../model/vocabularies.ts';
import type { Refusal } from './exporter.ts';

/** Whether one label is stricter than another. */
export const isStricter = (one: Tlp, other: Tlp): boolean => tlpWords.indexOf(one) < tlpWords.indexOf(other);

/** Returns the document's label in TLP 2.0, where `WHITE` is CLEAR. */
export function labelOf({ tlp }: Advisory): Tlp | undefined {
  return tlp?.value === 'WHITE' ? 'CLEAR' : tlp?.value;
}

/** Returns why a document must not be exported; undefined if it may be. */
export function refuseByTlp(advisory: Advisory, maxTlp: Tlp | undefined): Refusal | undefined {
  const label = labelOf(advisory);
  const state = advisory.sections.get('tlp')?.state;
  if (label === undefined && (state === 'filled' || state === 'damaged'))
    return { refused: 'is not exported because its `tlp` is not a label of TLP 2.0' };
  if (label === undefined) {
    if (maxTlp === undefined || maxTlp === 'RED') return undefined;
    return { refused: `is not exported because it has no \`tlp\`, and at most ${tlpLabel(maxTlp)} is allowed` };
  }
  if (maxTlp === undefined && label === 'RED')
    return { refused: 'is not exported because it is marked TLP:RED', needsRed: true };
  if (maxTlp !== undefined && isStricter(label, maxTlp))
    return {
      refused: `is not exported because it is marked ${tlpLabel(label)}, and at most ${tlpLabel(maxTlp)} is allowed`,
    };
  return undefined;
}

/** Returns the strictest label that rows may have. */
export function rowLimit(advisory: Advisory, maxTlp: Tlp | undefined): Tlp {
  return maxTlp ?? labelOf(advisory) ?? 'AMBER+STRICT';
}

/** Returns the label of a row: its own, otherwise that of the document; `unreadable` if its `tlp` is not a label. */
export function rowLabel(row: Indicator, label: Tlp | undefined): Tlp | undefined | 'unreadable' {
  if (row.tlp) return row.tlp.value;
  const written = row.pairs.find(({ key }) => key.value === 'tlp')?.value;
  if (written === undefined || (written.kind === 'scalar' && written.value.trim() === '')) return label;
  const read = written.kind === 'scalar' ? readTlp(written.value) : undefined;
  return read === 'WHITE' ? 'CLEAR' : (read ?? 'unreadable');
}

/** Collects the CVSS entries in an advisory, and calculates their scores. */
import { defineCollector } from '../../collect/collector.ts';
import type { Cvss, Vulnerability } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { cvssScores, type CvssScores } from '../../vulnerabilities/calculate.ts';
import type { CvssVersion } from '../../vulnerabilities/metrics.ts';
import { readVector, type VectorReading } from '../../vulnerabilities/vector.ts';

export interface CvssEntry {
  readonly cvss: Cvss;
  readonly vulnerability: Vulnerability;
  /** The parsed vector; absent if the entry has no vector, or only a placeholder. */
  readonly reading?: VectorReading;
}

/** Collects all CVSS entries of all vulnerabilities. Placeholders are not parsed. */
export const cvssEntries = defineCollector({
  name: 'vulnerabilities/CVSS entries',
  from: ['vulnerabilities'],
  collect: ({ advisory }) => (advisory.vulnerabilities?.items ?? []).flatMap(entriesOf),
});

function entriesOf(vulnerability: Vulnerability): readonly CvssEntry[] {
  return vulnerability.cvss.map((cvss) => {
    const { vector } = cvss;
    const reading = vector && !isPlaceholder(vector.value) ? readVector(vector.value) : undefined;
    return { cvss, vulnerability, ...(reading ? { reading } : {}) };
  });
}

/** Returns the scores and CVSS version of an entry with a valid vector; undefined for other entries. */
export function scoresOf({ reading }: CvssEntry): (CvssScores & { readonly version: CvssVersion }) | undefined {
  return reading?.valid ? { ...cvssScores(reading.vector, reading.version), version: reading.version } : undefined;
}

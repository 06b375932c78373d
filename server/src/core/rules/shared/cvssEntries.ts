/** The CVSS entries in an advisory. */
import { defineCollector } from '../../collect/collector.ts';
import type { Cvss, Vulnerability } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { cvssScores, type CvssScores } from '../../vulnerabilities/calculate.ts';
import type { CvssVersion } from '../../vulnerabilities/metrics.ts';
import { readVector, type VectorReading } from '../../vulnerabilities/vector.ts';

export interface CvssEntry {
  readonly cvss: Cvss;
  readonly vulnerability: Vulnerability;
  /** The parsed vector; absent if the entry has no vector. */
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

/** Returns the scores of an entry with a valid vector. */
export function scoresOf({ reading }: CvssEntry): (CvssScores & { readonly version: CvssVersion }) | undefined {
  return reading?.valid ? { ...cvssScores(reading.vector, reading.version), version: reading.version } : undefined;
}

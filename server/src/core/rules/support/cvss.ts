/** The CVSS entries of an advisory. */
import type { Advisory, Cvss, Vulnerability } from '../../model/advisory.ts';
import { isPlaceholder } from '../../placeholder.ts';
import { cvssScores, type CvssScores } from '../../vulnerabilities/calculate.ts';
import type { CvssVersion } from '../../vulnerabilities/metrics.ts';
import { readVector, type VectorReading } from '../../vulnerabilities/vector.ts';

export interface CvssEntry {
  readonly cvss: Cvss;
  readonly vulnerability: Vulnerability;
  /** What the vector says; absent where there is none. */
  readonly reading?: VectorReading;
}

/** Every entry of every vulnerability; placeholders have no reading. */
export function cvssEntries({ vulnerabilities }: Advisory): CvssEntry[] {
  return (vulnerabilities?.items ?? []).flatMap((vulnerability) =>
    vulnerability.cvss.map((cvss) => {
      const { vector } = cvss;
      const reading = vector && !isPlaceholder(vector.value) ? readVector(vector.value) : undefined;
      return { cvss, vulnerability, ...(reading ? { reading } : {}) };
    }),
  );
}

/** The scores of an entry whose vector is valid. */
export function scoresOf({ reading }: CvssEntry): (CvssScores & { readonly version: CvssVersion }) | undefined {
  return reading?.valid ? { ...cvssScores(reading.vector, reading.version), version: reading.version } : undefined;
}

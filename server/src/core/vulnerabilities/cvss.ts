/** Compares CVSS scores and converts them to severity ratings. */
import type { CvssSeverity } from '../model/vocabularies.ts';
import type { CvssVersion } from './metrics.ts';

/** Whether two scores differ by less than 0.05, half of the smallest difference between CVSS scores. */
export const isSameScore = (one: number, two: number): boolean => Math.abs(one - two) < 0.05 - 1e-9;

/**
 * Returns the severity rating of a score. Sources: the "Qualitative Severity Rating Scale" for CVSS 3 and 4, and the NVD's scale for CVSS
 * 2.0, which has neither "none" nor "critical".
 */
export function severityOf(score: number, version: CvssVersion): CvssSeverity {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}

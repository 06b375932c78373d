/** Comparing and rating CVSS scores. */
import type { CvssSeverity } from '../model/vocabularies.ts';
import type { CvssVersion } from './metrics.ts';

/** Whether two scores are the same when written with one decimal. */
export const isSameScore = (one: number, two: number): boolean => Math.abs(one - two) < 0.05 - 1e-9;

/**
 * The words that rate a score: of CVSS 3 and 4 (table "Qualitative Severity Rating Scale"), or of 2.0 as the NVD rates it,
 * which has neither "none" nor "critical".
 */
export function severityOf(score: number, version: CvssVersion): CvssSeverity {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}

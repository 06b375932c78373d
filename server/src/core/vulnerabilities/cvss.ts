/** CVSS scores. The only importer of `ae-cvss-calculator`. */
import * as library from 'ae-cvss-calculator';
import type { CvssSeverity } from '../words.ts';
import type { CvssVersion } from './metrics.ts';

/** The package is CommonJS: what it exports stands in the namespace for a bundler, and below `default` for Node. */
const calculators = 'Cvss2' in library ? library : (library as unknown as { readonly default: typeof library }).default;

export interface CvssScores {
  /** Of the base metrics alone. */
  readonly base: number;
  /** Of all metrics that the vector has. */
  readonly overall: number;
  /** Every score that publishers state for such a vector. */
  readonly all: readonly number[];
}

/** The scores of a vector that `readVector` calls valid. */
export function cvssScores(vector: string, version: CvssVersion): CvssScores {
  const { base, overall, others } = calculate(vector, version);
  const scores = [base, overall, ...others].filter((score) => score !== undefined);
  return { base: base ?? overall, overall, all: [...new Set(scores)] };
}

interface Calculated {
  readonly base: number | undefined;
  readonly overall: number;
  readonly others: readonly (number | undefined)[];
}

function calculate(vector: string, version: CvssVersion): Calculated {
  if (version === '4.0') {
    const scores = new calculators.Cvss4P0(vector).calculateScores();
    return { base: scores.baseMetricsOnly, overall: scores.overall, others: [scores.threat, scores.environmental] };
  }
  const calculator = { '2.0': calculators.Cvss2, '3.0': calculators.Cvss3P0, '3.1': calculators.Cvss3P1 }[version];
  const scores = new calculator(vector).calculateScores();
  const others = [scores.temporal, scores.environmental];
  // CVSS 3.0 rounds up without saying how exactly, so that calculators differ by a tenth (3.1, appendix A); base scores don't.
  const near = version === '3.0' && scores.overall !== scores.base ? [scores.overall - 0.1, scores.overall + 0.1] : [];
  return { base: scores.base, overall: scores.overall, others: [...others, ...near] };
}

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

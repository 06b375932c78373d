/**
 * Computes CVSS scores. This is the only importer of `ae-cvss-calculator`. Bundles load the library on first use, because few advisories
 * have a CVSS vector.
 */
import * as library from 'ae-cvss-calculator';
import type { CvssVersion } from './metrics.ts';
import { temporalScore2 } from './temporalScore2.ts';

/** The package is a CommonJS module. In a bundle, its exports are members of the namespace; in Node, they are members of `default`. */
const calculators = 'Cvss2' in library ? library : (library as unknown as { readonly default: typeof library }).default;

export interface CvssScores {
  /** The score computed from the base metrics only. */
  readonly base: number;
  /** The score computed from all metrics in the vector. */
  readonly overall: number;
  /** The scores that a publisher might state for this vector, including those of calculators that round differently. */
  readonly all: readonly number[];
}

/** Returns the scores of a vector that `readVector` accepts. */
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
  if (version === '2.0') return calculate2(vector);
  const calculator = { '3.0': calculators.Cvss3P0, '3.1': calculators.Cvss3P1 }[version];
  const scores = new calculator(vector).calculateScores();
  const others = [scores.temporal, scores.environmental];
  // CVSS 3.0 does not define rounding exactly, so scores other than the base score may differ by 0.1 between calculators. Source: CVSS 3.1,
  // appendix A.
  const near = version === '3.0' && scores.overall !== scores.base ? [scores.overall - 0.1, scores.overall + 0.1] : [];
  return { base: scores.base, overall: scores.overall, others: [...others, ...near] };
}

function calculate2(vector: string): Calculated {
  const { base, environmental, overall } = new calculators.Cvss2(vector).calculateScores();
  const temporal = base === undefined ? undefined : temporalScore2(vector, base);
  if (environmental === undefined) return { base, overall: temporal ?? overall, others: [] };
  // Environmental scores may differ by 0.1 between calculators, because some of them round intermediate results. Source: CVSS 2.0, section
  // 3.2.3.
  return { base, overall, others: [temporal, environmental, overall - 0.1, overall + 0.1] };
}

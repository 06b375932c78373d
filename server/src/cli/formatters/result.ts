/** The input to the formatters of `check`. */
import { severities, type Lines, type Problem, type Severity } from '../../core/index.ts';

export interface FileResult {
  /** The path as given by the user. */
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly problems: readonly Problem[];
  /** The number of fixes that were applied by `--fix`. */
  readonly fixed: number;
}

export type Counts = Readonly<Record<Severity, number>>;

export const noCounts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };

/** Counts problems by severity. */
export function countSeverities(problems: readonly Problem[]): Counts {
  const counts = { ...noCounts };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/** Adds two counts by severity. */
export function addCounts(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const severity of severities) sum[severity] += other[severity];
  return sum;
}

/** Returns the counts in words, most severe first: `2 errors, 1 note`, or `no problems`. `paint` may colour each part. */
export function countsInWords(
  counts: Counts,
  paint: (severity: Severity, text: string) => string = (_, text) => text,
): string {
  const found = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(severity, amount(counts[severity], nouns[severity])));
  return found.join(', ') || 'no problems';
}

const nouns: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
};

/** Returns a number and its noun: `1 file`, `2 files`. */
export function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

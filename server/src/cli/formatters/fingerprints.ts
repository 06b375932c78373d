/** Computes fingerprints that identify a problem even after lines were added above it. */
import { createHash } from 'node:crypto';

import type { Problem } from '../../core/index.ts';
import type { FileResult } from './result.ts';

/**
 * Creates a function that returns a fingerprint for each problem in a file. The problems must be passed in order. A fingerprint is derived
 * from the code, the first line of the problem with normalised whitespace, and a number that distinguishes repetitions. It does not depend
 * on the path, so that the file may be moved.
 */
export function createFingerprints({ text, lines }: Pick<FileResult, 'text' | 'lines'>): (problem: Problem) => string {
  const seen = new Map<string, number>();
  return ({ code, span }) => {
    const line = lines.lineAt(span[0]);
    const content = text.slice(lines.startOf(line), lines.endOf(line)).trim().replace(/\s+/g, ' ');
    const hash = createHash('sha256').update(`${code}\n${content}`).digest('hex').slice(0, 16);
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  };
}

/** Computes fingerprints that still identify a problem after lines were added above it. */
import { createHash } from 'node:crypto';

import type { Problem } from '../../core/index.ts';
import type { FileResult } from './result.ts';

/**
 * Creates a function that returns a fingerprint for each of a file's problems, which must be passed in order. A fingerprint consists of the
 * code, the problem's first line with whitespace normalised, and a number that distinguishes repetitions of this combination. It does not
 * depend on the path, so the file may be moved.
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

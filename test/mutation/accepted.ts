/** Reads `accepted.json`: the mutants that no test has to detect, with the reasons. */
import { readFileSync } from 'node:fs';
import type { Mutant } from './candidates.ts';

export interface Accepted {
  readonly file: string;
  /** The source line without indentation: if it changes, the mutant is tested again. */
  readonly source: string;
  readonly original: string;
  readonly replacement: string;
  /** `equivalent`: same result for every input. `not visible`: only affects time or memory, or differs where nobody can notice. */
  readonly why: 'equivalent' | 'not visible';
  readonly reason: string;
}

/** Returns the accepted mutants. */
export function readAccepted(): readonly Accepted[] {
  return JSON.parse(readFileSync(new URL('accepted.json', import.meta.url), 'utf8')) as readonly Accepted[];
}

/** Whether an entry refers to a mutant. */
export function isOf(entry: Accepted, mutant: Mutant): boolean {
  return (
    entry.file === mutant.file &&
    entry.source === mutant.source &&
    entry.original === mutant.original &&
    entry.replacement === mutant.text
  );
}

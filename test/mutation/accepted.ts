/** Mutants that no test has to notice, with the reason: `accepted.json`. */
import { readFileSync } from 'node:fs';
import type { Mutant } from './candidates.ts';

export interface Accepted {
  readonly file: string;
  /** The line as it stands, without the spaces around it: a line that is changed is judged anew. */
  readonly source: string;
  readonly original: string;
  readonly replacement: string;
  /** `equivalent`: does the same for every input. `not visible`: costs time or memory, or differs where nobody can be. */
  readonly why: 'equivalent' | 'not visible';
  readonly reason: string;
}

/** The list as it stands. */
export function readAccepted(): readonly Accepted[] {
  return JSON.parse(readFileSync(new URL('accepted.json', import.meta.url), 'utf8')) as readonly Accepted[];
}

/** Whether an entry is of a mutant. */
export function isOf(entry: Accepted, mutant: Mutant): boolean {
  return (
    entry.file === mutant.file &&
    entry.source === mutant.source &&
    entry.original === mutant.original &&
    entry.replacement === mutant.text
  );
}

/** The problem reported for a rule that throws. */
import type { Problem } from '../problems/problem.ts';

const code = 'advisory/internal-error';

/** Returns the problem for a rule that failed. `failed` is the rule's code. The problem is at the beginning of the document. */
export function internalError(failed: string): Problem {
  const message = `The rule ${failed} failed on this advisory; all other rules ran. The log has the details: the output channel "Advisory", or standard error on the command line.`;
  return { code, severity: 'warning', span: [0, 0], message };
}

/** Whether a problem reports that a rule failed. The problems that the failed rule would have reported are then unknown. */
export function isInternalError(problem: Problem): boolean {
  return problem.code === code;
}

/** What is reported when a rule throws. */
import type { Problem } from '../problems/problem.ts';

const code = 'advisory/internal-error';

/** The problem, at the beginning of the document, that reports that a rule failed; `failed` is its code. */
export function internalError(failed: string): Problem {
  const message = `The rule ${failed} failed on this advisory; all other rules ran. The log ("Advisory: Show Output") has the details.`;
  return { code, severity: 'warning', span: [0, 0], message };
}

/** Whether a problem says that a rule failed: what that rule would have reported is not known. */
export function isInternalError(problem: Problem): boolean {
  return problem.code === code;
}

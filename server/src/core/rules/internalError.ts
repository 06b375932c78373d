/** The problem that reports a rule that throws an error. */
import type { Problem } from '../problems/problem.ts';

const code = 'advisory/internal-error';

/** Returns the problem that reports that a rule failed, at the beginning of the document; `failed` is the rule's code. */
export function internalError(failed: string): Problem {
  const message = `The rule ${failed} failed on this advisory; all other rules ran. The log ("Advisory: Show Output") has the details.`;
  return { code, severity: 'warning', span: [0, 0], message };
}

/** Whether a problem reports a failed rule, whose own problems are therefore unknown. */
export function isInternalError(problem: Problem): boolean {
  return problem.code === code;
}

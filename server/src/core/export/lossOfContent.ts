/** Whether a document was understood completely, so that nothing of it is left out of what is made of it. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * Returns the first syntax error that loses content; undefined if there is none. A text that became a mapping because of a colon is text
 * again in the model.
 */
export function lossOfContent({ syntaxProblems }: AdvisoryDocument): Problem | undefined {
  return syntaxProblems.find(
    ({ severity, code }) => severity === 'error' && code.startsWith('yaml/') && code !== 'yaml/unquoted-colon',
  );
}

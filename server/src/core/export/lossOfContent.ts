/** Determines whether a document was parsed without losing content, so that its exports and reports are complete. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * Returns the first syntax error that causes a loss of content; undefined if there is none. An unquoted colon that turns a value into a
 * mapping does not count, because the model restores the value.
 */
export function lossOfContent({ syntaxProblems }: AdvisoryDocument): Problem | undefined {
  return syntaxProblems.find(
    ({ severity, code }) => severity === 'error' && code.startsWith('yaml/') && code !== 'yaml/unquoted-colon',
  );
}

/** Determines whether a document was parsed without losing content, so that its exports and reports are complete. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * Returns the first syntax error that loses content; undefined if there is none. A value that a colon turned into a mapping loses nothing,
 * because the model restores it.
 */
export function lossOfContent({ syntaxProblems }: AdvisoryDocument): Problem | undefined {
  return syntaxProblems.find(
    ({ severity, code }) => severity === 'error' && code.startsWith('yaml/') && code !== 'yaml/unquoted-colon',
  );
}

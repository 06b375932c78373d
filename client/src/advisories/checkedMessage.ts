/** The message that is shown after the workspace has been checked. */
import type { WorkspaceCheck } from '../../../server/src/protocol/corpus.ts';
import { problemsOf } from '../problemCounts.ts';
import type { Translate } from '../l10n.ts';

/**
 * Returns the message, which says how many advisories were checked and how many problems they have, or why no advisories were checked.
 * `isVirtual` means that the server cannot list the files of the workspace.
 */
export function checkedMessage(t: Translate, check: WorkspaceCheck, isVirtual = false): string {
  const { files, withProblems } = check;
  if (files === 0 && isVirtual)
    return t(
      'Files in a virtual workspace cannot be listed. Open an advisory to check it, or open a local copy of the folder.',
    );
  if (files === 0) return t('There are no advisories in this workspace.');
  if (withProblems === 0)
    return files === 1
      ? t('{0} advisory checked: no problems.', files)
      : t('{0} advisories checked: no problems.', files);
  const found = problemsOf(t, check);
  if (files === 1) return t('{0} advisory checked: {1}.', files, found);
  return withProblems === files
    ? t('{0} advisories checked: {1} in all of them.', files, found)
    : t('{0} advisories checked: {1} in {2} of them.', files, found, withProblems);
}

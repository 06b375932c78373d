/** The message after a check of the workspace. */
import type { WorkspaceCheck } from '../../../server/src/protocol/corpus.ts';
import { findingsOf } from './items.ts';

/** Returns the number of checked advisories and of their problems, as sentences. */
export function checkedMessage(check: WorkspaceCheck, isVirtual = false): string {
  const { files, withProblems } = check;
  if (files === 0 && isVirtual)
    return 'The files of a virtual workspace cannot be listed. Open an advisory to check it, or open the folder from a disk.';
  if (files === 0) return 'There are no advisories in the folders of this window.';
  const checked = `${files} ${files === 1 ? 'advisory' : 'advisories'} checked`;
  if (withProblems === 0) return `${checked}: no problems.`;
  return `${checked}: ${findingsOf(check)} in ${withProblems === files ? 'all' : withProblems} of them.`;
}

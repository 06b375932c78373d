/** The message after the workspace was checked. */
import type { WorkspaceCheck } from '../../../server/src/protocol/corpus.ts';
import { findingsOf } from './items.ts';

/** Returns how many advisories were checked, and what was found. */
export function checkedMessage(check: WorkspaceCheck): string {
  const { files, withProblems } = check;
  if (files === 0) return 'There are no advisories in the folders of this window.';
  const checked = `${files} ${files === 1 ? 'advisory' : 'advisories'} checked`;
  if (withProblems === 0) return `${checked}: no findings.`;
  return `${checked}: ${findingsOf(check)} in ${withProblems === files ? 'all' : withProblems} of them.`;
}

/** The title of a preview's tab, from its document's path. */
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';

/**
 * The file name without the endings that all advisories have; `path` has `/` between its parts. A locked preview says so, as VS Code's own
 * previews do.
 */
export function previewTitle(path: string, locked = false): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = name.replace(/(\.advisory)?\.ya?ml$/, '') || name;
  return plainMessage(locked ? `[Preview] ${title}` : `Preview: ${title}`);
}

/** Builds the title of a preview's tab from the path of the document. */
import type { Translate } from '../l10n.ts';
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';

/**
 * Returns the title, which contains the file name without the extensions of advisories. `path` uses `/` as the separator. As in VS Code's
 * own previews, the title of a locked preview has brackets.
 */
export function previewTitle(t: Translate, path: string, locked = false): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = name.replace(/(\.advisory)?\.ya?ml$/, '') || name;
  return plainMessage(locked ? t('[Preview] {0}', title) : t('Preview: {0}', title));
}

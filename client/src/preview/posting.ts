/** Posts reports to a page. Only parts that the page does not have are sent. */
import type { Banner, ToPage } from './messages.ts';
import type { ShownReport } from './shownReport.ts';

/**
 * The maximum number of characters of parts in a message, so that the page can process a message quickly. A longer part gets a message of
 * its own.
 */
const maxMessageLength = 100_000;

export interface Posting {
  update(report: Pick<ShownReport, 'root' | 'parts' | 'style'>, banner: Banner | undefined): void;
  /** Must be called when the page may lack parts, e.g. after it has been reloaded. The next update then sends all parts again. */
  forget(): void;
}

/** Creates the object that posts reports to a page that has no parts yet. `post` sends a message to the page. */
export function createPosting(post: (message: ToPage) => void): Posting {
  let there: ReadonlySet<string> = new Set();
  return {
    update({ root, parts, style }, banner) {
      let batch: Record<string, string> = {};
      let size = 0;
      const flush = (): void => {
        if (size > 0) post({ type: 'parts', parts: batch });
        [batch, size] = [{}, 0];
      };
      for (const [name, content] of parts) {
        if (there.has(name)) continue;
        if (size + content.length > maxMessageLength) flush();
        batch[name] = content;
        size += content.length + 1;
      }
      flush();
      there = new Set(parts.keys());
      post({ type: 'update', root, style, banner });
    },
    forget: () => (there = new Set()),
  };
}

/** Posts reports to a page, of which only the parts that it lacks. */
import type { Banner, ToPage } from './messages.ts';
import type { ShownReport } from './shownReport.ts';

/** How many characters of parts a message has, so that the page reads each one quickly; a longer part is a message by itself. */
const longest = 100_000;

export interface Posting {
  update(report: Pick<ShownReport, 'root' | 'parts' | 'style'>, banner: Banner | undefined): void;
  /** Called when the page has loaded anew: it has no parts. */
  forget(): void;
}

/** Creates it for a page that has loaded. */
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
        if (size + content.length > longest) flush();
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

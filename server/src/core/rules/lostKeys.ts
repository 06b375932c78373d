/** What syntax errors have taken from the rules' sight. */
import type { AdvisoryDocument } from '../document/document.ts';

/** The words at the left margin of what syntax errors have lost: sections that are there, though they can't be read. */
export function lostKeys({ lost, text, lines }: AdvisoryDocument): ReadonlySet<string> {
  return new Set(
    lost.flatMap(([start, end]) => {
      const from = lines.startOf(lines.lineAt(start));
      return [...text.slice(from, end).matchAll(/^\uFEFF?([a-z][a-z0-9_]*)[ \t]*(?=[:\r\n]|$)/gm)].map(
        (found) => found[1] ?? '',
      );
    }),
  );
}

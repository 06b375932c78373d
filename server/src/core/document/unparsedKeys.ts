/** Finds top-level keys in text that syntax errors left unparsed. */
import type { AdvisoryDocument } from './document.ts';

/** Returns the top-level keys in unparsed ranges: they are present, although their sections cannot be read. */
export function unparsedKeys({ unparsed, text, lines }: AdvisoryDocument): ReadonlySet<string> {
  return new Set(
    unparsed.flatMap(([start, end]) => {
      const from = lines.startOf(lines.lineAt(start));
      return [...text.slice(from, end).matchAll(/^\uFEFF?([a-z][a-z0-9_]*)[ \t]*(?=[:\r\n]|$)/gm)].map(
        (found) => found[1] ?? '',
      );
    }),
  );
}

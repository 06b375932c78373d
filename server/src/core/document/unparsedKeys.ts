/** Finds top-level keys in text that syntax errors left unparsed. */
import type { AdvisoryDocument } from './document.ts';

const keyAtMargin = /^\uFEFF?([a-z][a-z0-9_]*)[ \t]*(?::|$)/;

/**
 * Returns the words at the start of lines in unparsed ranges that may be top-level keys. Such keys are present, although their sections
 * cannot be read.
 */
export function unparsedKeys({ unparsed, text, lines }: AdvisoryDocument): ReadonlySet<string> {
  const keys = new Set<string>();
  // Many ranges may be on one line, which is read once.
  const read = new Set<number>();
  for (const [start, end] of unparsed)
    for (let line = lines.lineAt(start); line <= lines.lineAt(Math.max(start, end - 1)); line++) {
      const key = read.has(line)
        ? undefined
        : keyAtMargin.exec(text.slice(lines.startOf(line), lines.endOf(line)))?.[1];
      read.add(line);
      if (key !== undefined) keys.add(key);
    }
  return keys;
}

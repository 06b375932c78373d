/**
 * The hyphens and the key on a single line. They are read from the line alone, so that the result does not depend on whether the rest of
 * the document is complete.
 */
import type { AdvisoryDocument } from '../document/document.ts';

/** A line's hyphens, and its key if it has one. Columns are UTF-16 units from the start of the line, without a byte order mark. */
export interface LineShape {
  readonly hyphens: readonly number[];
  /** The column of the text after the hyphens, or of the end of the line if there is no text. */
  readonly content: number;
  /** The key, including its colon. */
  readonly key: string | undefined;
  /** The text after the hyphens and the key, trimmed; empty if there is only a comment, an anchor or a tag. */
  readonly value: string;
}

/**
 * Reads a line by its zero-based number. Returns undefined for a blank line, a comment, or a document marker. A line within a scalar is
 * read like any other line.
 */
export function readLineShape({ lines, text }: AdvisoryDocument, line: number): LineShape | undefined {
  const source = text.slice(lines.startOf(line), lines.endOf(line)).replace(/^\uFEFF/, '');
  const lead = /^[ \t]*(?:-(?:[ \t]+|$))*/.exec(source)?.[0] ?? '';
  const rest = source.slice(lead.length);
  const hyphens = [...lead.matchAll(/-/g)].map(({ index }) => index);
  if ((rest === '' && hyphens.length === 0) || rest.startsWith('#') || /^(?:---|\.\.\.)/.test(source)) return undefined;
  const key = /^(?:"[^"]*"|'[^']*'|[^\s"'#[{][^#]*?):(?=\s|$)/.exec(rest)?.[0];
  const value = rest
    .slice(key?.length ?? 0)
    .trim()
    .replace(/^(?:#.*|[&!]\S*)$/, '');
  return { hyphens, content: lead.length, key, value };
}

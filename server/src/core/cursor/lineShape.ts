/** The columns of one line, read from its text alone, so that a half-typed document does not matter. */
import type { AdvisoryDocument } from '../document/document.ts';

/** The hyphens of a line, and its key, if it has one. Columns are UTF-16 units from the line's start, without a byte order mark. */
export interface LineShape {
  readonly hyphens: readonly number[];
  /** Where the text after the hyphens begins; the line's end where there is none. */
  readonly content: number;
  /** With its colon. */
  readonly key: string | undefined;
  /** What follows the key, trimmed; empty where that is a comment. */
  readonly value: string;
}

/**
 * Reads a line, counted from zero. Undefined for a line that is empty, a comment, or the mark between documents. Lines inside of texts
 * are read like any other.
 */
export function readLineShape({ lines, text }: AdvisoryDocument, line: number): LineShape | undefined {
  const source = text.slice(lines.startOf(line), lines.endOf(line)).replace(/^\uFEFF/, '');
  const lead = /^[ \t]*(?:-(?:[ \t]+|$))*/.exec(source)?.[0] ?? '';
  const rest = source.slice(lead.length);
  const hyphens = [...lead.matchAll(/-/g)].map(({ index }) => index);
  if ((rest === '' && hyphens.length === 0) || rest.startsWith('#') || /^(?:---|\.\.\.)/.test(source)) return undefined;
  const key = /^(?:"[^"]*"|'[^']*'|[^\s"'#[{][^#]*?):(?=\s|$)/.exec(rest)?.[0];
  const value = key === undefined ? '' : rest.slice(key.length).trim().replace(/^#.*$/, '');
  return { hyphens, content: lead.length, key, value };
}

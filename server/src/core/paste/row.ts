/** Rows that pasted text becomes, before they are written in a document's style. */

/** A value of a row: a text on one line, a list of texts, or the lines of a block. */
export type Value = string | readonly string[] | { readonly block: readonly string[] };

/** A row of a list. */
export interface Row {
  /** Its keys in order. Empty for an item of text. */
  readonly pairs: readonly (readonly [key: string, value: Value])[];
  /** The row as one text; absent if a text cannot say all that the keys say. */
  readonly text?: string;
  /** Comments above it: lines that are no rows, without `#`. */
  readonly above?: readonly string[];
}

/** What a pasted text was read as. */
export interface Reading {
  readonly rows: readonly Row[];
  /** Lines after the last row that are no rows. */
  readonly below: readonly string[];
  /** The number of lines that are kept as comments. */
  readonly comments: number;
}

/** A line that was read: rows, or words to be kept as a comment. */
export type ReadLine = { readonly rows: readonly Row[] } | { readonly comment: string };

/**
 * Joins lines to a reading, in which comments are above the row that follows. A row that was there before, word for word, is left out.
 *
 * @returns undefined if there is no row, or fewer rows than comments: the text is then something else
 */
export function joinLines(lines: readonly ReadLine[]): Reading | undefined {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let pending: string[] = [];
  let comments = 0;
  for (const line of lines) {
    if ('comment' in line) {
      pending.push(line.comment);
      comments++;
      continue;
    }
    for (const row of line.rows) {
      const key = JSON.stringify([row.pairs, row.text]);
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push(pending.length > 0 ? { ...row, above: pending } : row);
      pending = [];
    }
  }
  return rows.length === 0 || rows.length < comments ? undefined : { rows, below: pending, comments };
}

/** Rows converted from pasted text, before they are formatted in a document's style. */

/** A value in a row: a scalar, a list, the lines of a block scalar, or a mapping. */
export type Value =
  string | number | boolean | readonly Value[] | { readonly block: readonly string[] } | { readonly fields: Pairs };

/** The keys of a mapping in order, with their values. */
export type Pairs = readonly (readonly [key: string, value: Value])[];

/** A row of a list. */
export interface Row {
  /** The keys and values in order; empty for an item that can only be a plain string. */
  readonly pairs: Pairs;
  /** The row as a plain string; absent if a plain string cannot express all of its keys. */
  readonly text?: string;
  /** Comments above the row: unrecognised lines, without `#`. */
  readonly above?: readonly string[];
}

/** The result of reading pasted text. */
export interface Reading {
  readonly rows: readonly Row[];
  /** Unrecognised lines after the last row. */
  readonly below: readonly string[];
  /** The number of unrecognised lines, which become comments. */
  readonly comments: number;
}

/** The result of reading a line: rows or, for an unrecognised line, the text of a comment. */
export type ReadLine = { readonly rows: readonly Row[] } | { readonly comment: string };

/**
 * Combines the results of reading lines. Comments are placed above the row that follows them. A row that is identical to an earlier row is
 * omitted.
 *
 * @returns undefined if there are no rows, or fewer rows than comments, because the text is then unlikely to be a list of rows
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

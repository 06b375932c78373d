/** Reads Markdown tables and plain text tables. Source: GitHub Flavored Markdown, "Tables (extension)". */

/**
 * Returns the rows of a Markdown table without its delimiter row. Code marks or bold around a whole cell are removed, and `\|` becomes `|`.
 * Returns undefined if there are fewer than two lines or columns, if a line has no `|`, or if the rows differ in their number of cells.
 */
export function readMarkdownTable(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []);
  if (lines.length < 2 || !lines.every((line) => line.includes('|'))) return undefined;
  const rows = lines.map(readRow);
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.some((row) => row.length !== width)) return undefined;
  return rows.filter((row, index) => index !== 1 || !row.every((cell) => /^:?-+:?$/.test(cell)));
}

/** Whether the lines are a Markdown table with its delimiter row. */
export function isMarkdownTable(lines: readonly string[]): boolean {
  const [, rule = ''] = lines;
  return (
    /^[\s:|-]+$/.test(rule) && rule.includes('-') && rule.includes('|') && lines.every((line) => line.includes('|'))
  );
}

/** Returns the cells of a row of a Markdown table; see {@link readMarkdownTable}. */
export function readRow(line: string): string[] {
  const inner = line.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  const cells = inner.split(/(?<!\\)\|/);
  return cells.map((cell) => plainCell(cell.trim().replaceAll('\\|', '|')));
}

/** Returns the text of a cell without code marks or bold around all of it. */
function plainCell(cell: string): string {
  const [, code] = /^`([^`]+)`$/.exec(cell) ?? [];
  const [, strong] = /^\*\*([^*]+)\*\*$/.exec(cell) ?? [];
  return code ?? strong ?? cell;
}

/**
 * Returns the rows of a plain text table, whose columns are separated by at least two spaces. Returns undefined unless there are at least two
 * rows, all with the same number of cells, at least two.
 */
export function readSpacedTable(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []);
  if (lines.length < 2) return undefined;
  const rows = lines.map((line) => line.split(/ {2,}/));
  const width = rows[0]?.length ?? 0;
  return width > 1 && rows.every((row) => row.length === width) ? rows : undefined;
}

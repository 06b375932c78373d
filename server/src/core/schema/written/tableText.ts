/** Splits a Markdown table into cells. Source: GitHub Flavored Markdown, "Tables (extension)". */

/** The maximum number of lines in a table. */
const maxLines = 5_000;

const barred = /^\s*\|.*\|\s*$/;
const isRule = (line: string): boolean => /^[\s:|-]+$/.test(line) && line.includes('-') && line.includes('|');

/**
 * Returns the rows of a table without its delimiter row. The outer `|` may be missing if the table has a delimiter row, or if `isLoose`.
 * Returns undefined for any other text.
 */
export function readTable(source: string, isLoose: boolean): readonly (readonly string[])[] | undefined {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.length > maxLines) return undefined;
  if (lines.every((line) => barred.test(line))) {
    const rows = lines.filter((line) => !isRule(line)).map(cellsOf);
    return rows.length > 0 ? rows : undefined;
  }
  const isTable = lines.every((line) => line.includes('|')) && (isLoose || isRule(lines[1] ?? ''));
  if (!isTable) return undefined;
  const rows = lines.filter((line) => !isRule(line)).map(cellsOf);
  const width = rows[0]?.length ?? 0;
  return rows.every((row) => row.length === width) ? rows : undefined;
}

/** Returns a line's cells, without the outer `|` and with escaped `|` unescaped. */
export const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainCell(cell.trim().replaceAll('\\|', '|')));

/** Returns a cell's text without code marks or emphasis around all of it. */
const plainCell = (cell: string): string =>
  /^`([^`]+)`$/.exec(cell)?.[1] ?? /^\*\*([^*]+)\*\*$/.exec(cell)?.[1] ?? cell;

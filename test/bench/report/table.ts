/** Formats tables and numbers of the report in Markdown. */

/** The columns that contain words; all others contain numbers, which are right-aligned. */
const words = new Set(['measure', 'advisory', 'location', 'target', 'server', 'checker', 'ended', 'files']);

/** Returns the lines of a table; `head` has the titles of its columns. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((name) => (words.has(name) ? '---' : '---:')).join('|')}|`, ...rows.map(line)];
}

/** Formats a number: with one decimal place if its absolute value is below 100, otherwise rounded to an integer. */
export function figure(value: number): string {
  return value.toFixed(Math.abs(value) < 100 ? 1 : 0);
}

/** Formats a size, which is given in kB. */
export function sizeName(kilobytes: number): string {
  return kilobytes < 1000 ? `${kilobytes} kB` : `${kilobytes / 1000} MB`;
}

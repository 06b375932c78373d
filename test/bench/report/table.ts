/** Tables and numbers of the report, in Markdown. */

/** Columns of words; all others hold numbers, which stand at the right. */
const words = new Set(['measure', 'advisory', 'place', 'target', 'server', 'checker', 'ended', 'files']);

/** A table with a heading. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((name) => (words.has(name) ? '---' : '---:')).join('|')}|`, ...rows.map(line)];
}

/** A number with as many digits as say something: one after the point below 100. */
export function figure(value: number): string {
  return value.toFixed(Math.abs(value) < 100 ? 1 : 0);
}

/** A size in kB as people say it. */
export function sizeName(kilobytes: number): string {
  return kilobytes < 1000 ? `${kilobytes} kB` : `${kilobytes / 1000} MB`;
}

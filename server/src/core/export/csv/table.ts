/** Writes CSV according to RFC 4180, with CRLF line breaks, and quotes around cells that need them. */

/** Returns a table as CSV, one line per row. Line breaks in cells become spaces, because many readers split rows at every line break. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const line = oneLine(text);
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** Joins the lines of a string with spaces. */
export const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();

/**
 * Returns a string that no spreadsheet evaluates as a formula: a string that looks like a formula is prefixed with an apostrophe. Source:
 * OWASP, "CSV Injection".
 */
export const noFormula = (text: string): string =>
  /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;

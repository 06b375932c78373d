/** Writes CSV according to RFC 4180: with CRLF, and with quotes around cells that need them. */

/**
 * Returns a table as text, one line for each row. Line breaks in cells become spaces, because many readers split rows at every line break.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const line = oneLine(text);
  return /[",]|^\s|\s$/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** Returns text on one line. */
export const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();

/**
 * Returns text that no spreadsheet evaluates as a formula: an apostrophe precedes a character that begins one. Source: OWASP, "CSV
 * Injection".
 */
export const noFormula = (text: string): string =>
  /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;

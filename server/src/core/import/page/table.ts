/** Reads tables from the text of a page, in which narrow columns are aligned and wide ones are not. */

/** The number of spaces between two columns. */
const gap = 3;

/**
 * Returns the cells of a row. A cell either fills the width of its column in the header, or ends at the next three spaces; the last cell is the
 * rest of the row.
 *
 * @param head the column titles in order
 */
export function tableCells(headLine: string, head: readonly string[], row: string): string[] {
  const widths = columnWidths(headLine, head);
  const cells: string[] = [];
  let at = 0;
  for (const [column, width] of widths.entries()) {
    const rest = row.slice(at);
    if (column === widths.length - 1) {
      cells.push(rest.trim());
      break;
    }
    const aligned = rest.slice(0, width);
    const after = rest.slice(width, width + gap);
    if (after.trim() === '' && /^(?:\S.*|\s*)$/.test(aligned) && !/\S\s{3,}\S/.test(aligned)) {
      cells.push(aligned.trim());
      at += width + gap;
      continue;
    }
    const end = rest.search(/ {3}/);
    cells.push((end < 0 ? rest : rest.slice(0, end)).trim());
    at += (end < 0 ? rest.length : end) + gap;
  }
  return cells;
}

function columnWidths(headLine: string, head: readonly string[]): number[] {
  const starts: number[] = [];
  let from = 0;
  for (const title of head) {
    const at = headLine.indexOf(title, from);
    starts.push(at);
    from = at + title.length;
  }
  return starts.map((start, index) => (starts[index + 1] ?? headLine.length + gap) - start - gap);
}

/** Returns the titles in a table header; undefined if one of them is not in `titles`. */
export function tableHead(line: string, titles: readonly string[]): readonly string[] | undefined {
  const found = line.trim().split(/ {3,}/);
  return found.length > 0 && found.every((title) => titles.includes(title)) ? found : undefined;
}

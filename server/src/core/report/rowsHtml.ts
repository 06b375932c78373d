/** Divides the rows of a table into the smallest parts that a preview updates. */
import { markup, type Html } from './html.ts';
import { baseAt, relativeTo, type Printing } from './printing.ts';
import { smallest } from '../util/lists.ts';

/** A row whose cells are already markup. */
export interface PrintedRow {
  readonly line?: number | undefined;
  readonly cells: Html;
  /** Decides whether a part ends with this row; see {@link endsPart}. */
  readonly hash: number;
  /** Returns an additional row below this one, with content that does not fit into the cells. */
  readonly detail?: ((printing: Printing) => Html) | undefined;
}

/** The maximum number of rows in an undivided table. */
const maxUndivided = 50;

/** The minimum number of rows in every part except the last. On average, a part has about 30 rows more. */
const minRows = 12;
/** The maximum number of rows in a part. */
const maxRows = 100;

/**
 * Returns the rows in one `tbody`, or in several if there are many. Between the minimum and the maximum length of a part, only a row's own
 * content determines whether the part ends with that row. Inserting or removing a row therefore usually changes only one part. If there are
 * several, line numbers are relative to the first line of the part.
 */
export function rowsHtml(printing: Printing, rows: readonly PrintedRow[]): Html {
  if (rows.length <= maxUndivided) return markup`<tbody>\n${rows.map((row) => rowHtml(printing, row))}</tbody>`;
  return markup`${partsOf(rows).map((part) => partHtml(printing, part))}`;
}

function partsOf(rows: readonly PrintedRow[]): (readonly PrintedRow[])[] {
  const parts: (readonly PrintedRow[])[] = [];
  let from = 0;
  rows.forEach((row, index) => {
    const length = index + 1 - from;
    if (index < rows.length - 1 && length < maxRows && (length < minRows || !endsPart(row))) return;
    parts.push(rows.slice(from, index + 1));
    from = index + 1;
  });
  return parts;
}

const endsPart = ({ hash }: PrintedRow): boolean => (hash >>> 4) % 32 === 0;

function partHtml(printing: Printing, rows: readonly PrintedRow[]): Html {
  const base = smallest(rows.map(({ line }) => line ?? Infinity));
  const isPlaced = Number.isFinite(base);
  const own = isPlaced ? relativeTo(base, printing) : printing;
  const content = markup`\n${rows.map((row) => rowHtml(own, row))}`;
  return markup`<tbody class="ta-part"${isPlaced && baseAt(printing, base)}${printing.filled(content)}</tbody>\n`;
}

const rowHtml = (printing: Printing, { line, cells, detail }: PrintedRow): Html =>
  markup`<tr${printing.at(line)}>${cells}</tr>\n${detail?.(printing)}`;

/** Returns a number derived from the length of a row's markup and from some of its characters. */
export function rowHash({ html }: Html): number {
  let hash = html.length;
  for (let step = 1; step <= 16; step++)
    hash = (Math.imul(hash, 31) + html.charCodeAt(Math.floor((html.length * step) / 17))) | 0;
  return hash;
}

/** In which columns a further line may begin: the mappings and lists that are open above it. Read from the lines, so that a half-typed one does not matter. */
import type { AdvisoryDocument } from '../document/document.ts';
import { isInside } from './isInside.ts';
import { readLineShape, type LineShape } from './lineShape.ts';

/** A mapping, or a list, that goes on where a line begins in its column. Columns are UTF-16 units from the line's start. */
export interface OpenLevel {
  readonly kind: 'keys' | 'rows';
  readonly column: number;
  /** Of a list: the column of the keys of its last row, where that is a mapping. */
  readonly rowKeys?: number;
}

/** What is open where a line begins. */
export interface OpenLevels {
  /** The innermost first. */
  readonly levels: readonly OpenLevel[];
  /** The end of the nearest content above. */
  readonly above?: number;
  /** The column of a key right above that has no value yet: what stands farther right begins it. */
  readonly openKey?: number;
  /** The column of a key right above whose block of text has begun: what stands farther right belongs to the text. */
  readonly textKey?: number;
  /** The column in which the next line with content begins: what begins farther left would take that line away from its parent. */
  readonly next: { readonly column: number; readonly isRow: boolean } | undefined;
}

/** The levels that are open at the beginning of a line; the line itself is not read. */
export function openLevelsAt(document: AdvisoryDocument, line: number): OpenLevels {
  const { lines } = document;
  const levels: OpenLevel[] = [];
  let least = Infinity;
  let open: { openKey?: number; textKey?: number } = {};
  let above: number | undefined;
  const part = document.partAt(lines.startOf(Math.max(0, line - 1)));
  // A run of rows stands under a key at the margin, however many rows are above it.
  const top = part.rows ? lines.lineAt(part.offset) : 0;
  for (let at = line - 1; at >= top && least > 0; at--) {
    const start = lines.startOf(at);
    // Most lines above are farther right than what is known already: they are not read.
    if (isIndented(document.text, start, least)) continue;
    const shape = readLineShape(document, at);
    if (!shape) continue;
    const first = shape.hyphens[0] ?? shape.content;
    above ??= start + document.text.slice(start, lines.endOf(at)).trimEnd().length;
    if (first >= least || isInside(document, start, 'any')) continue;
    if (least === Infinity && shape.key !== undefined) open = openedBy(shape);
    if (shape.content < least && shape.key !== undefined) levels.push({ kind: 'keys', column: shape.content });
    levels.push(...rowLevels(shape, least));
    least = first;
  }
  const margin: OpenLevel = { kind: 'keys', column: 0 };
  if (least > 0 && (part.rows || levels.length === 0)) levels.push(margin);
  return {
    levels,
    ...open,
    ...(above === undefined ? {} : { above }),
    next: nextContent(document, line),
  };
}

/** Whether a line begins with as many spaces or tabs. */
function isIndented(text: string, start: number, columns: number): boolean {
  for (let at = 0; at < columns; at++) {
    const character = text[start + at];
    if (character !== ' ' && character !== '\t') return false;
  }
  return true;
}

function openedBy({ content, value }: LineShape): { openKey?: number; textKey?: number } {
  if (value === '') return { openKey: content };
  return /^[|>]/.test(value) ? { textKey: content } : {};
}

/** The lists that a line's hyphens belong to, as far as they are open at a column. */
function rowLevels({ hyphens, content, key }: LineShape, least: number): OpenLevel[] {
  return hyphens
    .map((column, index): OpenLevel => {
      const isLast = index === hyphens.length - 1;
      return { kind: 'rows', column, ...(isLast && key !== undefined ? { rowKeys: content } : {}) };
    })
    .filter(({ column }) => column < least)
    .reverse();
}

function nextContent(document: AdvisoryDocument, line: number): OpenLevels['next'] {
  for (let at = line + 1; at < document.lines.count; at++) {
    const shape = readLineShape(document, at);
    if (shape) return { column: shape.hyphens[0] ?? shape.content, isRow: shape.hyphens.length > 0 };
  }
  return undefined;
}

/** Whether the key in a line, which says nothing after its colon, has its value in the lines below. */
export function hasValueBelow(document: AdvisoryDocument, line: number): boolean {
  const shape = readLineShape(document, line);
  const next = nextContent(document, line);
  if (shape?.key === undefined || shape.value !== '' || next === undefined) return false;
  return next.column > shape.content || (next.isRow && next.column === shape.content);
}

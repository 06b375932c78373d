/**
 * Determines the columns at which the next line may begin: the columns of the mappings and lists that are open above it. The columns are
 * determined from the lines and not from the tree, so that an incomplete line does not affect the result.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import { isInside } from './isInside.ts';
import { readLineShape, type LineShape } from './lineShape.ts';
import { pushAll } from '../util/lists.ts';

/** A mapping or list to which a line belongs if it begins at the given column. Columns are UTF-16 units from the start of the line. */
export interface OpenLevel {
  readonly kind: 'keys' | 'rows';
  readonly column: number;
  /** The column of the keys in the last row, if that row is a mapping. */
  readonly rowKeys?: number;
}

/** The open levels at the start of a line. */
export interface OpenLevels {
  /** The levels, innermost first. */
  readonly levels: readonly OpenLevel[];
  /** The offset at which the nearest line with content above ends. */
  readonly above?: number;
  /**
   * The column of the key, or of the hyphen without a key, on the nearest line with content above, if it has no value yet. A more deeply
   * indented line begins its value.
   */
  readonly openKey?: number;
  /**
   * The column of the key, or of the hyphen without a key, on the nearest line with content above, if a block scalar header follows it. A
   * more deeply indented line belongs to the scalar.
   */
  readonly textKey?: number;
  /** The next line with content. A line that is inserted above it with less indentation would separate it from its parent. */
  readonly next: { readonly column: number; readonly isRow: boolean; readonly key: string | undefined } | undefined;
}

/** Returns the levels that are open at the start of a line; the line itself is not read. */
export function openLevelsAt(document: AdvisoryDocument, line: number): OpenLevels {
  const { lines } = document;
  const levels: OpenLevel[] = [];
  let least = Infinity;
  let open: { openKey?: number; textKey?: number } = {};
  let above: number | undefined;
  const part = document.partAt(lines.startOf(Math.max(0, line - 1)));
  // If the lines above are rows of a list that begins in an earlier chunk, no line before this chunk needs to be read, because the list's
  // key is certain to be at the left margin.
  const top = part.rows ? lines.lineAt(part.offset) : 0;
  // The column of the outermost list found so far, until the mapping that contains it is found. The list's key may be in the same column.
  let listAt: number | undefined;
  for (let at = line - 1; at >= top && (least > 0 || listAt === 0); at--) {
    const start = lines.startOf(at);
    const isInList = listAt !== least || /[\s#-]/.test(document.text[start + least] ?? ' ');
    // A fast path for most lines: those that are indented at least as deeply as the outermost level found so far open no further level.
    if (isInList && isIndented(document.text, start, least)) continue;
    const shape = readLineShape(document, at);
    if (!shape) continue;
    const first = shape.hyphens[0] ?? shape.content;
    above ??= start + document.text.slice(start, lines.endOf(at)).trimEnd().length;
    const within = listAt === undefined ? least : least + 1;
    if (first >= within || isInside(document, start, 'any')) continue;
    if (least === Infinity) open = openedBy(shape);
    if (shape.content < within && shape.key !== undefined) levels.push({ kind: 'keys', column: shape.content });
    pushAll(levels, rowLevels(shape, least));
    listAt = shape.hyphens[0];
    // A line without a key, perhaps because its colon is missing, does not end the mapping in its column.
    least = shape.key === undefined && listAt === undefined ? first + 1 : first;
  }
  const margin: OpenLevel = { kind: 'keys', column: 0 };
  if ((least > 0 || listAt === 0) && (part.rows || levels.length === 0)) levels.push(margin);
  return {
    levels,
    ...open,
    ...(above === undefined ? {} : { above }),
    next: nextContent(document, line),
  };
}

/** Whether a line begins with at least this many spaces or tabs. */
function isIndented(text: string, start: number, columns: number): boolean {
  for (let at = 0; at < columns; at++) {
    const character = text[start + at];
    if (character !== ' ' && character !== '\t') return false;
  }
  return true;
}

function openedBy({ hyphens, content, key, value }: LineShape): { openKey?: number; textKey?: number } {
  const column = key === undefined ? hyphens.at(-1) : content;
  if (column === undefined) return {};
  if (value === '') return { openKey: column };
  return /^[|>]/.test(value) ? { textKey: column } : {};
}

/** Returns the lists that a line's hyphens open to the left of a column. */
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
    if (shape) return { column: shape.hyphens[0] ?? shape.content, isRow: shape.hyphens.length > 0, key: shape.key };
  }
  return undefined;
}

/** Whether a key without a value on its own line has one on the following lines. */
export function hasValueBelow(document: AdvisoryDocument, line: number): boolean {
  const shape = readLineShape(document, line);
  const next = nextContent(document, line);
  if (shape?.key === undefined || shape.value !== '' || next === undefined) return false;
  return next.column > shape.content || (next.isRow && next.column === shape.content);
}

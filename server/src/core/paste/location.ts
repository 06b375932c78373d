/** Determines where pasted text is inserted: into a list, into a block scalar, after a key, or between top-level entries. */
import { isInside } from '../cursor/isInside.ts';
import { openLevelsAt } from '../cursor/openLevels.ts';
import { readLineShape } from '../cursor/lineShape.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Span } from '../text/text.ts';
import type { Path } from '../yaml/tree.ts';
import type { DocumentTools } from './pasted.ts';
import { blockLocationAt, type BlockLocation } from './blockLocation.ts';

/** A location in a block list at which rows may be inserted. All offsets refer to the document. */
export interface ListLocation {
  readonly kind: 'list';
  /** The path of the list. */
  readonly path: Path;
  /** The column of the list's dashes. */
  readonly column: number;
  /** The span that the rows replace. */
  readonly span: Span;
  /** Whether a line break is inserted before the rows. */
  readonly isBelow: boolean;
  /** Whether `span` is the blank line before the next top-level entry. If so, a blank line must remain below the rows. */
  readonly isGap: boolean;
}

/** A location in a flow list at which items may be inserted. */
export interface FlowLocation {
  readonly kind: 'flow';
  readonly path: Path;
  readonly span: Span;
}

/** A location after a key at which a value may begin. */
export interface ValueLocation {
  readonly kind: 'value';
  readonly path: Path;
  readonly span: Span;
  /** The column of the key. */
  readonly column: number;
}

/** A location at which a top-level entry may begin. */
export interface TopLocation {
  readonly kind: 'top';
}

export type Location = ListLocation | FlowLocation | ValueLocation | BlockLocation | TopLocation;

/** The number of columns by which a list is indented below its key if the document contains no list from which to derive it. */
const usualStep = 2;

/**
 * Returns the locations at which text pasted at an offset may be inserted, with the most likely one first. Returns an empty list if the offset is
 * within a plain or quoted value, a key or a comment.
 */
export function locationsAt(document: AdvisoryDocument, offset: number, tools: DocumentTools): readonly Location[] {
  const { lines, text } = document;
  const line = lines.lineAt(offset);
  const block = blockLocationAt(document, offset, tools);
  if (block) return [block];
  const span: Span = [lines.startOf(line), lines.endOf(line)];
  const own = text.slice(...span).replace(/^\uFEFF/, '');
  if (isInside(document, span[0], 'flow') || /^[^#]*[[{]/.test(own)) return flowLocation(document, offset, tools);
  if (isInside(document, span[0], 'any')) return [];
  if (own.trim() === '') return blankLocations(document, line, offset - span[0], tools);
  const [lead] = /^[ ]*-[ \t]*$/.exec(own) ?? [];
  if (lead !== undefined) return itemLocation(document, offset, [span[0] + own.indexOf('-'), span[1]], tools);
  return valueLocations(document, offset, line, tools);
}

function flowLocation(
  document: AdvisoryDocument,
  offset: number,
  { cursorAt }: DocumentTools,
): readonly FlowLocation[] {
  const { slot, path, flow, prefix, replace } = cursorAt(document, offset);
  const isItem =
    slot === 'value' && flow && prefix === '' && typeof path.at(-1) === 'number' && replace[0] === replace[1];
  return isItem ? [{ kind: 'flow', path: path.slice(0, -1), span: replace }] : [];
}

/** Returns the location after a dash that is alone on its line. */
function itemLocation(
  document: AdvisoryDocument,
  offset: number,
  span: Span,
  { cursorAt }: DocumentTools,
): readonly ListLocation[] {
  const { slot, path } = cursorAt(document, offset);
  if (slot !== 'value' || typeof path.at(-1) !== 'number') return [];
  const { lines } = document;
  const column = span[0] - lines.startOf(lines.lineAt(span[0]));
  return [{ kind: 'list', path: path.slice(0, -1), column, span, isBelow: false, isGap: false }];
}

/**
 * Returns the locations on a blank line: first the list that the key above opens, then the lists above that the line may continue, from the
 * innermost to the outermost. At column 0, the lists above are in the reverse order, and the location for a new top-level entry is added.
 */
function blankLocations(
  document: AdvisoryDocument,
  line: number,
  column: number,
  { cursorAt }: DocumentTools,
): readonly Location[] {
  const { levels, openKey, above } = openLevelsAt(document, line);
  const span: Span = [document.lines.startOf(line), document.lines.endOf(line)];
  const isGap = isBeforeSection(document, line);
  const locations: Location[] = [];
  const add = (at: number): void => {
    const { slot, path } = cursorAt(document, span[1], { lead: `${' '.repeat(at)}- ` });
    if (slot === 'value' && typeof path.at(-1) === 'number')
      locations.push({ kind: 'list', path: path.slice(0, -1), column: at, span, isBelow: false, isGap });
  };
  if (openKey !== undefined) add(openKey + stepOf(document));
  const open = levels.filter(({ kind, column: at }) => kind === 'rows' && (column === 0 || at <= column + 1));
  for (const { column: at } of column === 0 ? open.toReversed() : open) add(at);
  const isAlone = above === undefined || /^[ \t]*$/.test(lineText(document, line - 1)) || openKey === undefined;
  if (column === 0 && isAlone) locations.push({ kind: 'top' });
  return locations;
}

/** Returns the locations after a key without a value: one for a list and one for a single value. */
function valueLocations(
  document: AdvisoryDocument,
  offset: number,
  line: number,
  { cursorAt }: DocumentTools,
): readonly Location[] {
  const { lines, text } = document;
  const shape = readLineShape(document, line);
  if (shape?.key === undefined || shape.value !== '') return [];
  const start = lines.startOf(line) + (text.startsWith('\uFEFF', lines.startOf(line)) ? 1 : 0);
  const colon = start + shape.content + shape.key.length;
  if (offset < colon || !/^[ \t]*$/.test(text.slice(colon, lines.endOf(line)))) return [];
  const { slot, path } = cursorAt(document, offset);
  if (slot !== 'value' || typeof path.at(-1) !== 'string') return [];
  const span: Span = [colon, lines.endOf(line)];
  const value: ValueLocation = { kind: 'value', path, span, column: shape.content };
  const column = shape.content + stepOf(document);
  return [{ kind: 'list', path, column, span, isBelow: true, isGap: false }, value];
}

/** Returns the number of columns by which the document's lists are indented below top-level keys, according to its first list. */
export function stepOf({ root, lines, text }: Pick<AdvisoryDocument, 'root' | 'lines' | 'text'>): number {
  if (root?.kind !== 'mapping') return usualStep;
  for (const { key, value } of root.pairs) {
    const [first] = value.kind === 'sequence' && !value.flow ? value.items : [];
    if (!first || first.span[0] < key.span[1]) continue;
    const dash = text.lastIndexOf('-', first.span[0] - 1);
    const step = lines.positionAt(dash).character - lines.positionAt(key.span[0]).character;
    if (dash > key.span[1] && step >= 0 && step <= 8) return step;
  }
  return usualStep;
}

const lineText = ({ text, lines }: AdvisoryDocument, line: number): string =>
  line < 0 ? '' : text.slice(lines.startOf(line), lines.endOf(line));

/**
 * Whether a blank line is followed by a top-level entry and does not follow another blank line, in a document in which another entry also follows
 * a blank line.
 */
function isBeforeSection(document: AdvisoryDocument, line: number): boolean {
  const { lines, text } = document;
  if (line + 1 >= lines.count || lineText(document, line - 1).trim() === '') return false;
  const isSection = (at: number): boolean => /^[A-Za-z_"'#]/.test(lineText(document, at));
  if (!isSection(line + 1)) return false;
  const others = text.slice(0, lines.startOf(line - 1)) + text.slice(lines.startOf(line + 1));
  return /\n[ \t]*\r?\n[a-z_]+:/.test(others);
}

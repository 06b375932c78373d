/** Determines which column a new line belongs in: its current column, or the column of a mapping or list above. */
import {
  isInside,
  nodeUnder,
  openLevelsAt,
  type AdvisoryDocument,
  type Environment,
  type LineColumn,
  type OpenLevel,
  type OpenLevels,
} from '../../core/index.ts';

/** The line stays in its current column. */
const asItStands: readonly LineColumn[] = [{}];
/** Nothing can be inserted on this line. */
const nowhere: readonly LineColumn[] = [];

interface Begun {
  /** Whether a word has been typed, on either side of the cursor. */
  readonly hasWord: boolean;
  /** The column of the first hyphen or word. */
  readonly column: number;
  readonly hyphens: number;
  /** The column of the first word. */
  readonly content: number;
  readonly hasTab: boolean;
}

/**
 * Returns the possible interpretations of a line whose first word is at the cursor, each with the indentation and hyphen that it needs.
 * There are several if the line may be both another key of the row and a new row. There are none within multi-line text, or if the lines
 * below would lose their parent.
 */
export function lineColumns(document: AdvisoryDocument, offset: number, env: Environment): readonly LineColumn[] {
  const { lines, text } = document;
  const line = lines.lineAt(offset);
  const start = lines.startOf(line);
  if (isInside(document, start, 'flow')) return asItStands;
  const before = text.slice(start, offset).replace(/^\uFEFF/, '');
  const open = openLevelsAt(document, line);
  // Beside a line with a tab, a tab stays, so that both lines are converted alike.
  const beside = [...(open.above === undefined ? [] : [lines.lineAt(open.above)]), line + 1];
  const isBesideTab = beside.some((at) => text[lines.startOf(at)] === '\t');
  const after = text.slice(offset, lines.endOf(line));
  const begun = { ...readBegun(before, after), ...(isBesideTab ? { hasTab: false } : {}) };
  if (isMoreThanWord(before, after)) return begun.hyphens > 1 || fits(begun, open) ? asItStands : nowhere;
  // Another bullet than a hyphen is replaced only below its key, because the items above would keep theirs.
  if (open.openKey === undefined && /^[ \t]*[•‣▪●◦·∙–—+][ \t]/.test(before)) return nowhere;
  if (isText(document, start, begun, open, env)) return nowhere;
  return begun.hyphens > 0
    ? rowLocations(begun, open)
    : keyLocations(begun, open, ownsNext(document, begun, open, env));
}

function readBegun(before: string, after: string): Begun {
  const lead = /^[ \t]*(?:-(?:[ \t]+|$))*/.exec(before)?.[0] ?? '';
  return {
    hasWord: lead.length < before.length || /^\w/.test(after),
    column: /^[ \t]*/.exec(lead)?.[0].length ?? 0,
    hyphens: lead.split('-').length - 1,
    // A lone hyphen will become a list item.
    content: lead.endsWith('-') ? lead.length + 1 : lead.length,
    hasTab: lead.includes('\t'),
  };
}

/**
 * Whether the line contains more than a first word: a key with a colon, or another kind of node such as a flow collection, alias or tag.
 */
function isMoreThanWord(before: string, after: string): boolean {
  const word = before.replace(/^[ \t]*(?:-(?:[ \t]+|$))*/, '');
  return /^[#[{&*!|>%@`]/.test(word) || /:(?:\s|$)/.test(word) || /^[^#]*?:(?:\s|$)/.test(after);
}

/** Whether a line with a key begins in a column where a key or a row is allowed. */
function fits({ column, hyphens }: Begun, { levels, openKey }: OpenLevels): boolean {
  const kind = hyphens > 0 ? 'rows' : 'keys';
  if (levels.some((level) => level.kind === kind && level.column === column)) return true;
  return openKey !== undefined && (hyphens > 0 ? column >= openKey : column > openKey);
}

/** Whether the line continues multi-line text that began above it. */
function isText(
  document: AdvisoryDocument,
  start: number,
  { column, hyphens }: Begun,
  { levels, textKey, above }: OpenLevels,
  env: Environment,
): boolean {
  // A line that is not indented further than the key ends the block, even if the recovery adds the word on it to the block.
  if (textKey !== undefined) return column > textKey;
  const inside = isInside(document, start, 'any');
  const under = above === undefined ? undefined : nodeUnder(document, inside ? start : above);
  if (under?.node.kind !== 'scalar' || under.onKey) return inside;
  if (under.node.style !== 'plain') return inside;
  const owner = levels[0]?.column ?? 0;
  const shape = env.schema.shapeAt(under.path);
  return (
    hyphens === 0 && column > owner && (shape?.text ?? shape?.list?.item.text)?.prose === true && !under.node.isNull
  );
}

/** Whether the word may be a key without its colon, typed above its value, because the lines below belong to nothing above the word. */
function ownsNext(
  document: AdvisoryDocument,
  { column, hasWord }: Begun,
  { levels, openKey, above, next }: OpenLevels,
  env: Environment,
): boolean {
  if (!hasWord || next === undefined || next.column < column || (next.column === column && !next.isRow)) return false;
  if (openKey !== undefined) return column > openKey;
  const kind = next.isRow ? 'rows' : 'keys';
  if (!levels.some((level) => level.kind === kind && level.column === next.column)) return true;
  // Rows may belong to the list above, unless their first key is not a key of its rows.
  const [section, index] = (above === undefined ? undefined : nodeUnder(document, above))?.path ?? [];
  if (column > 0 || !next.isRow || next.key === undefined || section === undefined || index === undefined) return false;
  const keys = env.schema.shapeAt([section, 0])?.mapping?.keys;
  return keys !== undefined && !keys.some(({ key }) => key === next.key);
}

/** Returns the interpretations of a line without a hyphen. `isOwner` is the result of `ownsNext`. */
function keyLocations(begun: Begun, { levels, openKey, next }: OpenLevels, isOwner: boolean): readonly LineColumn[] {
  const { column } = begun;
  const free = levels.filter((level) => next === undefined || level.column >= next.column);
  if (openKey !== undefined && column > openKey) {
    const locations = childLocations(begun, openKey, next);
    return isOwner && next?.isRow ? [...locations, { lead: indented(column) }] : locations;
  }
  const owner = isOwner ? levels.find((level) => level.kind === 'keys' && level.column <= column) : undefined;
  if (owner) return owner.column === column ? exactly(begun, indented(column)) : [{ lead: indented(owner.column) }];
  if (free.some((level) => level.kind === 'keys' && level.column === column)) return exactly(begun, indented(column));
  const level = nearestTo(column, free);
  if (!level) return nowhere;
  if (level.kind === 'keys') return [{ lead: indented(level.column) }];
  const row = { lead: `${indented(level.column)}- ` };
  return level.rowKeys !== undefined && level.column === column ? [{ lead: indented(level.rowKeys) }, row] : [row];
}

/**
 * Returns the interpretations of a line that begins the value of the key above. If the value already has lines, they determine the column.
 */
function childLocations(begun: Begun, openKey: number, next: OpenLevels['next']): readonly LineColumn[] {
  if (next === undefined || next.column <= openKey) {
    if (next?.column === openKey && next.isRow) return [{ lead: `${indented(openKey)}- ` }];
    return exactly(begun, indented(openKey + 2));
  }
  if (next.isRow) return [{ lead: `${indented(next.column)}- ` }];
  return next.column === begun.column ? exactly(begun, indented(begun.column)) : [{ lead: indented(next.column) }];
}

/**
 * Returns the interpretations of a line with hyphens. Several hyphens, which editors that continue lists may insert, are reduced to one,
 * because no key takes a list of lists.
 */
function rowLocations(begun: Begun, { levels, openKey, next }: OpenLevels): readonly LineColumn[] {
  const { column } = begun;
  const isNextChild = next !== undefined && next.column > column && !next.isRow;
  // The other keys of the row are on the lines below, so this line becomes another key.
  if (isNextChild && next.column === begun.content) return [{ asKey: true }];
  const rows = levels.filter((level) => level.kind === 'rows' && (next === undefined || level.column >= next.column));
  if (rows.some((level) => level.column === column)) return exactly(begun, `${indented(column)}- `);
  if (openKey !== undefined && column >= openKey) {
    const inColumn = next !== undefined && next.isRow && next.column >= openKey ? next.column : column;
    if (next !== undefined && next.column > inColumn) return nowhere;
    // A tab is one column, which is too narrow.
    if (begun.hasTab && inColumn === column && next?.isRow !== true) return [{ lead: `${indented(openKey + 2)}- ` }];
    return inColumn === column ? exactly(begun, `${indented(column)}- `) : [{ lead: `${indented(inColumn)}- ` }];
  }
  const level = nearestTo(column, rows);
  return level ? [{ lead: `${indented(level.column)}- ` }] : nowhere;
}

/** Leaves the line unchanged, unless it contains several hyphens, or tabs, which YAML does not allow as indentation. */
function exactly({ hasTab, hyphens }: Begun, lead: string): readonly LineColumn[] {
  return hasTab || hyphens > 1 ? [{ lead }] : asItStands;
}

/** Returns the nearest level at or to the right of a column, or else the nearest one to its left. */
function nearestTo(column: number, levels: readonly OpenLevel[]): OpenLevel | undefined {
  const right = levels.filter((level) => level.column >= column);
  return right.at(-1) ?? levels[0];
}

const indented = (columns: number): string => ' '.repeat(columns);

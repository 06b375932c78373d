/** An index of the lines in a text. Without it, all lines would be scanned again for each of a thousand similar errors. */
import { contentLineBefore, keyedLine, lineAfter, lineAround, linesFrom, type Line } from './repair.ts';

interface Outline {
  text: string;
  /** How many lines begin at each column. */
  readonly columns: ReadonlyMap<number, number>;
  /** For the offset of each line that is neither empty nor a comment, the nearest such line above it that is indented less. */
  readonly parents: ReadonlyMap<number, Line | undefined>;
  /** For the same offsets, the nearest such line below it that is indented less. */
  readonly followers: ReadonlyMap<number, Line | undefined>;
  /** For each key, the lines that begin with it, with or without a dash before it. */
  readonly keys: ReadonlyMap<string, readonly Line[]>;
  /** The lines that are neither empty nor comments. */
  readonly content: readonly Line[];
  /** The lines in `content` that match a pattern. Filled on demand. */
  readonly matching: Map<RegExp, readonly Line[]>;
  /** For the offset of a line, the block that begins there. Filled on demand. */
  readonly blocks: Map<number, readonly Line[]>;
}

let last: Outline | undefined;

/** Returns the outline of a text. The outline of the last text is cached, because many strategies read the same text. */
function outlineOf(text: string): Outline {
  if (last?.text === text) {
    // Comparing a string with itself is faster than with an equal one.
    last.text = text;
    return last;
  }
  const lines = [...linesFrom(text, lineAround(text, 0))].filter(({ content }) => content.trim() !== '');
  const columns = new Map<number, number>();
  for (const { indent } of lines) columns.set(indent, (columns.get(indent) ?? 0) + 1);
  const content = lines.filter((line) => line.content[line.indent] !== '#');
  const keys = new Map<string, Line[]>();
  for (const line of content) {
    const key = keyedLine(line)?.key;
    if (key === undefined) continue;
    const known = keys.get(key);
    if (known) known.push(line);
    else keys.set(key, [line]);
  }
  const [parents, followers] = [lessIndented(content), lessIndented([...content].reverse())];
  last = { text, columns, keys, parents, followers, content, matching: new Map(), blocks: new Map() };
  return last;
}

/** Returns, by the offset of each line, the nearest line before it in the array that is indented less. */
function lessIndented(lines: readonly Line[]): ReadonlyMap<number, Line | undefined> {
  const open: Line[] = [];
  return new Map(
    lines.map((line) => {
      for (let above = open.at(-1); above && above.indent >= line.indent; above = open.at(-1)) open.pop();
      const parent = open.at(-1);
      open.push(line);
      return [line.start, parent];
    }),
  );
}

/**
 * Yields the nearest line above a line, then the nearest one above that which is indented less, and so on. Empty lines and comments are
 * ignored.
 */
export function* ancestorsOf(text: string, line: Line): Generator<Line> {
  const { parents } = outlineOf(text);
  for (let above = contentLineBefore(text, line); above; above = parents.get(above.start)) yield above;
}

/** Like {@link ancestorsOf}, but for the lines below a line. */
export function* followersOf(text: string, line: Line): Generator<Line> {
  const { followers } = outlineOf(text);
  for (let below = contentLineAfter(text, line); below; below = followers.get(below.start)) yield below;
}

/** Returns the nearest following line that is neither empty nor a comment; undefined if there is none. */
export function contentLineAfter(text: string, line: Line): Line | undefined {
  for (const next of linesFrom(text, lineAfter(text, line))) if (!/^\s*(?:#|$)/.test(next.content)) return next;
  return undefined;
}

/** Whether the value of the key or item on a line is on the lines below, so that the text after the colon or dash is not its value. */
export function hasValueBelow(text: string, line: Line): boolean {
  const next = contentLineAfter(text, line);
  const keyed = keyedLine(line);
  // In `- name: a`, the keys below `name` are in its column, not in that of the dash.
  const column = keyed?.lead.length ?? line.indent;
  if (!next || next.indent < column) return false;
  return next.indent > column || (isItem(next) && (keyed !== undefined || !isItem(line)));
}

/** Returns the nearest preceding line that is indented less; undefined if there is none. Empty lines and comments are ignored. */
export function parentOf(text: string, line: Line): Line | undefined {
  for (const above of ancestorsOf(text, line)) if (above.indent < line.indent) return above;
  return undefined;
}

/** Returns how many lines begin at each column. */
export const indentations = (text: string): ReadonlyMap<number, number> => outlineOf(text).columns;

/** Returns the lines that begin with a key, with or without a dash before it. */
export const linesWithKey = (text: string, key: string): readonly Line[] => outlineOf(text).keys.get(key) ?? [];

/** Returns the lines, except empty lines and comments, that match a pattern. */
export function linesMatching(text: string, pattern: RegExp): readonly Line[] {
  const { matching, content } = outlineOf(text);
  const found = matching.get(pattern) ?? content.filter((line) => pattern.test(line.content));
  matching.set(pattern, found);
  return found;
}

/**
 * Returns a line with the lines that belong to it: for an item, those indented at least two columns further; for a key, those indented
 * further. Empty lines are omitted.
 */
export function blockOf(text: string, first: Line): readonly Line[] {
  const { blocks } = outlineOf(text);
  const known = blocks.get(first.start);
  if (known) return known;
  const inner = first.indent + (isItem(first) ? 2 : 1);
  const lines = [first];
  for (const line of linesFrom(text, lineAfter(text, first))) {
    if (line.content.trim() === '') continue;
    if (line.indent < inner) break;
    lines.push(line);
  }
  blocks.set(first.start, lines);
  return lines;
}

/** Whether a line begins a list item. */
export const isItem = (line: Line | undefined): boolean => line !== undefined && /^\s*-(?:\s|$)/.test(line.content);

/** Whether a word is used as a key on another line. */
export const isKeyElsewhere = (text: string, word: string, here: Line): boolean =>
  linesWithKey(text, word).some(({ start }) => start !== here.start);

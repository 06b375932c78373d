/**
 * Divides a long list under a top-level key into runs of rows, so that each run is parsed separately.
 *
 * A row begins at a hyphen in the column of the list's first hyphen. All other lines of a row (block scalars, multi-line quoted and plain
 * scalars, flow collections) are indented further (YAML 1.2.2, 8.2.1, 8.1.1.1 and 7.3.3). If a line other than a blank line or
 * comment is indented less, or is in the hyphens' column without a hyphen, the list is parsed whole instead.
 */

/** The minimum length of a list to divide, in UTF-16 units. */
const minListLength = 2_000;

/** Lengths of runs in UTF-16 units. */
interface RunLength {
  /** The average length of a run. */
  readonly usual: number;
  /** The length after which a run ends at the next row. */
  readonly long: number;
}

/** Run lengths by section length: short runs are quick to parse again, but thousands of rows would produce too many of them. */
const runLengths: readonly (RunLength & { readonly upTo: number })[] = [
  { upTo: 32_000, usual: 300, long: 500 },
  { upTo: 64_000, usual: 800, long: 2_500 },
  { upTo: Infinity, usual: 2_500, long: 8_000 },
];
const runsOf = (section: number): RunLength | undefined => runLengths.find(({ upTo }) => section < upTo);

/** Matches a key that is alone on its line except for a comment. */
const keyLine = /^[A-Za-z_][\w-]*:(?:[ \t]+#[^\n]*|[ \t]*)\r?\n/;

/**
 * Returns the offsets in a section at which runs of rows begin, except the first run, which contains the key. Returns an empty list if the
 * section is not a long block list or its notation is ambiguous. Usually, a row's own text determines whether it begins a run. Only if the
 * run is already long does its length count as well. An edit therefore moves boundaries only up to the next row whose own text begins a
 * run.
 */
export function cutRows(section: string): readonly number[] {
  const head = section.length < minListLength ? null : keyLine.exec(section);
  if (!head) return [];
  const runs: number[] = [];
  const isCut = eachRun(section, { begin: 0, at: head[0].length, column: undefined }, (run) => {
    runs.push(run);
    return false;
  });
  return isCut ? runs : [];
}

/**
 * Divides a list again after an edit. `begin` is the offset of a run that, like all text before it, is unchanged. Returns the runs from
 * there up to and including the first one that `isEarlier` recognises; all later runs are unchanged. Returns undefined if the whole list
 * has to be divided again.
 */
export function cutRowsAgain(
  section: string,
  lengthBefore: number,
  begin: number,
  isEarlier: (run: number) => boolean,
): readonly number[] | undefined {
  if (section.length < minListLength || runsOf(section.length) !== runsOf(lengthBefore)) return undefined;
  const column = indentAt(section, begin);
  const runs: number[] = [];
  const isCut = eachRun(section, { begin, at: begin, column }, (run) => {
    runs.push(run);
    return isEarlier(run);
  });
  return isCut ? runs : undefined;
}

interface From {
  /** The start of the first run. */
  readonly begin: number;
  /** The offset of the line at which to start looking for rows; the first row found does not begin a new run. */
  readonly at: number;
  /** The column of the list's hyphens, if known. */
  readonly column: number | undefined;
}

/** Calls `show` with the start of each run after the first, until `show` returns true. Returns false if a line belongs to no row. */
function eachRun(text: string, { begin, at: from, column: known }: From, show: (run: number) => boolean): boolean {
  const { usual = Infinity, long = Infinity } = runsOf(text.length) ?? {};
  let column = known ?? -1;
  let row = -1;
  let isFirst = true;
  /** Decides whether the row that ends at `end` begins a run, which depends on its length, and returns whether to stop. */
  const isLast = (end: number): boolean => {
    const isRun = row >= 0 && !isFirst && (row - begin >= long || beginsRun(text, row, end, usual));
    if (row >= 0) isFirst = false;
    if (isRun) begin = row;
    return isRun && show(row);
  };
  for (let at = from; at < text.length;) {
    const first = at + indentAt(text, at);
    const stop = text.indexOf('\n', first);
    const code = text.charCodeAt(first);
    const indent = first - at;
    if (column < 0 || indent <= column) {
      if (code === tab) return false;
      const isBlank = first >= text.length || code === lineFeed || (code === carriageReturn && stop === first + 1);
      if (!isBlank && code !== hash) {
        if (!isDash(text, first) || (column >= 0 && indent < column)) return false;
        column = indent;
        if (isLast(at)) return true;
        row = at;
      }
    }
    at = stop < 0 ? text.length : stop + 1;
  }
  isLast(text.length);
  return true;
}

function indentAt(text: string, at: number): number {
  let first = at;
  while (text.charCodeAt(first) === space) first++;
  return first - at;
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== dash) return false;
  const next = text.charCodeAt(at + 1);
  return next === space || next === lineFeed || next === carriageReturn || Number.isNaN(next);
}

/**
 * Whether a row begins a run, determined by a hash of the row's length and some of its characters. The longer the row, the more likely it
 * begins a run.
 */
function beginsRun(text: string, row: number, end: number, usual: number): boolean {
  const length = end - row;
  let hash = length;
  for (let step = 1; step < samples; step++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(row + Math.floor((length * step) / samples))) | 0;
  return (hash >>> 4) % Math.ceil(usual / length) === 0;
}

const samples = 8;
const [tab, lineFeed, carriageReturn, space, hash, dash] = [9, 10, 13, 32, 35, 45];

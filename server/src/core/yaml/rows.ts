/**
 * Cutting a long list that stands under a top-level key into runs of rows, so that each run is parsed by itself.
 *
 * A row begins where a dash stands in the column of the list's first dash. Whatever belongs to a row (block scalars, quoted and
 * plain text over several lines, flow collections) stands further to the right (YAML 1.2.2, 8.2.1, 8.1.1.1 and 7.3.3). A line that
 * stands further to the left, or in the dashes' column without a dash, makes the cutter refuse: the list is parsed whole.
 */

/** Lists of fewer characters are not cut. */
const longList = 2_000;

/**
 * How many characters a run of rows has on the average, and behind how many it ends at the next row, whatever that is. Short runs
 * are soon read again; in a list of thousands of rows, runs themselves begin to count.
 */
const runsOf = (section: number): { readonly usual: number; readonly long: number } =>
  section < 64_000 ? { usual: 800, long: 2_500 } : { usual: 2_500, long: 8_000 };

/** The key alone in its line, but for a comment. */
const keyLine = /^[A-Za-z_][\w-]*:(?:[ \t]+#[^\n]*|[ \t]*)\r?\n/;

/**
 * Where runs of rows begin in a section's text: offsets behind its first run, which has the key. None where it has no long block list,
 * or where the list's form leaves a doubt. Which rows begin a run depends on these rows alone, but for the size of the list, so that
 * an edit leaves the other runs as they are.
 */
export function cutRows(section: string): readonly number[] {
  const head = section.length < longList ? null : keyLine.exec(section);
  const rows = head && rowStarts(section, head[0].length);
  if (!rows) return [];
  const { usual, long } = runsOf(section.length);
  const runs: number[] = [];
  let begin = 0;
  for (const [index, row] of rows.entries()) {
    if (index === 0) continue;
    if (row - begin < long && !beginsRun(section, row, rows[index + 1] ?? section.length, usual)) continue;
    runs.push(row);
    begin = row;
  }
  return runs;
}

/** The offsets of the lines in which rows begin; undefined where a line stands in no row. */
function rowStarts(text: string, from: number): number[] | undefined {
  const rows: number[] = [];
  let column = -1;
  for (let at = from; at < text.length;) {
    let first = at;
    while (text.charCodeAt(first) === space) first++;
    const stop = text.indexOf('\n', first);
    const code = text.charCodeAt(first);
    const indent = first - at;
    if (column < 0 || indent <= column) {
      if (code === tab) return undefined;
      const isBlank = first >= text.length || code === lineFeed || (code === carriageReturn && stop === first + 1);
      if (!isBlank && code !== hash) {
        if (!isDash(text, first) || (column >= 0 && indent < column)) return undefined;
        column = indent;
        rows.push(at);
      }
    }
    at = stop < 0 ? text.length : stop + 1;
  }
  return rows;
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== dash) return false;
  const next = text.charCodeAt(at + 1);
  return next === space || next === lineFeed || next === carriageReturn || Number.isNaN(next);
}

/** Whether a row is one that begins a run, which its length and a few of its characters decide: the longer it is, the likelier. */
function beginsRun(text: string, row: number, end: number, usual: number): boolean {
  const length = end - row;
  let hash = length;
  for (let step = 1; step < samples; step++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(row + Math.floor((length * step) / samples))) | 0;
  return (hash >>> 4) % Math.ceil(usual / length) === 0;
}

const samples = 8;
const [tab, lineFeed, carriageReturn, space, hash, dash] = [9, 10, 13, 32, 35, 45];

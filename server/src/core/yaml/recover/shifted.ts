/**
 * Repairs lines that begin at a wrong column by moving them to a column that other lines use. Lines whose column few other lines share are
 * tried first.
 */
import { blockOf, contentLineAfter, indentations, isItem, isKeyElsewhere } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import { openColumns } from './indentation.ts';
import {
  contentLineBefore,
  indentProblem,
  keyedLine,
  lineAfter,
  type Broken,
  type Line,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';

/** The maximum number of moves to try. */
const maxTried = 8;
/** The maximum distance of a move, in columns. */
const maxFar = 6;

interface Move {
  readonly line: Line;
  readonly lines: readonly Line[];
  readonly column: number;
  /** The number of lines in the text that begin in the same column as the line. */
  readonly company: number;
}

/** Yields repairs that move suspicious lines to other columns, likeliest first. */
export function* shifted(broken: Broken): Generator<Repair> {
  const { text } = broken;
  if (!/^(?:BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|BAD_INDENT|UNEXPECTED_TOKEN|MISSING_CHAR)$/.test(broken.code))
    return;
  const counts = indentations(text);
  const moves = suspects(broken).flatMap((line) => movesOf(broken, line, counts));
  const far = ({ line, column }: Move): number => Math.abs(column - line.indent);
  // An odd number of spaces is rarely intended.
  moves.sort((a, b) => odd(b) - odd(a) || a.company - b.company || a.lines.length - b.lines.length || far(a) - far(b));
  // Often only the first repair is needed, and those that move many lines are slow to create.
  for (const move of moves.slice(0, maxTried)) yield moveRepair(move);
}

const odd = ({ line, column }: Move): number => (line.indent % 2 === 1 && column % 2 === 0 ? 1 : 0);

function movesOf({ text, isTopKey }: Broken, line: Line, counts: ReadonlyMap<number, number>): readonly Move[] {
  if (line.start === 0 || /\t/.test(line.content.slice(0, line.indent))) return [];
  const { key, lead = '', value = '' } = keyedLine(line) ?? {};
  if (!isItem(line) && key === undefined) return [];
  const above = contentLineBefore(text, line);
  const below = contentLineAfter(text, line);
  const near = [...openColumns(text, line), ...(above ? [above.indent] : []), ...(below ? [below.indent] : [])];
  const columns = [...new Set(near)]
    .filter((column) => column > 0 || isItem(line) || (key !== undefined && isTopKey(key)))
    .filter((column) => column !== line.indent && Math.abs(column - line.indent) <= maxFar);
  if (columns.length === 0) return [];
  const company = counts.get(line.indent) ?? 0;
  const block = blockOf(text, line);
  const run = line.indent % 2 === 1 ? runOf(text, line) : [];
  /** Whether the line below would become part of the value of the row's first key, or of the item, or would leave its block scalar. */
  const breaksNext = (column: number): boolean =>
    (/^[|>]/.test(value) && (block[1]?.indent ?? Infinity) <= column) ||
    (isItem(line) &&
      (key === undefined
        ? below !== undefined && below.indent > column && below.indent < line.indent
        : (block[1]?.indent ?? 0) > column + lead.length - line.indent));
  return columns.flatMap((column): Move[] => [
    ...(run.length > block.length || breaksNext(column) ? [] : [{ line, lines: [line], column, company }]),
    ...(block.length > 1 ? [{ line, lines: block, column, company }] : []),
    ...(run.length > block.length ? [{ line, lines: run, column, company }] : []),
  ]);
}

/** Returns a line and the following lines that are indented at least as far. */
function runOf(text: string, first: Line): readonly Line[] {
  const lines = [first];
  for (let line = lineAfter(text, first); line && lines.length < maxRun; line = lineAfter(text, line)) {
    if (line.content.trim() === '') continue;
    // A line exactly one column further right is assumed to be correctly indented.
    if (line.indent < first.indent || line.indent === first.indent + 1) break;
    lines.push(line);
  }
  return lines;
}

/** The maximum number of lines moved together. */
const maxRun = 200;

function moveRepair({ line, lines, column }: Move): Repair {
  const by = column - line.indent;
  const edits = lines.map((one): Edit => ({
    span: by > 0 ? [one.start, one.start] : [one.start, one.start - by],
    newText: ' '.repeat(Math.max(0, by)),
  }));
  return { problem: indentProblem(line, column, edits), edits };
}

/** Repairs `  control_gaps:` below another section: an indented top-level key without a value on its line. */
export function indentedSection(broken: Broken): readonly Repair[] {
  return suspects(broken).flatMap((line) => {
    const parts = keyedLine(line);
    if (!parts || parts.lead.length !== line.indent || parts.value !== '' || line.indent === 0) return [];
    if (line.start === 0 || !broken.isTopKey(parts.key) || isKeyElsewhere(broken.text, parts.key, line)) return [];
    const { problem, edits } = moveRepair({ line, lines: [line], column: 0, company: 0 });
    const message = `\`${parts.key}\` is a top-level key, but is indented. Move it to the left margin.`;
    return [{ problem: { ...problem, message }, edits }];
  });
}

/** Repairs tabs in indentation, misaligned lines, and block scalars whose lines are indented too little. */
import { ancestorsOf, isItem } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import { bodyIndentBelow } from './blockText.ts';
import { codeKey } from './textRegion.ts';
import { reasonOf } from './halfTyped.ts';
import {
  contentLineBefore,
  indentProblem,
  keyedLine,
  looksLikeKey,
  lineAfter,
  lineAround,
  syntaxProblem,
  type RecoveryStrategy,
  type Line,
  type Repair,
} from './repair.ts';

/** Repairs tabs in indentation, where YAML allows only spaces. The tabbed lines that directly follow are repaired at the same time. */
export const tab: RecoveryStrategy = ({ text, composed, at: from }) => {
  const errors = composed.errors.filter(({ pos }) => pos[0] >= from);
  const error = errors.find((e) => e.code === 'TAB_AS_INDENT') ?? errors[0];
  if (!error) return undefined;
  const first = lineAround(text, error.pos[0]);
  if (!/^ *\t/.test(first.content)) return undefined;
  const edits: Edit[] = [];
  const columns = new Map<string, number>();
  for (let line: Line | undefined = first; line && /^ *\t/.test(line.content); line = lineAfter(text, line)) {
    const blanks = /^[ \t]*/.exec(line.content)?.[0] ?? '';
    // Lines with the same leading tabs begin in the same column.
    const column = columns.get(blanks) ?? indentFor(text, line, blanks, columns);
    columns.set(blanks, column);
    edits.push({ span: [line.start, line.start + blanks.length], newText: ' '.repeat(column) });
  }
  const at = first.start + first.content.indexOf('\t');
  return {
    problem: syntaxProblem([at, first.start + first.indent], reasonOf('TAB_AS_INDENT'), {
      title: 'Indent with spaces',
      edits,
      safe: true,
    }),
    edits,
  };
};

/**
 * Returns the number of spaces that replace tabs: two per tab, adjusted to the indentation of the surrounding lines. `known` maps the indentation of
 * tabbed lines above to their columns.
 */
function indentFor(text: string, line: Line, blanks: string, known: ReadonlyMap<string, number>): number {
  const wanted = blanks.replaceAll('\t', '  ').length;
  if (line.content.length === blanks.length) return wanted;
  const above = contentLineBefore(text, line);
  if (!above || /\t/.test(above.content.slice(0, above.indent))) {
    const column = above && known.get(above.content.slice(0, above.indent));
    const deeper = above ? wanted - above.content.slice(0, above.indent).replaceAll('\t', '  ').length : 0;
    return column === undefined ? wanted : Math.max(0, column + deeper);
  }
  const columns = openColumns(text, line);
  if (/:\s*[|>][-+0-9]*\s*(?:#[^]*)?$/.test(above.content)) {
    const below = bodyIndentBelow(text, line);
    return below !== undefined && below > above.indent ? below : Math.max(wanted, above.indent + 2);
  }
  // A continuation line is indented further than its key.
  const own = keyedLine(above);
  if (own && own.value !== '' && !isEntry(line)) return Math.max(wanted, own.lead.length + 2);
  const opens = /(?::|- )\s*(?:#[^]*)?$/.test(above.content) || /:\s*[|>][-+0-9]*\s*$/.test(above.content);
  if (opens && wanted > above.indent) return Math.max(wanted, above.indent + 2);
  const isDash = isItem(line);
  // If the tabs, at their usual display width, reach the column of a key without a value, the line belongs below that key.
  const shown = blanks.replaceAll('\t', '        ').length;
  if (own?.value === '' && shown >= own.lead.length && wanted <= above.indent) return own.lead.length + 2;
  const fitting = isDash ? columns : columns.filter((column) => !isDashColumn(text, line, column));
  return nearest(fitting, wanted) ?? wanted;
}

/** Returns the columns at which a line may begin: those of the open blocks above it. */
export function openColumns(text: string, line: Line): number[] {
  const columns: number[] = [];
  for (const { content, indent } of ancestorsOf(text, line)) {
    const dashes = /^\s*((?:- +)*)/.exec(content)?.[1] ?? '';
    columns.push(indent);
    if (dashes) columns.push(indent + dashes.length);
  }
  return columns;
}

function nearest(columns: readonly number[], wanted: number): number | undefined {
  return [...columns].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a)[0];
}

/** Repairs a line whose indentation matches no open block. */
export const misaligned: RecoveryStrategy = ({ text, at, end, code }) => {
  if (!/^(?:BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|BAD_INDENT|UNEXPECTED_TOKEN)$/.test(code)) return undefined;
  const first = lineAround(text, at);
  const candidates = [first, lineAfter(text, first), end > first.end ? lineAround(text, end) : undefined];
  for (const line of candidates) {
    if (!line || !isEntry(line)) continue;
    const columns = openColumns(text, line);
    const above = contentLineBefore(text, line);
    if (!above || columns.includes(line.indent)) continue;
    const parent = keyedLine(above);
    // A line below a key without a value, or below a lone dash, may be indented further by any number of spaces.
    if (line.indent > above.indent && (parent ? parent.value === '' : /-\s*$/.test(above.content))) continue;
    const dash = /^\s*-(?:\s|$)/.test(line.content);
    const fitting = columns.filter((column) => isDashColumn(text, line, column) === dash);
    const column = nearest(fitting.length > 0 ? fitting : columns, line.indent);
    if (column === undefined) continue;
    const edits = blockEdits(text, line, column - line.indent);
    return { problem: indentProblem(line, column, edits), edits };
  }
  return undefined;
};

const isEntry = (line: Line): boolean => isItem(line) || keyedLine(line) !== undefined;

function isDashColumn(text: string, from: Line, column: number): boolean {
  for (const above of ancestorsOf(text, from))
    if (above.indent <= column) return above.indent === column && isItem(above);
  return false;
}

/** Returns the edits that shift a line, the deeper lines below it, and the entries that follow in the same column. */
function blockEdits(text: string, first: Line, by: number): Edit[] {
  const edits: Edit[] = [];
  for (let line: Line | undefined = first; line; line = lineAfter(text, line)) {
    const blank = line.content.trim() === '';
    if (line !== first && !blank && line.indent <= first.indent && !(line.indent === first.indent && isEntry(line)))
      break;
    if (!blank)
      edits.push({ span: [line.start, line.start + line.indent], newText: ' '.repeat(Math.max(0, line.indent + by)) });
  }
  return edits;
}

/** Repairs a block scalar whose lines are indented no further than its key. */
export const underindentedBody: RecoveryStrategy = ({ text, at, isTopKey }) =>
  underindentedBodyAt(text, lineAround(text, at), isTopKey);

/** Whether a line at the left margin that YAML reads as a key belongs to the block scalar above it, such as `Step two: the loader`. */
export function isUnderindentedBodyLine(text: string, line: Line, isTopKey: (word: string) => boolean): boolean {
  const key = /^[^\s"'[{&*!|>%@`#-][^:]*(?=:[ \t]+\S)/.exec(line.content)?.[0];
  if (key === undefined || !/\s/.test(key) || isTopKey(asKey(key))) return false;
  return blockHeaderAbove(text, line) !== undefined;
}

/** Converts words to key spelling: `Key takeaways` becomes `key_takeaways`. */
const asKey = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** Returns the repair for a block scalar whose lines, starting with `line`, are indented too little; undefined if there are none. */
export function underindentedBodyAt(text: string, line: Line, isTopKey: (word: string) => boolean): Repair | undefined {
  const header = blockHeaderAbove(text, line);
  // Below prose, an indented key belongs to the row.
  if (!header || (!header.isCode && line.indent > 0 && looksLikeKey(keyedLine(line)?.key ?? ''))) return undefined;
  const underindented: Line[] = [];
  for (let next: Line | undefined = line; next; next = lineAfter(text, next)) {
    const key = keyedLine(next);
    if (next.indent === 0 && key && isTopKey(asKey(key.key))) break;
    if (next.indent > 0 && /^\s*(?:- )?[a-z_]+:(?:\s|$)/.test(next.content) && next.indent === header.column) break;
    if (next.content.trim() !== '') underindented.push(next);
  }
  // The last lines, if they are indented far enough again, are not moved.
  const minIndent = header.hasBody ? header.bodyIndent : header.column + 1;
  let { bodyIndent } = header;
  while (underindented.length > 1 && (underindented[underindented.length - 1]?.indent ?? 0) >= minIndent) {
    const indent = underindented.pop()?.indent ?? bodyIndent;
    if (!header.hasBody) bodyIndent = indent;
  }
  const last = underindented[underindented.length - 1];
  if (!last || (header.hasBody && last.indent >= minIndent)) return undefined;
  const by = underindented.reduce((most, { indent }) => Math.max(most, bodyIndent - indent), -Infinity);
  if (by <= 0) return undefined;
  const edits = underindented.map(({ start }): Edit => ({ span: [start, start], newText: ' '.repeat(by) }));
  const message =
    'This line is not indented further than the key above, so the block of text ends before it. Indent the lines that belong to the block.';
  const end = line.end > line.start ? line.end : last.end;
  return {
    problem: syntaxProblem([line.start + line.indent, end], message, {
      title: 'Indent the rest of the text',
      edits,
      safe: true,
    }),
    edits,
  };
}

/**
 * Returns the column and content indentation of the block scalar (`key: |`) whose content ends directly above a line. `hasBody` is false if
 * the scalar has no content, and `bodyIndent` is then assumed. `isCode` states whether it is a rule or query. Returns undefined if there is
 * no such scalar.
 */
export function blockHeaderAbove(
  text: string,
  line: Line,
): { column: number; bodyIndent: number; hasBody: boolean; isCode: boolean } | undefined {
  let bodyIndent: number | undefined;
  for (const above of ancestorsOf(text, line)) {
    const match = /^(\s*(?:- +){0,20})[^\s#][^#]*:\s+[|>][-+0-9]*\s*(?:#[^]*)?$/.exec(above.content);
    if (match) {
      const column = match[1]?.length ?? 0;
      const indent = bodyIndent ?? column + 2;
      return indent > column && line.indent <= column
        ? {
            column,
            bodyIndent: indent,
            hasBody: bodyIndent !== undefined,
            isCode: codeKey.test(above.content.slice(column).split(':', 1)[0] ?? ''),
          }
        : undefined;
    }
    if (keyedLine(above) && above.indent <= line.indent && bodyIndent === undefined) return undefined;
    bodyIndent = above.indent;
  }
  return undefined;
}

/** Indents pasted rows that are already YAML. */
import { linesOf } from '../import/texts/lines.ts';
import { smallest } from '../util/lists.ts';
import type { SchemaShape } from '../schema/schemaIndex.ts';

/** Whether text is already YAML, because one of its first two non-blank lines begins with a key of a row. */
export function beginsRow(text: string, { mapping }: SchemaShape): boolean {
  const first = linesOf(text)
    .filter((line) => line.trim() !== '')
    .slice(0, 2);
  return first.some((line) => {
    const [, dash, key] = /^\s*(-\s+)?([a-z_]+):(?:\s|$)/.exec(line) ?? [];
    // Text without a dash may be a Sigma rule. Such a rule has some of the same keys (`id`, `description`).
    const isOwn = dash === undefined && mapping?.key('body') !== undefined;
    return key !== undefined && !isOwn && mapping?.key(key) !== undefined;
  });
}

/**
 * Returns the lines of pasted YAML rows without the indentation of their list. The first line may lack its indentation or its dash, because
 * text is often copied from the middle of a line. Returns undefined for any other text, and for a single line.
 */
export function yamlRows(text: string, item: SchemaShape | undefined): readonly string[] | undefined {
  const lines = linesOf(text).map((line) => (line.trim() === '' ? '' : line));
  while (lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  const [first = '', ...rest] = lines;
  const filled = rest.filter((line) => line !== '');
  if (!item || filled.length === 0 || !beginsRow(text, item) || rest.some((line) => /^ *\t/.test(line)))
    return undefined;
  const least = smallest(filled.map(indentOf));
  const own = first.trimStart();
  const hasDash = own.startsWith('- ');
  // Lines in the column of the rows' keys can also be the dashes of a list in the row.
  const isRows = filled.every((line) => indentOf(line) > least || /^ *[-#] /.test(line)) && !/:\s*$/.test(first);
  const isFlush = !hasDash && !isRows && indentOf(first) === least;
  const column = isRows || isFlush ? least : Math.max(0, least - 2);
  const moved = rest.map((line) => (line === '' ? '' : (isFlush ? '  ' : '') + line.slice(column)));
  return [hasDash ? own : `- ${own}`, ...moved];
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

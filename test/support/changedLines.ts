/** The effect of edits, as the lines that they change. */
import { applyEdits, type Edit } from '../../server/src/core/text/edits.ts';
import { createLines } from '../../server/src/core/text/text.ts';

/** Lines of a text that one or more edits change, as a half-open range of line numbers. */
interface Hunk {
  readonly first: number;
  readonly end: number;
  readonly edits: readonly Edit[];
}

/**
 * Returns the changed lines in text order: `- ` and the line before the edits, `+ ` and the line after them.
 */
export function changedLines(text: string, edits: readonly Edit[]): readonly string[] {
  const lines = createLines(text);
  const hunks: Hunk[] = [];
  for (const edit of [...edits].sort((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = edit.span;
    const first = lines.positionAt(start).line;
    const hunk = { first, end: lines.positionAt(end).line + 1, edits: [edit] };
    const before = hunks.at(-1);
    if (before && hunk.first < before.end)
      hunks[hunks.length - 1] = {
        first: before.first,
        end: Math.max(before.end, hunk.end),
        edits: [...before.edits, edit],
      };
    else hunks.push(hunk);
  }
  return hunks.flatMap((hunk) => {
    const start = lines.startOf(hunk.first);
    const end = hunk.end < lines.count ? lines.startOf(hunk.end) : text.length;
    const own = hunk.edits.map((edit): Edit => ({ ...edit, span: [edit.span[0] - start, edit.span[1] - start] }));
    const before = text.slice(start, end);
    return difference(before, applyEdits(before, own));
  });
}

/** Returns the lines of two texts that differ, without the ones that both begin or end with. */
function difference(before: string, after: string): readonly string[] {
  const [old, own] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < own.length && old[start] === own[start]) start++;
  let end = 0;
  const atMost = Math.min(old.length, own.length) - start;
  while (end < atMost && old.at(-1 - end) === own.at(-1 - end)) end++;
  return [...marked('-', old.slice(start, old.length - end)), ...marked('+', own.slice(start, own.length - end))];
}

/** Returns the lines with their line breaks. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Returns each line with a sign before it. Control and invisible characters are escaped. */
function marked(sign: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    `${sign} ${escaped(line.replace(/\r?\n$/, ''))}${line.endsWith('\r\n') ? '\\r' : ''}`.trimEnd(),
  );
}

const escaped = (line: string): string =>
  line.replace(/[\p{Cc}\p{Cf}\p{Zs}]/gu, (sign) =>
    sign === ' ' ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );

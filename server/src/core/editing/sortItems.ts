/** Changes the order of the items in a list. Their comments are moved with them. */
import type { Edit } from '../text/edits.ts';
import { lineBreakOf, type Span } from '../text/text.ts';
import { nodeAt, type Path, type SequenceNode } from '../yaml/tree.ts';
import type { EditTarget } from './target.ts';

/**
 * Returns a single edit that puts the items of the list at a path into the given order: `order` holds the current index of each item.
 * Comments directly above an item and on its lines are moved with it, except comments above the first item if no other item has any above
 * it. Blank lines stay where they are. Returns no edits if moving the items would change them, or if they are already in this order.
 */
export function sortItems(document: EditTarget, path: Path, order: readonly number[]): readonly Edit[] {
  const list = nodeAt(document.root, path)?.node;
  if (list?.kind !== 'sequence' || list.items.length !== order.length || order.every((from, to) => from === to))
    return [];
  const edit = list.flow ? flowEdit(document, list, order) : blockEdit(document, list, order);
  return edit && !mayHoldAlias(document.text.slice(...edit.span)) ? [edit] : [];
}

/** Whether text may contain both an anchor and an alias. Moving items could put the alias before its anchor. */
const mayHoldAlias = (text: string): boolean =>
  [/(?:^|[\s,:[{])&[^\s&]/, /(?:^|[\s,:[{])\*[^\s*]/].every((sign) => sign.test(text));

/**
 * Changes the order of the values in a flow list. The text between the values is not moved. If it contains a comment, returns undefined,
 * because the comment would end up next to a different value.
 */
function flowEdit({ text }: EditTarget, { items }: SequenceNode, order: readonly number[]): Edit | undefined {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return undefined;
  const span: Span = [first.span[0], last.span[1]];
  if (/[ \t]#/.test(text.slice(...span))) return undefined;
  const newText = order
    .map((from, to) => {
      const [item, here, next] = [items[from], items[to], items[to + 1]];
      return item && here ? text.slice(...item.span) + (next ? text.slice(here.span[1], next.span[0]) : '') : '';
    })
    .join('');
  return { span, newText };
}

/**
 * Moves the lines of the items of a block list. Returns undefined if an item shares a line with the list's key or with another list, or if
 * blank lines after an item are part of its value.
 */
function blockEdit(document: EditTarget, list: SequenceNode, order: readonly number[]): Edit | undefined {
  const { text, lines } = document;
  const dashes: number[] = [];
  for (const { span } of list.items) {
    const dash = text.lastIndexOf('-', span[0] - 1);
    if (!/^[ \t]*$/.test(text.slice(lines.startOf(lines.lineAt(dash)), dash))) return undefined;
    dashes.push(lines.lineAt(dash));
  }
  const isComment = (line: number): boolean => /^[ \t]*#/.test(text.slice(lines.startOf(line), lines.endOf(line)));
  const starts = dashes.map((dash, i) => {
    const limit = i === 0 ? -1 : lines.lineAt(list.items[i - 1]?.span[1] ?? 0);
    let line = dash;
    while (line - 1 > limit && isComment(line - 1)) line--;
    return line;
  });
  // A comment above the first item may be about the whole list, unless other items have comments of their own.
  if (starts[0] !== undefined && starts.slice(1).every((line, i) => line === dashes[i + 1])) starts[0] = dashes[0] ?? 0;
  const lastLine = lines.lineAt(Math.max(0, (list.items.at(-1)?.span[1] ?? 0) - 1)) + 1;
  const ends = [...starts.slice(1), lastLine];
  const parts = starts.map((start, i) =>
    split(text.slice(lines.startOf(start), lines.startOf(ends[i] ?? start)), lineBreakOf(text)),
  );
  // After a block scalar with `+` in its header, trailing blank lines are part of the value, so the item cannot be moved without them.
  if (parts.some(({ rows, gap }) => gap.trim() === '' && gap !== '' && /[|>]\d?\+/.test(rows))) return undefined;
  const newText = order.map((from, to) => `${parts[from]?.rows ?? ''}${parts[to]?.gap ?? ''}`).join('');
  return { span: [lines.startOf(starts[0] ?? 0), lines.startOf(lastLine)], newText };
}

/** Splits lines into those of an item and the blank lines after it. Adds a line break if the last line of the file has none. */
function split(part: string, newline: string): { readonly rows: string; readonly gap: string } {
  const length = part.trimEnd().length;
  const at = part.indexOf('\n', length) + 1;
  return at === 0 ? { rows: part + newline, gap: '' } : { rows: part.slice(0, at), gap: part.slice(at) };
}

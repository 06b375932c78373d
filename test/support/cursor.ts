/** Texts with a visible cursor (`▮`), and what an author sees there: ranges as text, completions as an editor shows them. */
import type { CompletionItem, CompletionList, Position, Range, TextEdit } from 'vscode-languageserver-types';
import { createLines } from '../../server/src/core/text/text.ts';
import { forgivingScore } from './fuzzyScore.ts';

const cursor = '▮';

export interface Marked {
  /** The text without the cursor. */
  readonly text: string;
  readonly offset: number;
  readonly position: Position;
}

/** Parses a text with one `▮` in it; throws if there is none, or more than one. */
export function readCursor(marked: string): Marked {
  const parts = marked.split(cursor);
  if (parts.length !== 2) throw new Error(`Expected one ${cursor} in: ${marked}`);
  const text = parts.join('');
  const offset = parts[0]?.length ?? 0;
  return { text, offset, position: createLines(text).positionAt(offset) };
}

/** Returns the text that a range covers. */
export function textIn(text: string, range: Range): string {
  const lines = createLines(text);
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

/** Returns the text after edits whose ranges all refer to the text before them. Throws if edits overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = createLines(text);
  const spans = edits.map(({ range, newText }, index) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
    index,
  }));
  spans.sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of spans) {
    if (start < at) throw new Error(`Edits overlap at ${start} of: ${text}`);
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/**
 * Returns the items that VS Code keeps for the typed text, in its order (`CompletionModel` of its suggestions). It matches the text from
 * the start of an item's range to the cursor, without leading whitespace, against `filterText`, drops items that do not match, and sorts by
 * score, then by `sortText`, then by label. If nothing is typed, all scores are equal.
 */
export function shownItems(list: CompletionList, { text, offset }: Marked): readonly CompletionItem[] {
  const lines = createLines(text);
  return list.items
    .flatMap((item) => {
      const typed = text.slice(lines.offsetAt(rangeOf(item).start), offset).trimStart();
      const score = typed === '' ? 0 : forgivingScore(typed, item.filterText ?? item.label);
      return score === undefined ? [] : [{ item, score }];
    })
    .sort(
      (a, b) => b.score - a.score || compare(sortKey(a.item), sortKey(b.item)) || compare(a.item.label, b.item.label),
    )
    .map(({ item }) => item);
}

/** Returns the text after an item was accepted, with its tab stops at their defaults. */
export function accepted(text: string, item: CompletionItem): string {
  const { textEdit } = item;
  if (!textEdit) throw new Error(`${item.label} has no edit`);
  const newText = item.insertTextFormat === 2 ? withoutStops(textEdit.newText) : textEdit.newText;
  return edited(text, [{ range: rangeOf(item), newText }, ...(item.additionalTextEdits ?? [])]);
}

/** Returns a snippet's text with the first choice, the placeholder or nothing in place of each tab stop. */
export function withoutStops(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^\\,|]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

function rangeOf({ textEdit, label }: CompletionItem): Range {
  if (textEdit === undefined || !('range' in textEdit)) throw new Error(`${label} has no edit`);
  return textEdit.range;
}

const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0);

function sortKey({ sortText, label }: CompletionItem): string {
  return (sortText ?? label).toLowerCase();
}

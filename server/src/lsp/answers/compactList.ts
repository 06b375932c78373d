/** Converts completion lists to the most compact form that a client supports. */
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver';
import type { CompletionFeatures } from '../connection/clientFeatures.ts';

/**
 * Moves the insertion mode, and the range if it is the same for all items, to the list, as far as the client supports such defaults.
 * Source: LSP 3.17, `CompletionList.itemDefaults`. If the range is a default, the text of an item is its `textEditText`, or else its label.
 */
export function compactList(
  list: CompletionList,
  { listDefaults }: Pick<CompletionFeatures, 'listDefaults'>,
): CompletionList {
  const range = listDefaults.includes('editRange') ? sharedRange(list.items) : undefined;
  const mode = listDefaults.includes('insertTextMode') ? list.items[0]?.insertTextMode : undefined;
  if (!range && mode === undefined) return list;
  const items = range ? list.items.map(withoutRange) : list.items;
  return {
    ...list,
    itemDefaults: { ...(range ? { editRange: range } : {}), ...(mode === undefined ? {} : { insertTextMode: mode }) },
    items: mode === undefined ? items : items.map(({ insertTextMode: _mode, ...item }) => item),
  };
}

function withoutRange({ textEdit, ...item }: CompletionItem): CompletionItem {
  return textEdit === undefined || textEdit.newText === item.label ? item : { ...item, textEditText: textEdit.newText };
}

/** Returns the range that the items replace; undefined if it is not the same for all items. */
function sharedRange(items: readonly CompletionItem[]): Range | undefined {
  const [range, ...others] = items.map(({ textEdit }) =>
    textEdit && 'range' in textEdit ? textEdit.range : undefined,
  );
  return range && others.every((other) => other !== undefined && isSame(other, range)) ? range : undefined;
}

const isSame = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

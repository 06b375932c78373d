/** Lists that stay small, whatever a catalogue or a text holds. */
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { jsonLength } from '../bytes.ts';

/** The most that a list weighs as JSON in UTF-8, in bytes. */
export const largestList = 20_000;
/** What the list itself, the answer around it, and the defaults of its items take. */
const frame = 400;

/**
 * The list within its bounds: as it is, else the best items among those that `typed` finds, and incomplete, so that the client asks again
 * while the author types on. An item too large for any list is left out.
 */
export function fitted(list: CompletionList, typed: string): CompletionList {
  const all = itemsThatFit(list.items);
  if (all.length === list.items.length) return list;
  return { ...list, isIncomplete: true, items: itemsThatFit(list.items.filter((item) => isFound(item, typed))) };
}

/** Looks at no more items than it takes to fill the list. */
function itemsThatFit(items: readonly CompletionItem[]): CompletionItem[] {
  const fit: CompletionItem[] = [];
  let room = largestList - frame;
  for (const item of items) {
    // With the comma after it.
    const size = jsonLength(item) + 1;
    if (size > largestList - frame) continue;
    if (size > room) break;
    room -= size;
    fit.push(item);
  }
  return fit;
}

/** Whether the characters of what is typed occur in an item in their order, as clients match. */
function isFound({ filterText, label }: CompletionItem, typed: string): boolean {
  const words = (filterText ?? label).toLowerCase();
  let from = 0;
  for (const character of typed.toLowerCase()) {
    if (character.trim() === '') continue;
    const at = words.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

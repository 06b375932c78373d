/** Limits the size of completion lists. */
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { jsonLength } from '../bytes.ts';

/** The maximum size of a list as JSON in UTF-8, in bytes. */
const maxListSize = 20_000;
/** The space reserved for the list's own properties, the response around it, and the defaults of its items, in bytes. */
const frame = 400;

/**
 * Returns the list unchanged if it is small enough. Otherwise returns as many of the best items that match `typed` as fit, marked as
 * incomplete so that the client asks again on further typing. An item that alone exceeds the limit is omitted.
 */
export function fitted(list: CompletionList, typed: string): CompletionList {
  const all = itemsThatFit(list.items);
  if (all.length === list.items.length) return list;
  return { ...list, isIncomplete: true, items: itemsThatFit(list.items.filter((item) => isFound(item, typed))) };
}

/** Returns items from the start of the list until the space is used up. An item that alone exceeds the limit is skipped. */
function itemsThatFit(items: readonly CompletionItem[]): CompletionItem[] {
  const fit: CompletionItem[] = [];
  let room = maxListSize - frame;
  for (const item of items) {
    // Includes the comma that follows the item.
    const size = jsonLength(item) + 1;
    if (size > maxListSize - frame) continue;
    if (size > room) break;
    room -= size;
    fit.push(item);
  }
  return fit;
}

/** Whether the characters of the typed text occur in an item's words in the same order. Clients match items in this way. */
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

/** Helpers for the row, i.e. the mapping that contains the value at the cursor. */
import { lineBreakOf, nodeAt, pairOf, type Pair } from '../../core/index.ts';
import type { ValueRequest } from './proposal.ts';

/** Returns the pair of a sibling key, e.g. `name` if the cursor is at `id`. */
export function siblingOf({ document, cursor }: ValueRequest, key: string): Pair | undefined {
  const parent = nodeAt(document.root, cursor.path.slice(0, -1))?.node;
  return pairOf(parent, key);
}

/** Returns the request for the key of the list that contains the value at the cursor, or for the value itself if it is not in a list. */
export function keyOfList(request: ValueRequest): ValueRequest {
  const { cursor } = request;
  return typeof cursor.path.at(-1) === 'number'
    ? { ...request, cursor: { ...cursor, path: cursor.path.slice(0, -1) } }
    : request;
}

/** Returns the text of a sibling key's scalar; undefined if there is no such key, or if its value is null or not a scalar. */
export function siblingText(request: ValueRequest, key: string): string | undefined {
  const value = siblingOf(request, key)?.value;
  return value?.kind === 'scalar' && !value.isNull ? value.value : undefined;
}

/** Returns a line break and the indentation of the row's keys, for inserting another key below the cursor's line. */
export function nextKeyLine({ document, cursor }: ValueRequest): string {
  return lineBreakOf(document.text) + cursor.indent;
}

/** Returns the text after the replaced span on its line, such as a comment or the rest of a flow collection. */
export function restOfLine({ document, cursor }: ValueRequest): string {
  const { lines, text } = document;
  return text.slice(cursor.replace[1], lines.endOf(lines.lineAt(cursor.replace[1])));
}

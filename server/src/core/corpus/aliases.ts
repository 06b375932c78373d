/**
 * Finds YAML aliases and their anchors in the text. The tree cannot be used, because an alias shares its anchor's node, so that there is no
 * node at the offset of `*name`. Source: YAML 1.2.2, 6.9.2 and 7.1.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import { createCover, type Span } from '../text/text.ts';
import { scalarsOf } from '../yaml/tree.ts';

export interface PlacedAlias {
  /** The span of `*name`. */
  readonly span: Span;
  /** The span of `&name`. If the name is defined several times, this is the last definition above the alias. */
  readonly anchor: Span;
}

/** Matches a character that an anchor name may contain. */
const nameCharacter = /[^\s,[\]{}]/;

/** Returns the alias at an offset; undefined if there is none, or if its anchor is missing. */
export function aliasAt(document: AdvisoryDocument, offset: number): PlacedAlias | undefined {
  const { text, anchors, root, comments } = document;
  if (!anchors || !root) return undefined;
  let start = offset;
  while (start > 0 && nameCharacter.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < text.length && nameCharacter.test(text[end] ?? '')) end++;
  const name = text.slice(start + 1, end);
  if (text[start] !== '*' || name === '') return undefined;
  const isContent = createCover([...scalarsOf(root), ...comments].map(({ span }) => span));
  if (isContent([start, end])) return undefined;
  for (
    let at = text.lastIndexOf(`&${name}`, start);
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf(`&${name}`, at - 1)
  ) {
    const anchor: Span = [at, at + name.length + 1];
    if (!nameCharacter.test(text[anchor[1]] ?? ' ') && !isContent(anchor)) return { span: [start, end], anchor };
  }
  return undefined;
}

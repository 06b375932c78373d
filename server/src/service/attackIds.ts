/** Finds ATT&CK IDs in text. */
import type { Span } from '../core/index.ts';

export interface WrittenId {
  /** The canonical ID, e.g. `T1566.002` if the text contains `t1566/002`. */
  readonly id: string;
  readonly span: Span;
}

/**
 * Returns all IDs of techniques, tactics, groups, software, campaigns, mitigations and data components in `text`. `offset` is the position
 * of `text` in the document.
 */
export function attackIdsIn(text: string, offset = 0): readonly WrittenId[] {
  const pattern = /(?<![\w.-])(?:T\d{4}(?:[./]\d{3})?|(?:TA|DC|[GSCM]|MOB-[TSM])\d{4})(?![\w-]|\.\d)/gi;
  return [...text.matchAll(pattern)].map((match) => {
    const start = offset + match.index;
    return { id: match[0].toUpperCase().replace('/', '.'), span: [start, start + match[0].length] };
  });
}

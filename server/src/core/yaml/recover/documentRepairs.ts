/** Repairs that concern the document as a whole, and therefore come before its division into sections. */
import { conflicts } from './conflicts.ts';
import { documentFence } from './fences.ts';
import { indentedHead } from './indentedHead.ts';
import type { Repair } from './repair.ts';

/** Returns the repairs of Markdown fences around the text and of merge conflicts; if there are none, those of indented first sections. */
export function documentRepairs(text: string, isTopKey: (word: string) => boolean): readonly Repair[] {
  const found = [...documentFence(text), ...conflicts(text)];
  return found.length > 0 ? found : indentedHead(text, isTopKey);
}

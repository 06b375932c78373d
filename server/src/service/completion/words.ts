/** Enumerated words and booleans in canonical form, and words that are suggested where any text is allowed. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { allOf, keyData, type Proposal, type ValueSource } from './proposal.ts';

export const words: ValueSource = ({ form, cursor }) => {
  const booleans = form.boolean ? ['true', 'false'] : [];
  const all = [...booleans, ...(form.words ?? []), ...form.suggestions];
  if (all.length === 0) return undefined;
  const isBoolean = (word: string): boolean => booleans.includes(word);
  return allOf(
    [...new Set(all)].map((word): Proposal => ({
      label: word,
      kind: isBoolean(word) ? CompletionItemKind.Value : CompletionItemKind.EnumMember,
      // A plain `true` is what every reader takes for a boolean: it is not to be quoted like a text.
      ...(isBoolean(word) && cursor.style === 'plain' ? { newText: word } : { value: word }),
      data: keyData(cursor.path),
    })),
  );
};

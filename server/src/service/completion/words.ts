/** Enumerated words and booleans in canonical form, and words that are suggested where any text is allowed. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { allOf, keyData, type Proposal, type ValueSource } from './proposal.ts';

/** Wherever the schema lists words, suggests some or wants a boolean: all of them, written plain where no reader takes them for something else. */
export const words: ValueSource = ({ form, cursor }) => {
  const booleans = form.boolean ? ['true', 'false'] : [];
  const all = [...booleans, ...(form.words ?? []), ...form.suggestions];
  if (all.length === 0) return undefined;
  const isBoolean = (word: string): boolean => booleans.includes(word);
  // A plain `true` is what every reader takes for a boolean, and a word that is one of a few, like `off`, is nothing else here.
  const isPlain = (word: string): boolean =>
    cursor.style === 'plain' && (isBoolean(word) || (form.words?.includes(word) === true && /^[a-z]+$/.test(word)));
  return allOf(
    [...new Set(all)].map((word): Proposal => ({
      label: word,
      kind: isBoolean(word) ? CompletionItemKind.Value : CompletionItemKind.EnumMember,
      ...(isPlain(word) ? { newText: word } : { value: word }),
      data: keyData(cursor.path),
    })),
  );
};

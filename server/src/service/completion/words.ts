/** Enumerated words and booleans in canonical form, and words that are suggested where any text is allowed. */
import type { TextShape } from '../../core/index.ts';
import { allOf, keyData, type Proposal, type ValueSource } from './proposal.ts';

const booleanNames: Readonly<Record<string, readonly string[]>> = { true: ['yes', 'on'], false: ['no', 'off'] };

/** What else a word is called: synonyms, what others mean by it, and the label's own prefix for TLP. */
function namesOf(word: string, { synonyms, meant, boolean }: TextShape): readonly string[] {
  const others = [...Object.entries(synonyms), ...Object.entries(meant)].filter(([, canonical]) => canonical === word);
  return [...others.map(([name]) => name), ...((boolean ? booleanNames[word] : undefined) ?? [])];
}

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
      kind: isBoolean(word) ? 'Value' : 'EnumMember',
      names: namesOf(word, form),
      ...(isPlain(word) ? { newText: word } : { value: word }),
      data: keyData(cursor.path),
    })),
  );
};

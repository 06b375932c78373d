/** Completes enum values and booleans in canonical form, and suggests values where any text is allowed. */
import type { TextShape } from '../../core/index.ts';
import { allOf, keyData, type Proposal, type ValueSource } from './proposal.ts';

const booleanNames: Readonly<Record<string, readonly string[]>> = { true: ['yes', 'on'], false: ['no', 'off'] };

/** Returns other names by which a value is found: synonyms, similar terms, and other words for a boolean. */
function namesOf(word: string, { synonyms, meant, boolean }: TextShape): readonly string[] {
  const others = [...Object.entries(synonyms), ...Object.entries(meant)].filter(([, canonical]) => canonical === word);
  return [...others.map(([name]) => name), ...((boolean ? booleanNames[word] : undefined) ?? [])];
}

/**
 * Proposes all values that the schema allows or suggests, and booleans. If the author has typed no quote, booleans and lower-case enum
 * values are inserted without quotes; other values are quoted if necessary.
 */
export const words: ValueSource = ({ shape, cursor }) => {
  const booleans = shape.boolean ? ['true', 'false'] : [];
  const all = [...booleans, ...(shape.words ?? []), ...shape.suggestions];
  const isBoolean = (word: string): boolean => booleans.includes(word);
  // All YAML readers read a plain `true` as a boolean, and an enum value such as `off` cannot mean anything else here.
  const isPlain = (word: string): boolean =>
    cursor.style === 'plain' && (isBoolean(word) || (shape.words?.includes(word) === true && /^[a-z]+$/.test(word)));
  return allOf(
    [...new Set(all)].map((word): Proposal => ({
      label: word,
      kind: isBoolean(word) ? 'Value' : 'EnumMember',
      names: namesOf(word, shape),
      ...(isPlain(word) ? { newText: word } : { value: word }),
      data: keyData(cursor.path),
    })),
  );
};

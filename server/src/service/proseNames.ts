/** Finds in prose what an advisory lists: names, and indicators in any notation. */
import { refang, type Span } from '../core/index.ts';

/** A place in prose; `key` is that of what it names. */
export interface ProseName<K extends string = string> {
  readonly key: K;
  /** In offsets of the text that contains the prose. */
  readonly span: Span;
}

/** Returns the places of names as whole words. `names` has a key for each name in lower case; the prose begins at `offset`. */
export function namePlaces<K extends string>(
  prose: string,
  offset: number,
  names: ReadonlyMap<string, K>,
): readonly ProseName<K>[] {
  const lower = prose.toLowerCase();
  const found: ProseName<K>[] = [];
  for (const [name, key] of names)
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length))
      if (!isLetter(lower.charAt(at - 1)) && !isLetter(lower.charAt(at + name.length)))
        found.push({ key, span: [offset + at, offset + at + name.length] });
  return found;
}

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Returns the places of indicators. `values` has their keys by the value as {@link plainIndicator} writes it; the prose begins at `offset`. */
export function indicatorPlaces(
  prose: string,
  offset: number,
  values: ReadonlyMap<string, string>,
): readonly ProseName[] {
  if (values.size === 0) return [];
  return wordsOf(prose).flatMap(({ word, at }): ProseName[] => {
    for (const bare of [word, word.replace(/[.,;:!?)\]}]{1,9}$/, '')]) {
      const key = values.get(plainIndicator(bare));
      if (key !== undefined) return [{ key, span: [offset + at, offset + at + bare.length] }];
    }
    return [];
  });
}

/** Returns an indicator as it is compared: live, in lower case. */
export const plainIndicator = (value: string): string => refang(value).toLowerCase();

/** The parts of prose between whitespace and quoting marks, without brackets before them. */
function wordsOf(prose: string): readonly { readonly word: string; readonly at: number }[] {
  return [...prose.matchAll(/[^\s<>"'`*|]+/g)].map(({ 0: written, index }) => {
    const lead = /^[([{]*/.exec(written)?.[0].length ?? 0;
    return { word: written.slice(lead), at: index + lead };
  });
}

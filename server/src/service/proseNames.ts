/** Finds mentions of an advisory's listed objects in prose: names, and indicators in any notation. */
import { refang, type Span } from '../core/index.ts';

/** A mention in prose; `key` identifies the object. */
export interface ProseName<K extends string = string> {
  readonly key: K;
  /** The span of the mention in the text that contains the prose. */
  readonly span: Span;
}

/** Returns the mentions of names as whole words. `names` maps lower-case names to keys; `offset` is the start of the prose. */
export function nameLocations<K extends string>(
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

/**
 * Returns the mentions of indicators. `values` maps values normalised by {@link plainIndicator} to keys; `offset` is the start of the
 * prose.
 */
export function indicatorLocations(
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

/** Normalises an indicator for comparison: refanged and in lower case. */
export const plainIndicator = (value: string): string => refang(value).toLowerCase();

/** Splits prose at whitespace, quotation marks, angle brackets, `*` and `|`. Opening brackets at the start of a word are removed. */
function wordsOf(prose: string): readonly { readonly word: string; readonly at: number }[] {
  return [...prose.matchAll(/[^\s<>"'`*|]+/g)].map(({ 0: written, index }) => {
    const lead = /^[([{]*/.exec(written)?.[0].length ?? 0;
    return { word: written.slice(lead), at: index + lead };
  });
}

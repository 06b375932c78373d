/** The sections of a document that rules look at, by their keys. */
import type { ReadSection } from '../document/reading.ts';

export interface SectionsByKey {
  /** All but those that repeat a key. */
  readonly all: readonly ReadSection[];
  /** Those that have one of the keys, in the order of the text. */
  under(keys: readonly string[]): readonly ReadSection[];
}

/** Sorts a document's sections once; what is asked for again with the same array of keys is the same array. */
export function sectionsByKey(sections: readonly ReadSection[]): SectionsByKey {
  const all = sections.filter(({ isDuplicate }) => !isDuplicate);
  const known = new Map<readonly string[], readonly ReadSection[]>();
  return {
    all,
    under(keys) {
      const found = known.get(keys) ?? all.filter(({ reading }) => hasOneOf(reading.keys, keys));
      known.set(keys, found);
      return found;
    },
  };
}

/** Nearly all sections have one key. */
function hasOneOf(own: readonly string[], keys: readonly string[]): boolean {
  for (let i = 0; i < own.length; i++) if (keys.includes(own[i] ?? '')) return true;
  return false;
}

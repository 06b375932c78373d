/** Indexes a document's sections by key, for rules. */
import type { InterpretedSection } from '../document/interpretation.ts';

export interface SectionsByKey {
  /** All sections except those whose key repeats that of an earlier section. */
  readonly all: readonly InterpretedSection[];
  /** Returns the sections that have at least one of the keys, in document order. */
  under(keys: readonly string[]): readonly InterpretedSection[];
}

/** Indexes a document's sections. The same array of keys always yields the same array of sections. */
export function sectionsByKey(sections: readonly InterpretedSection[]): SectionsByKey {
  const all = sections.filter(({ isDuplicate }) => !isDuplicate);
  const known = new Map<readonly string[], readonly InterpretedSection[]>();
  return {
    all,
    under(keys) {
      const found = known.get(keys) ?? all.filter(({ interpretation }) => hasOneOf(interpretation.keys, keys));
      known.set(keys, found);
      return found;
    },
  };
}

/** Whether any of a section's keys is among `keys`. Uses a loop, because nearly all sections have a single key. */
export function hasOneOf(own: readonly string[], keys: readonly string[]): boolean {
  for (let i = 0; i < own.length; i++) if (keys.includes(own[i] ?? '')) return true;
  return false;
}

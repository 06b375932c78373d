/** Keys that the schema does not know, and what their authors probably meant. */
import { nearest } from '../catalogue/nearest.ts';
import { foldWord } from '../words.ts';
import type { MappingNode, YamlNode } from '../yaml/tree.ts';
import type { MappingForm } from './facts.ts';

/** The candidates nearest to a word, nearest first; only those close enough to be a slip of the hand. */
export function nearestWords(word: string, candidates: readonly string[]): readonly string[] {
  const folded = foldWord(word);
  const swapped = candidates.filter((candidate) => isSwap(folded, foldWord(candidate)));
  const near = nearest(
    folded,
    candidates.map((item) => ({ item, key: foldWord(item) })),
    3,
  );
  return [...new Set([...swapped, ...near])];
}

/** Whether two words differ by two neighbouring letters that changed places: one slip, but two edits. */
function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length || word === other) return false;
  const at = [...word].findIndex((letter, i) => letter !== other[i]);
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2) === other;
}

/** A key's likeliest meaning among the keys that the mapping may have and has not yet. */
export function meantKeys(key: string, node: MappingNode, form: MappingForm): readonly string[] {
  const present = new Set(node.pairs.map((pair) => pair.key.value));
  return nearestWords(
    key,
    form.keys.map((fact) => fact.key).filter((name) => !present.has(name)),
  );
}

/** The misspelt keys of a mapping: from what is written to the one key that it is near. */
export function misspeltKeys(root: YamlNode | undefined, form: MappingForm): ReadonlyMap<string, string> {
  const misspelt = new Map<string, string>();
  if (root?.kind !== 'mapping') return misspelt;
  for (const { key } of root.pairs) {
    if (form.key(key.value) || key.value.startsWith('x_')) continue;
    const meant = meantKeys(key.value, root, form)[0];
    if (meant) misspelt.set(key.value, meant);
  }
  return misspelt;
}

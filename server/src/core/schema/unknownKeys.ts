/** Keys that the schema does not know, and what their authors probably meant. */
import { isTypo, nearest } from '../util/nearest.ts';
import { normaliseWord } from '../model/vocabularies.ts';
import type { MappingNode, YamlNode } from '../yaml/tree.ts';
import type { KeyInfo, MappingShape } from './schemaIndex.ts';

/** The candidates nearest to a word, nearest first; only those close enough to be a typo. */
export function nearestWords(word: string, candidates: readonly string[]): readonly string[] {
  const folded = normaliseWord(word);
  const swapped = candidates.filter((candidate) => isSwap(folded, normaliseWord(candidate)));
  const near = nearest(
    folded,
    candidates.map((item) => ({ item, key: normaliseWord(item) })),
    3,
  );
  return [...new Set([...swapped, ...near])];
}

/** Whether a word is so close to another that it can only be a typo. Anything further off is suggested and never changed by `--fix`. */
export function isCloseWord(word: string, other: string): boolean {
  const [one, two] = [normaliseWord(word), normaliseWord(other)];
  return isTypo(one, two) || isSwap(one, two);
}

/** Whether two words differ by two swapped neighbouring letters: one typo, but two edits. */
function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length || word === other) return false;
  const at = [...word].findIndex((letter, i) => letter !== other[i]);
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2) === other;
}

/** A key's likeliest meaning among the keys that the mapping may have and has not yet. */
export function meantKeys(key: string, node: MappingNode, form: MappingShape): readonly string[] {
  return meantAmong(key, freeKeys(node, form));
}

/** The key of `name:Rclone`, where the space after the colon is missing; undefined for another text. */
export function joinedKey(key: string): string | undefined {
  return /^([a-z][a-z0-9_]*):[^\s:/\\]/.exec(key)?.[1];
}

function meantAmong(key: string, free: readonly KeyInfo[]): readonly string[] {
  const names = free.map((fact) => fact.key);
  const joined = joinedKey(key);
  if (joined !== undefined && names.includes(joined)) return [joined];
  const folded = normaliseWord(key);
  const other = free.find(({ otherNames }) => otherNames.includes(folded));
  return other ? [other.key] : nearestWords(key, names);
}

/** The most unknown keys that are compared: a mapping with more is not a misspelt advisory. */
const maxUnknown = 100;

/** The misspelt keys of a mapping: from what is written to the one key that it is near. */
export function misspeltKeys(root: YamlNode | undefined, form: MappingShape): ReadonlyMap<string, string> {
  const misspelt = new Map<string, string>();
  if (root?.kind !== 'mapping') return misspelt;
  const unknown = root.pairs.filter(({ key }) => !form.key(key.value) && !key.value.startsWith('x_'));
  const free = unknown.length > 0 ? freeKeys(root, form) : [];
  for (const { key } of unknown.slice(0, maxUnknown)) {
    const meant = meantAmong(key.value, free)[0];
    if (meant) misspelt.set(key.value, meant);
  }
  return misspelt;
}

function freeKeys(node: MappingNode, form: MappingShape): readonly KeyInfo[] {
  const present = new Set<string>();
  for (const { key } of node.pairs) if (form.key(key.value)) present.add(key.value);
  return form.keys.filter(({ key }) => !present.has(key));
}

/** Finds the known keys that authors probably meant by unknown ones. */
import { isSwap, isTypo, nearest } from '../util/nearest.ts';
import { normaliseWord } from '../model/vocabularies.ts';
import type { MappingNode, Pair, YamlNode } from '../yaml/tree.ts';
import { fitsKey, isUnmistakable } from './fits.ts';
import type { KeyInfo, MappingShape, Need } from './schemaIndex.ts';

/** Returns the candidates that a word may be a misspelling of, nearest first. */
export function nearestWords(word: string, candidates: readonly string[]): readonly string[] {
  const normalised = normaliseWord(word);
  const keyed = candidates.map((item) => ({ item, key: normaliseWord(item) }));
  const swapped = keyed.filter(({ key }) => isSwap(normalised, key)).map(({ item }) => item);
  return [...new Set([...swapped, ...nearest(normalised, keyed, 3)])];
}

/** Whether one word can only be a typo of the other. Weaker matches are suggested, but `--fix` does not apply them. */
export function isCloseWord(word: string, other: string): boolean {
  const [one, two] = [normaliseWord(word), normaliseWord(other)];
  return isTypo(one, two) || isSwap(one, two);
}

/**
 * Returns the keys that a pair's key most likely stands for: keys that the mapping allows but does not have yet, and that the value fits.
 */
export function meantKeys(pair: Pair, node: MappingNode, form: MappingShape): readonly string[] {
  return meantAmong(pair, freeKeys(node, form));
}

/** Returns the key in a mapping for which a pair's key is another name. */
export function takenKey({ key, value }: Pair, node: MappingNode, form: MappingShape): string | undefined {
  const normalised = normaliseWord(key.value);
  const isTaken = (name: string): boolean => node.pairs.some((pair) => pair.key.value === name);
  const taken = form.keys.filter(({ key: own }) => isTaken(own));
  const called = calledBy(taken, normalised);
  const isRepeated = (name: string): boolean =>
    node.pairs.some((pair) => pair.key.value === name && isSameValue(pair.value, value));
  // `publisher` is also another name for the name of a source.
  const isInRow = (name: string): boolean =>
    form.key(name)?.form.list?.item.mapping?.keys.some(({ otherNames }) => otherNames.includes(normalised)) === true;
  return (
    taken.find((one) => one.key === normalised)?.key ?? called.find(isRepeated) ?? called.find(isInRow) ?? called[0]
  );
}

/**
 * Returns the only key under which a pair belongs according to its name and value: `score: 9.8` belongs in `cvss`. Also returns the pair's
 * key there.
 */
export function outerKey(
  pair: Pair,
  node: MappingNode,
  form: MappingShape,
): readonly [outer: string, inner: string] | undefined {
  const normalised = normaliseWord(pair.key.value);
  const found = freeKeys(node, form).flatMap(({ key, form: { mapping } }) => {
    const inner = mapping?.keys.find((one) => one.key === normalised || one.otherNames.includes(normalised));
    return inner && isUnmistakable(pair.value, inner) ? [[key, inner.key] as const] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Returns the key under which a pair belongs and the pair's key there, if the outer key is present: `severity` next to `cvss` belongs in
 * `cvss`.
 */
export function takenOuterKey(
  pair: Pair,
  node: MappingNode,
  form: MappingShape,
): readonly [outer: string, inner: string] | undefined {
  const normalised = normaliseWord(pair.key.value);
  const taken = form.keys.filter(({ key }) => node.pairs.some((one) => one.key.value === key));
  const found = taken.flatMap(({ key, form: { mapping } }) => {
    const inner = mapping?.keys.find((one) => one.key === normalised || one.otherNames.includes(normalised));
    return inner && isUnmistakable(pair.value, inner) ? [[key, inner.key] as const] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Returns the key in `name:Rclone`, where the space after the colon is missing, or in `name=Rclone`; undefined for any other text. */
export function joinedKey(key: string): string | undefined {
  return /^([a-z][a-z0-9_]*)(?::(?=[^\s:/\\])| ?= ?(?=[^\s=]))/.exec(key)?.[1];
}

function meantAmong({ key, value }: Pair, free: readonly KeyInfo[]): readonly string[] {
  const joined = joinedKey(key.value);
  if (joined !== undefined && free.some((one) => one.key === joined)) return [joined];
  const fitting = free.filter((one) => fitsKey(value, one));
  const names = fitting.map((one) => one.key);
  const normalised = normaliseWord(key.value);
  const bare = withoutSigns(normalised);
  const same = names.find((name) => normaliseWord(name) === normalised || name === bare);
  if (same !== undefined) return [same];
  const called = calledBy(fitting, normalised);
  return called.length > 0 ? called : nearestWords(key.value, names);
}

const needs: readonly Need[] = ['required', 'recommended', 'optional'];

/** Returns the keys that a word is another name for. Keys that are needed come first, because they are reported as missing. */
function calledBy(keys: readonly KeyInfo[], word: string): readonly string[] {
  const rank = ({ need = 'optional', required }: KeyInfo): number => (required ? 0 : needs.indexOf(need));
  return keys
    .filter(({ otherNames }) => otherNames.includes(word))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((one) => one.key);
}

/** Returns the word in a key, without any quotes, Markdown or punctuation around it: `actors"`, `**actors**`, `the "actors"`. */
const withoutSigns = (normalised: string): string =>
  /["'*`“]([a-z0-9_]{1,50})["'*`”]/.exec(normalised)?.[1] ?? normalised.replace(/^[^a-z0-9]{1,9}|[^a-z0-9]{1,9}$/g, '');

/** The maximum number of unknown keys that are compared. A mapping with more is not a misspelt advisory. */
const maxUnknown = 100;

/** Returns a mapping's misspelt keys, each with the only known key that it is close to. */
export function misspeltKeys(root: YamlNode | undefined, form: MappingShape): ReadonlyMap<string, string> {
  const misspelt = new Map<string, string>();
  if (root?.kind !== 'mapping') return misspelt;
  const unknown = root.pairs.filter(({ key }) => !form.key(key.value) && !key.value.startsWith('x_'));
  const free = unknown.length > 0 ? freeKeys(root, form) : [];
  for (const pair of unknown.slice(0, maxUnknown)) {
    const meant = meantAmong(pair, free)[0];
    if (meant) misspelt.set(pair.key.value, meant);
  }
  return misspelt;
}

/** Whether two values are equal scalars, ignoring whitespace around them. A missing value is not equal to anything. */
export const isSameValue = (one: YamlNode, other: YamlNode): boolean =>
  one.kind === 'scalar' && other.kind === 'scalar' && !one.isNull && one.value.trim() === other.value.trim();

function freeKeys(node: MappingNode, form: MappingShape): readonly KeyInfo[] {
  const present = new Set<string>();
  for (const { key } of node.pairs) if (form.key(key.value)) present.add(key.value);
  return form.keys.filter(({ key }) => !present.has(key));
}

/** Finds the known keys that authors probably meant by unknown ones. */
import { isSwap, isTypo, nearest } from '../util/nearest.ts';
import { once } from '../util/once.ts';
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
export function meantKeys(pair: Pair, node: MappingNode, shape: MappingShape): readonly string[] {
  return meantAmong(pair, keysOf(node, shape).free);
}

/** Returns the key of a mapping that a pair's key is another name for; undefined if the mapping has no such key. */
export function takenKey({ key, value }: Pair, node: MappingNode, shape: MappingShape): string | undefined {
  const normalised = normaliseWord(key.value);
  const { taken } = keysOf(node, shape);
  const called = calledBy(taken, normalised);
  const isRepeated = (name: string): boolean =>
    node.pairs.some((pair) => pair.key.value === name && isSameValue(pair.value, value));
  // `publisher` is also another name for the name of a source.
  const isInRow = (name: string): boolean =>
    shape.key(name)?.shape.list?.item.mapping?.keys.some(({ otherNames }) => otherNames.includes(normalised)) === true;
  return (
    taken.find((one) => one.key === normalised)?.key ?? called.find(isRepeated) ?? called.find(isInRow) ?? called[0]
  );
}

/**
 * Returns the missing key under which a pair belongs according to its name and value, and the pair's key there: `score: 9.8` belongs in
 * `cvss`. Returns undefined if there is no such key, or more than one.
 */
export function outerKey(
  pair: Pair,
  node: MappingNode,
  shape: MappingShape,
): readonly [outer: string, inner: string] | undefined {
  const normalised = normaliseWord(pair.key.value);
  const found = keysOf(node, shape).free.flatMap(({ key, shape: { mapping } }) => {
    const inner = mapping?.keys.find((one) => one.key === normalised || one.otherNames.includes(normalised));
    return inner && isUnmistakable(pair.value, inner) ? [[key, inner.key] as const] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Returns the key under which a pair belongs and the pair's key there, if the outer key is present: `severity` next to `cvss` belongs in
 * `cvss`. Returns undefined if there is no such key, or more than one.
 */
export function takenOuterKey(
  pair: Pair,
  node: MappingNode,
  shape: MappingShape,
): readonly [outer: string, inner: string] | undefined {
  const normalised = normaliseWord(pair.key.value);
  const found = keysOf(node, shape).taken.flatMap(({ key, shape: { mapping } }) => {
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

/** Returns a mapping's misspelt keys, each with the known key that it most likely stands for. */
export function misspeltKeys(root: YamlNode | undefined, shape: MappingShape): ReadonlyMap<string, string> {
  const isUnknown = ({ key }: Pair): boolean => !shape.key(key.value) && !key.value.startsWith('x_');
  return root?.kind === 'mapping' && root.pairs.some(isUnknown) ? keysOf(root, shape).misspelt() : new Map();
}

/** Returns the required keys that a mapping has neither under their names nor under misspelt ones. */
export function lackingKeys(node: MappingNode, shape: MappingShape): readonly string[] {
  const { taken, misspelt } = keysOf(node, shape);
  const has = new Set([...taken.map(({ key }) => key), ...misspelt().values()]);
  return shape.required.filter((one) => !has.has(one));
}

/** Whether two values are equal scalars, ignoring whitespace around them. False if the first value is missing. */
export const isSameValue = (one: YamlNode, other: YamlNode): boolean =>
  one.kind === 'scalar' && other.kind === 'scalar' && !one.isNull && one.value.trim() === other.value.trim();

interface Keys {
  readonly shape: MappingShape;
  /** The keys of the schema that the mapping has. */
  readonly taken: readonly KeyInfo[];
  /** The keys of the schema that it lacks. */
  readonly free: readonly KeyInfo[];
  readonly misspelt: () => ReadonlyMap<string, string>;
}

// Cached, because every unknown key of a mapping needs these, and there may be thousands.
const known = new WeakMap<MappingNode, Keys>();

function keysOf(node: MappingNode, shape: MappingShape): Keys {
  const last = known.get(node);
  if (last?.shape === shape) return last;
  const present = new Set(node.pairs.map(({ key }) => key.value));
  const free = shape.keys.filter(({ key }) => !present.has(key));
  const misspelt = once(() => {
    const unknown = node.pairs.filter(({ key }) => !shape.key(key.value) && !key.value.startsWith('x_'));
    const meant = unknown.slice(0, maxUnknown).map((pair) => [pair.key.value, meantAmong(pair, free)[0]] as const);
    return new Map(meant.filter((one): one is readonly [string, string] => one[1] !== undefined));
  });
  const keys = { shape, taken: shape.keys.filter(({ key }) => present.has(key)), free, misspelt };
  known.set(node, keys);
  return keys;
}

/** The first difference between two values, described for people. */

export interface Difference {
  /** The path of the compared property, beginning with the aspect: `tree.pairs[3].value.span`. */
  readonly where: string;
  readonly actual: string;
  readonly expected: string;
}

/** Returns the kind of difference: the first word of the path. */
export const aspectOf = ({ where }: Difference): string => /^[^.[(]*/.exec(where)?.[0] ?? '';

/**
 * Returns the first difference between plain data, Maps, Sets and lists; undefined if there is none. Compares enumerable properties, own or
 * inherited, and the order of Maps, Sets and lists. An absent property equals an undefined one. Methods are not compared.
 */
export function firstDifference(actual: unknown, expected: unknown, where: string): Difference | undefined {
  return compare(actual, expected, where, new Map());
}

type Seen = Map<object, object>;

function compare(actual: unknown, expected: unknown, where: string, seen: Seen): Difference | undefined {
  if (Object.is(actual, expected)) return undefined;
  if (typeof actual === 'function' && typeof expected === 'function') return undefined;
  if (!isObject(actual) || !isObject(expected)) return differs(actual, expected, where);
  // Nodes that aliases share are compared once.
  if (seen.get(actual) === expected) return undefined;
  seen.set(actual, expected);
  if (Array.isArray(actual) || Array.isArray(expected)) {
    if (!Array.isArray(actual) || !Array.isArray(expected)) return differs(actual, expected, where);
    return compareLists(actual, expected, where, seen);
  }
  if (actual instanceof Map || expected instanceof Map) {
    if (!(actual instanceof Map) || !(expected instanceof Map)) return differs(actual, expected, where);
    return compareLists([...actual], [...expected], where, seen);
  }
  if (actual instanceof Set || expected instanceof Set) {
    if (!(actual instanceof Set) || !(expected instanceof Set)) return differs(actual, expected, where);
    return compareLists([...actual], [...expected], where, seen);
  }
  for (const key of new Set([...keysOf(actual), ...keysOf(expected)])) {
    const found = compare(actual[key], expected[key], `${where}.${key}`, seen);
    if (found) return found;
  }
  return undefined;
}

function compareLists(
  actual: readonly unknown[],
  expected: readonly unknown[],
  where: string,
  seen: Seen,
): Difference | undefined {
  for (let i = 0; i < Math.max(actual.length, expected.length); i++) {
    if (i >= actual.length) return { where: `${where}[${i}]`, actual: 'nothing', expected: show(expected[i]) };
    if (i >= expected.length) return { where: `${where}[${i}]`, actual: show(actual[i]), expected: 'nothing' };
    const found = compare(actual[i], expected[i], `${where}[${i}]`, seen);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function keysOf(value: object): string[] {
  const keys: string[] = [];
  for (const key in value) keys.push(key);
  return keys;
}

const differs = (actual: unknown, expected: unknown, where: string): Difference => ({
  where,
  actual: show(actual),
  expected: show(expected),
});

const maxLength = 400;

function show(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Map ? [...inner] : inner instanceof Set ? [...inner] : inner,
  ) as string | undefined;
  if (text === undefined) return 'undefined';
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

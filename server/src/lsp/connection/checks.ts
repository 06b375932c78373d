/** Validates JSON values from a client, with checks that are combined for the structures of LSP. */

/** Returns the mistake in a value, as the end of a sentence that begins with its location; undefined for a valid value. */
export type Check = (value: unknown) => string | undefined;

/** Returns a check for an object with these keys; LSP allows additional ones. The location of a mistake is its path of keys. */
export function record(checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (!isRecord(value)) return ' must be an object';
    for (const [key, check] of Object.entries(checks)) {
      const mistake = check(value[key]);
      if (mistake !== undefined) return below(`.${key}`, mistake);
    }
    return undefined;
  };
}

/** Returns a check for a list whose items all pass a check. */
export function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return ' must be an array';
    for (const [index, item] of value.entries()) {
      const mistake = check(item);
      if (mistake !== undefined) return below(`[${index}]`, mistake);
    }
    return undefined;
  };
}

/** Returns a check that also accepts undefined and null, because several clients send null for absent values. */
export function optional(check: Check): Check {
  return (value) => (value === undefined || value === null ? undefined : check(value));
}

/** Checks for a string. */
export const text: Check = (value) => (typeof value === 'string' ? undefined : ' must be a string');

/** Checks for a boolean. */
export const truth: Check = (value) => (typeof value === 'boolean' ? undefined : ' must be true or false');

/** Checks for a signed 32-bit integer: LSP's `integer`. */
export const integer: Check = (value) =>
  Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31 ? undefined : ' must be a whole number';

/** Checks for an integer of at least 0: LSP's `uinteger`. */
export const count: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : ' must be a whole number of at least 0';

/** Accepts any value. */
export const anything: Check = () => undefined;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an LSP range. */
export function isRange(value: unknown): value is { readonly start: PlainPosition; readonly end: PlainPosition } {
  const position = record({ line: count, character: count });
  return record({ start: position, end: position })(value) === undefined;
}

interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** Prefixes the location of a mistake with a key. */
const below = (key: string, mistake: string): string => `${key}${mistake}`;

/** Validates JSON values from a client. Checks for simple values can be combined into checks for LSP's structures. */

/**
 * Returns the error in a value, or undefined for a valid value. The error is the end of a sentence that begins with the location of the
 * value.
 */
export type Check = (value: unknown) => string | undefined;

/** Returns a check for an object whose values pass the checks for their keys. Additional keys are allowed, as in LSP. */
export function record(checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (!isRecord(value)) return ' must be an object';
    for (const [key, check] of Object.entries(checks)) {
      const error = check(value[key]);
      if (error !== undefined) return below(`.${key}`, error);
    }
    return undefined;
  };
}

/** Returns a check for a list whose items all pass `check`. */
export function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return ' must be an array';
    for (const [index, item] of value.entries()) {
      const error = check(item);
      if (error !== undefined) return below(`[${index}]`, error);
    }
    return undefined;
  };
}

/** Returns a check that also accepts undefined and null. Several clients send null for absent values. */
export function optional(check: Check): Check {
  return (value) => (value === undefined || value === null ? undefined : check(value));
}

/** Checks for a string. */
export const text: Check = (value) => (typeof value === 'string' ? undefined : ' must be a string');

/** Checks for a boolean. */
export const truth: Check = (value) => (typeof value === 'boolean' ? undefined : ' must be true or false');

/** Checks for LSP's `integer`, a signed 32-bit integer. */
export const integer: Check = (value) =>
  typeof value === 'number' && (value | 0) === value ? undefined : ' must be a whole number';

/**
 * Checks for an integer of at least 0. Values above LSP's `uinteger` are accepted, because clients send them for the end of a line or
 * document.
 */
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

/** Prepends a key to the location of an error. */
const below = (key: string, error: string): string => `${key}${error}`;

/** Checks of JSON values from a client, put together to the shapes of LSP. */

/** What is wrong with a value, as the end of a sentence that begins with its place; undefined where nothing is. */
export type Check = (value: unknown) => string | undefined;

/** A mapping with these keys; further ones are allowed, as LSP has it. The place of a mistake is named by the keys that lead to it. */
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

/** A list whose items pass a check. */
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

/** Nothing, or what passes a check. Several clients send null for what they leave out. */
export function optional(check: Check): Check {
  return (value) => (value === undefined || value === null ? undefined : check(value));
}

/** Any text. */
export const text: Check = (value) => (typeof value === 'string' ? undefined : ' must be a string');

/** True or false. */
export const truth: Check = (value) => (typeof value === 'boolean' ? undefined : ' must be true or false');

/** A whole number of 32 bits with its sign: LSP's `integer`. */
export const integer: Check = (value) =>
  Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31 ? undefined : ' must be a whole number';

/** A whole number from 0: LSP's `uinteger`. */
export const count: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : ' must be a whole number that is not negative';

/** Any value at all. */
export const anything: Check = () => undefined;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a key before a mistake's place. */
const below = (key: string, mistake: string): string => `${key}${mistake}`;

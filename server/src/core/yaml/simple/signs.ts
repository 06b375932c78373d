/** Character codes that are significant in the simple notation. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const doubleQuote = 34;
export const hash = 35;
export const singleQuote = 39;
export const comma = 44;
export const dash = 45;
export const dot = 46;
export const colon = 58;
export const more = 62;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const openBrace = 123;
export const pipe = 124;
export const closeBrace = 125;

/** ASCII characters with which a plain scalar may never begin, or only in some contexts (YAML 1.2.2, 5.3 and 7.3.3). */
const indicators = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map((sign) => sign.charCodeAt(0)));

/** Whether a value that begins with this character is always a plain scalar. */
export const beginsPlain = (code: number): boolean => code > space && !indicators.has(code);

/** Whether a character is one of `[A-Za-z_]`. */
export const beginsKey = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;

/** Whether a character is one of `[A-Za-z0-9_.|-]`; keys of Sigma rules contain dots and pipes. */
export const isOfKey = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  code === 95 ||
  (code >= 65 && code <= 90) ||
  code === dash ||
  code === dot ||
  code === pipe ||
  (code >= 48 && code <= 57);

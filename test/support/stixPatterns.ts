/**
 * Checks STIX patterns of one observation against the grammar. Source: STIX 2.1 (OASIS), 9.8 and `STIXPattern.g4`: comparisons joined by AND, with
 * `=`, `LIKE`, `MATCHES` and `ISSUBSET`.
 */
const step = String.raw`(?:[A-Za-z_][A-Za-z0-9_-]*|'(?:[^'\\]|\\'|\\\\)*')`;
const path = String.raw`[A-Za-z][A-Za-z0-9-]*:${step}(?:\.${step})*`;
const text = String.raw`'(?:[^'\\]|\\'|\\\\)*'`;
const comparison = String.raw`${path} (?:= (?:${text}|-?\d+)|(?:LIKE|MATCHES|ISSUBSET) ${text})`;
const observation = new RegExp(String.raw`^\[${comparison}(?: AND ${comparison})*\]$`);

/** Whether a text is a pattern of this kind. */
export const isStixPattern = (pattern: string): boolean => observation.test(pattern);

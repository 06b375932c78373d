/** Matches a line at the left margin that begins a block mapping entry. */
const entry =
  /^(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*|(?:[^\s#\-\]}[{"'%&*!|>@`?:,]|[-?:](?=\S))[^\r\n]*?):(?:[ \t]|\r?$)/;
const wordAndColon = /^[a-z][a-z0-9_]*:[^\s:/\\]/;

/** Whether YAML reads a line at the left margin as the beginning of an entry. */
export const hasKey = (line: string): boolean => entry.test(line);

/** Whether a line at the left margin is meant as a top-level entry, including one without a space after its colon. */
export const beginsEntry = (line: string): boolean => hasKey(line) || wordAndColon.test(line);

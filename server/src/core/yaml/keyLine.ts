/** Matches a line at the left margin that begins an entry of a block mapping. */
const entry =
  /^(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*|(?:[^\s#\-\]}[{"'%&*!|>@`?:,]|[-?:](?=\S))[^\r\n]*?):(?:[ \t]|\r?$)/;
const wordAndColon = /^[a-z][a-z0-9_]*:[^\s:/\\]/;

/** Whether a line at the left margin begins an entry according to YAML. */
export const hasKey = (line: string): boolean => entry.test(line);

/** Whether a line at the left margin begins an entry of the top-level mapping, including one without a space after its colon. */
export const beginsEntry = (line: string): boolean => hasKey(line) || wordAndColon.test(line);

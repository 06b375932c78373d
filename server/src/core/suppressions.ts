/** Comments that silence problems: `# advisory-disable-next-line CODE…`, `# advisory-disable CODE…`, `# advisory-enable`. */
import type { Problem } from './problem.ts';
import type { Lines } from './text.ts';
import type { Comment } from './yaml/tree.ts';

interface Silence {
  /** Lines, both included. */
  readonly from: number;
  readonly to: number;
  /** None means every code. */
  readonly codes: ReadonlySet<string>;
}

/** The problems that no comment silences. A problem counts for the line where it begins. */
export function unsuppressed(
  problems: readonly Problem[],
  comments: readonly Comment[],
  lines: Lines,
): readonly Problem[] {
  const silences = readSilences(comments, lines);
  if (silences.length === 0) return problems;
  return problems.filter((problem) => {
    const line = lines.lineAt(problem.span[0]);
    return !silences.some(
      ({ from, to, codes }) => line >= from && line <= to && (codes.size === 0 || codes.has(problem.code)),
    );
  });
}

function readSilences(comments: readonly Comment[], lines: Lines): readonly Silence[] {
  const silences: Silence[] = [];
  let open: { from: number; codes: ReadonlySet<string> }[] = [];
  for (const comment of comments) {
    const match = /^advisory-(disable-next-line|disable|enable)\b(?!-)\s*(.*)$/.exec(comment.text);
    if (!match) continue;
    const line = lines.lineAt(comment.span[0]);
    // Words behind two hyphens are the author's reason.
    const codes = new Set(
      (match[2] ?? '')
        .replace(/--.*$/, '')
        .split(/[\s,]+/)
        .filter((code) => code.includes('/')),
    );
    if (match[1] === 'disable-next-line') silences.push({ from: line + 1, to: line + 1, codes });
    else if (match[1] === 'disable') open.push({ from: line, codes });
    else {
      const ended = open.filter((one) => codes.size === 0 || [...one.codes].some((code) => codes.has(code)));
      for (const one of ended) silences.push({ ...one, to: line });
      open = open.filter((one) => !ended.includes(one));
    }
  }
  return [...silences, ...open.map((one) => ({ ...one, to: Infinity }))];
}

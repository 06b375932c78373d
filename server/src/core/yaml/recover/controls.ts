/** Removes invisible characters that YAML does not allow: control characters, and a byte order mark inside the text. */
import type { Problem } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { syntaxProblem } from './repair.ts';

/** The maximum number of control characters that are reported individually. The last of these problems covers the rest. */
const maxReported = 5;

// Source: YAML 1.2.2, 5.1 "Character Set" and 5.2 "Character Encodings".
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]+|(?<!^)\ufeff+/g;

/** Returns a text without invisible characters that YAML does not allow. */
export const withoutControls = (text: string): string => text.replace(controls, '');

/** Returns the problems for a chunk's control characters, and the edits that remove them; empty if there are none. */
export function controlCharacters(text: string): {
  readonly problems: readonly Problem[];
  readonly edits: readonly Edit[];
} {
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const { 0: signs, index } of text.matchAll(controls)) {
    // A byte order mark at the start of a line usually hides a key. `strayLines.ts` repairs that.
    if (signs.startsWith('\ufeff') && /[\r\n]/.test(text[index - 1] ?? '')) continue;
    edits.push({ span: [index, index + signs.length], newText: '' });
    if (problems.length >= maxReported) continue;
    const code = `U+${(signs.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const message = `YAML does not allow the invisible character ${code} here. Remove it.`;
    problems.push(
      syntaxProblem([index, index + signs.length], message, {
        title: 'Remove the character',
        edits: edits.slice(-1),
        safe: true,
      }),
    );
  }
  const last = problems[maxReported - 1];
  const more = edits.length - maxReported;
  if (last && more > 0)
    problems[maxReported - 1] = {
      ...last,
      message: `${last.message} ${more === 1 ? 'There is 1' : `There are ${more}`} more below.`,
      fixes: [{ title: 'Remove all such characters', edits, preferred: true }],
    };
  return { problems, edits };
}

/** The skeleton of a whole advisory, for a file in which nothing else is written. */
import { lineBreakOf, type CursorContext, type Environment } from '../../core/index.ts';
import type { AdvisoryDocument } from '../../core/index.ts';
import type { Proposal } from './proposal.ts';

/** What an author types for it. */
const word = 'advisory';

/**
 * The skeleton, where the word at the cursor is all that an advisory says beside comments, and is nothing yet or the beginning of
 * `advisory`. Its kind is none that VS Code hides together with its own snippets.
 */
export function proposeWholeAdvisory(
  document: AdvisoryDocument,
  cursor: CursorContext,
  env: Environment,
): readonly Proposal[] {
  const { path, slot, replace, siblings, hasColon, indent } = cursor;
  if (document.kind !== 'advisory' || slot !== 'key' || path.length > 0 || siblings.length > 0 || hasColon) return [];
  const { text } = document;
  const typed = text.slice(...replace);
  if (indent !== '' || !word.startsWith(typed.toLowerCase()) || !isAlone(text, typed)) return [];
  const body = env.snippets.snippetBody('New advisory');
  if (body === undefined) return [];
  return [
    {
      label: word,
      kind: 'Module',
      newText: body.trimEnd().split(/\r?\n/).join(lineBreakOf(text)),
      snippet: true,
      detail: 'a whole advisory, with all required and recommended keys',
    },
  ];
}

function isAlone(text: string, typed: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const written = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return written.join('\n') === typed;
}

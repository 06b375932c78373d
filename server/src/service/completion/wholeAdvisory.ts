/** Completes the skeleton of a whole advisory in a file that is empty except for comments. */
import { lineBreakOf, type CursorContext, type Environment } from '../../core/index.ts';
import type { AdvisoryDocument } from '../../core/index.ts';
import type { Proposal } from './proposal.ts';

/** The word that triggers the proposal. */
const word = 'advisory';

/**
 * Proposes the skeleton if the document contains only comments and the word at the cursor, which must be empty or a prefix of `advisory`.
 * The proposal is not of kind Snippet, because VS Code hides proposals of that kind when its own snippets are turned off.
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
      detail: 'a complete advisory with all required and recommended keys',
    },
  ];
}

function isAlone(text: string, typed: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const written = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return written.join('\n') === typed;
}

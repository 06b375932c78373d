import type { AdvisoryDocument } from '../document/document.ts';
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';
import { compose, type Composed } from '../yaml/compose.ts';
import { formatEdits } from './format.ts';

const loneReturn = /\r(?!\n)/;

/**
 * Returns the edits that format the top-level sections touched by a range, or the whole text without a range.
 *
 * @returns undefined if the text is not well-formed, contains several documents, exceeds a limit of the parser, or has line breaks that the
 * YAML library does not recognise
 */
export function formatText(text: string, range?: Span): readonly Edit[] | undefined {
  return loneReturn.test(text) ? undefined : formatEdits(text, composeWithin, range);
}

/**
 * Returns the reason why a document cannot be formatted: the message of its first syntax error, preceded by the 1-based line number, or a
 * clause about the text as a whole if there is no such error.
 */
export function formatObstacle({
  syntaxProblems,
  lines,
  text,
}: Pick<AdvisoryDocument, 'syntaxProblems' | 'lines' | 'text'>): string {
  const first = syntaxProblems.find(({ severity }) => severity === 'error');
  if (first) return `line ${lines.lineAt(first.span[0]) + 1}: ${first.message}`;
  return loneReturn.test(text)
    ? 'it has carriage returns without line feeds; use LF or CRLF'
    : 'it cannot be read as YAML';
}

function composeWithin(text: string): Composed | undefined {
  try {
    return compose(text);
  } catch {
    return undefined; // The text exceeds a limit of the parser.
  }
}

/** `textDocument/formatting` and `textDocument/rangeFormatting`: changes the layout of a document, not its content. */
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { formatObstacle, formatText, type AdvisoryDocument } from '../core/index.ts';
import { toSpan, toTextEdit } from './convert.ts';

/** The edits that format a document, or the reason why the document cannot be formatted. The reason is the end of a sentence. */
export type Formatting = { readonly edits: TextEdit[] } | { readonly obstacle: string };

/** Formats a document, or the top-level sections that a range touches. */
export function provideFormatting(document: AdvisoryDocument, range?: Range): Formatting {
  const { text, lines } = document;
  const edits = formatText(text, range && toSpan(range, lines));
  return edits ? { edits: edits.map((edit) => toTextEdit(edit, lines)) } : { obstacle: formatObstacle(document) };
}

/** Inserts text into an existing block scalar, or as a new block scalar or a quoted value after a key. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { lineBreakOf } from '../text/text.ts';
import { quoteScalar, readAs } from '../yaml/quote.ts';
import type { BlockLocation } from './blockLocation.ts';
import type { Pasted, PasteEdit } from './pasted.ts';
import type { ValueLocation } from './location.ts';
import { markdownLines } from './proseLines.ts';
import { blockLines } from './rules.ts';

/**
 * Returns the edit that inserts the text. A single line after a key is put in quotes if YAML would read it as something else. Returns
 * undefined if the text is a single line that can be inserted unchanged, if a block scalar cannot contain the text, or if the key of a new
 * block scalar expects neither prose nor code.
 */
export function blockEdit(
  document: AdvisoryDocument,
  location: BlockLocation | ValueLocation,
  { text }: Pasted,
  env: Environment,
): PasteEdit | undefined {
  const form = env.schema.shapeAt(location.path);
  const shape = form?.text;
  const isCode = shape?.value === 'rule-body' || location.path.at(-1) === 'query';
  const isProse = shape?.prose === true;
  const only = location.kind === 'value' && shape && !form.mapping ? quotedLine(text) : undefined;
  if (only !== undefined)
    return { title: 'Insert in quotes', isWhole: true, edits: [{ span: location.span, newText: ` ${only}` }] };
  if (location.kind === 'value' && !isCode && !isProse) return undefined;
  const plain = blockLines(text);
  const lines = plain && isProse ? markdownLines(plain.join('\n')) : plain;
  if (!lines || (lines.length === 1 && (location.kind === 'value' || lines[0] === text.trim()))) return undefined;
  const newline = lineBreakOf(document.text);
  const indented = (column: number): string =>
    lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join(newline);
  if (location.kind === 'value') {
    const newText = ` ${isProse ? '|-' : '|'}${newline}${indented(location.column + 2)}`;
    return { title: 'Insert as a block of text', isWhole: true, edits: [{ span: location.span, newText }] };
  }
  const body = indented(location.indent);
  // If the pasted text has a trailing newline, the rest of the line at the cursor is moved to a new line.
  const { text: source, lines: positions } = document;
  const goesOn =
    source.slice(location.span[1], positions.endOf(positions.lineAt(location.span[1]))).trim() !== '' &&
    /[\r\n]$/.test(text);
  const end = goesOn ? newline + ' '.repeat(location.indent) : '';
  const newText = (location.isLineStart ? body : body.slice(location.indent)) + end;
  return { title: 'Insert as indented text', isWhole: true, edits: [{ span: location.span, newText }] };
}

/**
 * Returns a line of text in quotes. Returns undefined if it needs none, if it has several lines, or if it may be intended as YAML: a
 * number, a quoted value, a flow collection, an anchor, or a value with a comment.
 */
export function quotedLine(text: string): string | undefined {
  const line = text.trim();
  if (/[\r\n]/.test(line) || readAs(line) !== 'text' || /^["'[{&*!|>#-]|\s# /.test(line)) return undefined;
  const quoted = quoteScalar(line);
  return quoted === line ? undefined : quoted;
}

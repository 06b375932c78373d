/** Code actions that convert existing text: the selected lines, or the lines around an error that has no fix. */
import { CodeActionKind, type CodeAction, type TextEdit } from 'vscode-languageserver-types';
import type { AdvisoryDocument, Environment, Problem, Span } from '../core/index.ts';
import { convertKind } from './actionKinds.ts';
import { toRange } from './convert.ts';
import { provideConversion } from './paste.ts';

/** The part of the document for which code actions are requested. */
export interface ConversionRequest {
  readonly document: AdvisoryDocument;
  /** The selection; empty for a cursor. */
  readonly span: Span;
  /** The problems on the lines of the selection. */
  readonly near: readonly Problem[];
}

/** The maximum number of lines that a code action converts. Longer selections can be converted with the command. */
const maxLines = 1000;
/** The maximum number of characters that a code action converts. */
const maxCharacters = 100_000;

/**
 * Returns the action that converts the selected lines. Without a selection, returns a quick fix that converts the lines around the cursor,
 * if the line of the cursor has an error without a fix. Returns none if the lines cannot be converted.
 */
export function conversionActions(
  { document, span, near }: ConversionRequest,
  env: Environment,
  effectOf: (edits: readonly TextEdit[]) => Pick<CodeAction, 'edit'>,
): CodeAction[] {
  const { lines } = document;
  const isSelection = span[0] < span[1];
  const isBroken = near.some(({ severity, fixes = [] }) => severity === 'error' && fixes.length === 0);
  if (!isSelection && !isBroken) return [];
  const own = isSelection ? span : linesAround(document, span[0]);
  if (own[1] - own[0] > maxCharacters || lines.lineAt(own[1]) - lines.lineAt(own[0]) > maxLines) return [];
  const made = provideConversion(document, toRange(own, lines), env);
  if (!made) return [];
  const kind = isSelection ? convertKind : CodeActionKind.QuickFix;
  return [{ title: made.title, kind, ...effectOf(made.edits) }];
}

/** Returns the span of the lines around an offset, up to the nearest blank line or line with a key in each direction. */
function linesAround({ text, lines }: AdvisoryDocument, offset: number): Span {
  const isEnd = (line: number): boolean => {
    const source = line < 0 || line >= lines.count ? '' : text.slice(lines.startOf(line), lines.endOf(line)).trim();
    return source === '' || /^(?:-\s+)?[a-z_]+:(?:\s|$)/.test(source);
  };
  const line = lines.lineAt(offset);
  let [first, last] = [line, line];
  while (last - first < maxLines && !isEnd(first - 1)) first--;
  while (last - first < maxLines && !isEnd(last + 1)) last++;
  return [lines.startOf(first), lines.endOf(last)];
}

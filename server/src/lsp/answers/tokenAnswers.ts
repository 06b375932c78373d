/** Encodes semantic tokens for LSP. Source: LSP 3.17, "Semantic Tokens". */
import type { SemanticTokensEdit } from 'vscode-languageserver';
import type { SemanticToken } from '../../service/marks/semanticTokens.ts';
import { tokenModifiers, tokenTypes } from '../../service/tokenTypes.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';

/** The bit of the modifier `deprecated`. */
const deprecated = 1 << tokenModifiers.indexOf('deprecated');

/**
 * Encodes tokens as five numbers each. The positions must be in the client's encoding. Modifiers that the client does not support are
 * omitted.
 */
export function encodeTokens(
  tokens: readonly SemanticToken[],
  { tokenModifiers: known }: Pick<ClientFeatures, 'tokenModifiers'>,
): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { range, type, deprecated: isGone } of tokens) {
    const { start, end } = range;
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      end.character - start.character,
      tokenTypes.indexOf(type),
      isGone && known.includes('deprecated') ? deprecated : 0,
    );
    ({ line, character } = start);
  }
  return data;
}

/**
 * Returns the edit that converts one list of numbers to another; none if they are equal. The edit replaces the numbers between the common
 * prefix and the common suffix of both lists.
 */
export function deltaOf(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (start === before.length && start === after.length) return [];
  return [{ start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) }];
}

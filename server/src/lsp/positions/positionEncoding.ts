/**
 * Positions in the client's encoding and in UTF-16, which everything inside the server uses.
 * Source: LSP 3.17, "Position": a character counts code units of the negotiated encoding, from the line's start.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { utf8Length, utf8LengthOf } from '../../service/bytes.ts';
import type { Encoding } from '../connection/clientFeatures.ts';
import { mapPositions } from './positions.ts';

/** Converts every position inside a value, wherever it stands; `data` of items is the server's own and kept. */
export interface PositionConverter {
  /** From the client's encoding. */
  toServer<T>(value: T): T;
  /** To the client's encoding. */
  toClient<T>(value: T): T;
}

/** The converter for one version of a document. */
export function createPositionConverter(document: TextDocument, encoding: Encoding): PositionConverter {
  if (encoding === 'utf-16') return { toServer: (value) => value, toClient: (value) => value };
  const lineText = (line: number): string =>
    document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).replace(/[\r\n]+$/, '');
  return {
    toServer: (value) =>
      mapPositions(value, ({ line, character }) => ({ line, character: utf16Length(lineText(line), character) })),
    toClient: (value) =>
      mapPositions(value, ({ line, character }) => ({
        line,
        character: utf8Length(lineText(line).slice(0, character)),
      })),
  };
}

/** The UTF-16 units of a line that its first `bytes` bytes in UTF-8 hold; a character that is cut is left out. */
export function utf16Length(line: string, bytes: number): number {
  let units = 0;
  let rest = bytes;
  for (const character of line) {
    rest -= utf8LengthOf(character.codePointAt(0) ?? 0);
    if (rest < 0) break;
    units += character.length;
  }
  return units;
}

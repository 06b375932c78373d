/**
 * Positions in the client's encoding and in UTF-16, which everything inside the server uses.
 * Source: LSP 3.17, "Position": a character counts code units of the negotiated encoding, from the line's start.
 */
import { withoutTrailing } from '../../core/index.ts';
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

/**
 * The converter for one version of a document. Positions that the value assigns to another document, by its address, are those of one of
 * `others`, and stay as they are where it is none of these.
 */
export function createPositionConverter(
  document: TextDocument,
  encoding: Encoding,
  others: readonly TextDocument[] = [],
): PositionConverter {
  if (encoding === 'utf-16') return { toServer: (value) => value, toClient: (value) => value };
  const units = unitsOf[encoding];
  const textOf = (uri: string | undefined): TextDocument | undefined =>
    uri === undefined || uri === document.uri ? document : others.find((other) => other.uri === uri);
  const convert = <T>(value: T, character: (line: string, character: number) => number): T =>
    mapPositions(value, (position, uri) => {
      const text = textOf(uri);
      if (!text) return position;
      return { line: position.line, character: character(lineOf(text, position.line), position.character) };
    });
  return {
    toServer: (value) => convert(value, (line, character) => utf16Length(line, character, units)),
    toClient: (value) => convert(value, (line, character) => lengthIn(line.slice(0, character), units)),
  };
}

/** The units that an encoding takes for a code point. */
type Units = (code: number) => number;

const unitsOf: Readonly<Record<Exclude<Encoding, 'utf-16'>, Units>> = { 'utf-8': utf8LengthOf, 'utf-32': () => 1 };

function lengthIn(text: string, units: Units): number {
  return units === utf8LengthOf ? utf8Length(text) : [...text].length;
}

function lineOf(text: TextDocument, line: number): string {
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return withoutTrailing(text.getText(range), /[\r\n]/);
}

/** The UTF-16 units of a line that its first `length` units of another encoding hold; a character that is cut is left out. */
export function utf16Length(line: string, length: number, units: Units = utf8LengthOf): number {
  let taken = 0;
  let rest = length;
  for (const character of line) {
    rest -= units(character.codePointAt(0) ?? 0);
    if (rest < 0) break;
    taken += character.length;
  }
  return taken;
}

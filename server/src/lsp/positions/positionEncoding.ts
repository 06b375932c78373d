/**
 * Converts positions between the client's encoding and UTF-16, which the server uses internally. Source: LSP 3.17, "Position": `character`
 * counts the code units of the negotiated encoding from the start of the line.
 */
import { withoutTrailing } from '../../core/index.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { utf8Length, utf8LengthOf } from '../../core/index.ts';
import type { Encoding } from '../connection/clientFeatures.ts';
import { mapPositions } from './positions.ts';

/** Converts the positions in a value, at any depth. The `data` of items is unchanged, because only the server reads it. */
export interface PositionConverter {
  /** Converts from the client's encoding. */
  readonly toServer: <T>(value: T) => T;
  /** Converts to the client's encoding. */
  readonly toClient: <T>(value: T) => T;
}

/**
 * Creates the converter for one version of a document. A position in another document is converted if `others` contains the text of that
 * document, which is identified by its URI. Otherwise it is unchanged.
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

/**
 * Returns a function that converts the positions in a value from UTF-16 to an encoding, which is identified by its LSP name. For an unknown
 * name, the function returns the value unchanged. `text` is the text of the document with this URI.
 */
export function createEncoder(uri: string, text: string, encoding: string): <T>(value: T) => T {
  if (encoding !== 'utf-8' && encoding !== 'utf-32') return (value) => value;
  return createPositionConverter(TextDocument.create(uri, 'advisory', 0, text), encoding).toClient;
}

/** Returns the number of code units that an encoding uses for a code point. */
type Units = (code: number) => number;

const unitsOf: Readonly<Record<Exclude<Encoding, 'utf-16'>, Units>> = { 'utf-8': utf8LengthOf, 'utf-32': () => 1 };

function lengthIn(text: string, units: Units): number {
  return units === utf8LengthOf ? utf8Length(text) : [...text].length;
}

function lineOf(text: TextDocument, line: number): string {
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return withoutTrailing(text.getText(range), /[\r\n]/);
}

/**
 * Returns the number of UTF-16 units that correspond to the first `length` units of a line in another encoding, by default UTF-8. A
 * character that is cut off is not counted.
 */
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

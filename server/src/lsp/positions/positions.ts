/** Maps positions in LSP values, and adjusts them to text changes. */
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';

/** Returns the new position. `uri` identifies the document of the position, if the surrounding value contains a URI. */
export type MovePosition = (position: Position, uri: string | undefined) => Position;

/**
 * Returns the value with `move` applied to the positions in it, at any depth. The `data` of items is unchanged, because only the server
 * reads it.
 */
export function mapPositions<T>(value: T, move: MovePosition): T {
  return mapValue(value, move, undefined) as T;
}

/**
 * Adjusts the positions in a value to a change in the way a cursor moves: a position at which text is inserted moves after that text, and a
 * position within or at the boundaries of replaced text moves to the end of the new text. Returns undefined if the whole text was replaced.
 */
export function carryPositions<T>(value: T, change: TextDocumentContentChangeEvent): T | undefined {
  if (!('range' in change)) return undefined;
  const { start, end } = change.range;
  const breaks = [...change.text.matchAll(/\r\n|\r|\n/g)];
  const last = breaks.at(-1);
  const newEnd: Position = last
    ? { line: start.line + breaks.length, character: change.text.length - last.index - last[0].length }
    : { line: start.line, character: start.character + change.text.length };
  return mapPositions(value, (at) => {
    if (isBefore(at, start)) return at;
    if (!isBefore(end, at)) return newEnd;
    const sameLine = at.line === end.line;
    return {
      line: at.line + newEnd.line - end.line,
      character: sameLine ? at.character - end.character + newEnd.character : at.character,
    };
  });
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

function mapValue(value: unknown, move: MovePosition, around: string | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, move, around));
  if (typeof value !== 'object' || value === null) return value;
  if (isPosition(value)) return move(value, around);
  const uri = addressIn(value) ?? around;
  const entries = Object.entries(value).map(
    ([key, item]: [string, unknown]) => [key, key === 'data' ? item : mapMember(key, item, move, uri)] as const,
  );
  const mapped = Object.fromEntries<unknown>(entries);
  // A folding range stores lines and characters in separate properties.
  for (const end of ['start', 'end']) {
    const line = mapped[`${end}Line`];
    const character = mapped[`${end}Character`];
    if (typeof line === 'number' && typeof character === 'number')
      mapped[`${end}Character`] = move({ line, character }, uri).character;
  }
  return mapped;
}

/** Maps the positions in one member of an object. In `changes`, the older form of workspace edits, the keys are URIs. */
function mapMember(key: string, value: unknown, move: MovePosition, uri: string | undefined): unknown {
  if (key !== 'changes' || typeof value !== 'object' || value === null || Array.isArray(value))
    return mapValue(value, move, uri);
  const edits = Object.entries(value).map(
    ([own, item]: [string, unknown]) => [own, mapValue(item, move, own)] as const,
  );
  return Object.fromEntries<unknown>(edits);
}

/** Returns the URI of the document that the positions in an object refer to, if the object states it, as locations and document edits do. */
function addressIn(value: object): string | undefined {
  if ('uri' in value && typeof value.uri === 'string') return value.uri;
  const named = 'textDocument' in value ? value.textDocument : undefined;
  return typeof named === 'object' && named !== null && 'uri' in named && typeof named.uri === 'string'
    ? named.uri
    : undefined;
}

function isPosition(value: object): value is Position {
  return (
    'line' in value && 'character' in value && typeof value.line === 'number' && typeof value.character === 'number'
  );
}

/**
 * Where an author is typing. What is half-typed there is wrong until it is finished, which is nothing to be told of at every letter: such
 * diagnostics are held back until the author goes on elsewhere, or pauses. The server does not know the cursor, but the last change.
 */
import type { Diagnostic, Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Timer } from './host.ts';

/** A pause in typing, in milliseconds: then what is there is looked at as it is. */
const pause = 1_000;
/** What a key press inserts at most: a letter, or a pair of quotes or brackets. Longer texts were pasted or completed. */
const keyPress = 2;

/** Codes of mistakes that a word, name, number, date or ID which is not finished yet makes. */
const unfinished: ReadonlySet<string> = new Set([
  'yaml/syntax',
  'yaml/ambiguous-scalar',
  'schema/enum',
  'schema/format',
  'schema/min-length',
  'schema/pattern',
  'schema/required',
  'schema/type',
  'schema/unknown-key',
  'sections/empty',
  'attack/name-mismatch',
  'attack/unknown-id',
  'attack/unknown-tactic',
  'attack/unknown-version',
  'actor/ambiguous',
  'actor/unknown',
  'campaign/unknown',
  'software/unknown',
  'detection/file-not-found',
  'indicator/malformed',
  'indicator/type-mismatch',
  'indicator/not-routable',
  'link/malformed',
  'vulnerability/malformed-id',
  'vulnerability/cvss-vector',
  'vulnerability/cvss-score',
  'vulnerability/cvss-severity',
]);

export interface Typing {
  /** Notes the changes of one message, in UTF-16. */
  changed(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void;
  /**
   * The diagnostics of a text, in UTF-16, that are not of what is being typed in it. Where some are held back, `paused` is called once when
   * they are due.
   */
  finished(text: TextDocument, diagnostics: Diagnostic[], paused: () => void): Diagnostic[];
  /** Whether something is held back: differs between results of one version. */
  holds(uri: string): boolean;
  forget(uri: string): void;
}

/** Follows the typing of one connection. */
export function createTyping(timer: Timer): Typing {
  const places = new Map<string, Position>();
  const held = new Map<string, () => void>();
  const release = (uri: string): void => {
    held.get(uri)?.();
    held.delete(uri);
  };
  return {
    changed(uri, changes) {
      release(uri);
      const place = typedAt(changes);
      if (place) places.set(uri, place);
      else places.delete(uri);
    },
    finished(text, diagnostics, paused) {
      const { uri } = text;
      const place = places.get(uri);
      const rest = place ? diagnostics.filter((diagnostic) => !isUnfinished(diagnostic, place, text)) : diagnostics;
      if (rest.length < diagnostics.length && !held.has(uri)) {
        const due = (): void => {
          places.delete(uri);
          held.delete(uri);
          paused();
        };
        held.set(uri, timer.after(pause, due));
      }
      return rest;
    },
    holds: (uri) => held.has(uri),
    forget(uri) {
      release(uri);
      places.delete(uri);
    },
  };
}

/** Where the cursor stands behind a key press; undefined behind any other change. */
function typedAt(changes: readonly TextDocumentContentChangeEvent[]): Position | undefined {
  const [change, ...more] = changes;
  if (!change || more.length > 0 || !('range' in change)) return undefined;
  const { range, text } = change;
  if (range.start.line !== range.end.line || text.length > keyPress || /[\r\n]/.test(text)) return undefined;
  return { line: range.start.line, character: range.start.character + text.length };
}

/**
 * Whether typing on may mend it: it is told of the value before the cursor or its first words, of a key whose value is to come, or of keys
 * that are to come.
 */
function isUnfinished({ code, range }: Diagnostic, place: Position, text: TextDocument): boolean {
  const { start, end } = range;
  if (typeof code !== 'string' || !unfinished.has(code)) return false;
  if (start.line !== place.line || end.line !== place.line || end.character > place.character) return false;
  return code === 'schema/required' || /^(?:[\s:]*|[^,:[\]{}]*)$/.test(text.getText({ start: end, end: place }));
}

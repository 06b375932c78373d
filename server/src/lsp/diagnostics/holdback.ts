/**
 * Where an author is typing. What is half-typed there is wrong until it is finished, which is not worth a diagnostic at every letter: these
 * are held back until the author goes on elsewhere, or pauses. The server does not know the cursor, but the last change. How long a
 * diagnostic is held back is in the metadata of its rule (`heldBack`).
 */
import type { Diagnostic, Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { metaOf, type HeldBack } from '../../core/index.ts';
import type { Timer } from '../host.ts';
import { typingPause } from './schedule.ts';

/** What a key press inserts at most: a letter, or a pair of quotes or brackets. Longer texts were pasted or completed. */
const keyPress = 2;

export interface DiagnosticsHoldback {
  /** Notes the changes of one message, in UTF-16. */
  readonly changed: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  /**
   * The diagnostics of a text, in UTF-16, except those on what is being typed in it. Where some are held back, `due` is called once when it
   * is time to report them.
   */
  withoutHeld(text: TextDocument, diagnostics: Diagnostic[], due: () => void): Diagnostic[];
  /** Whether diagnostics of a document are held back: differs between results of one version. */
  isHolding(uri: string): boolean;
  forget(uri: string): void;
}

/** Follows the typing of one connection. */
export function createHoldback(timer: Timer): DiagnosticsHoldback {
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
    withoutHeld(text, diagnostics, due) {
      const { uri } = text;
      const place = places.get(uri);
      const rest = place ? diagnostics.filter((diagnostic) => !isUnfinished(diagnostic, place, text)) : diagnostics;
      if (rest.length < diagnostics.length && !held.has(uri)) {
        const paused = (): void => {
          places.delete(uri);
          held.delete(uri);
          due();
        };
        held.set(uri, timer.after(typingPause, paused));
      }
      return rest;
    },
    isHolding: (uri) => held.has(uri),
    forget(uri) {
      release(uri);
      places.delete(uri);
    },
  };
}

/** Where the cursor stands after a key press; undefined after any other change. */
function typedAt(changes: readonly TextDocumentContentChangeEvent[]): Position | undefined {
  const [change, ...more] = changes;
  if (!change || more.length > 0 || !('range' in change)) return undefined;
  const { range, text } = change;
  if (range.start.line !== range.end.line || text.length > keyPress || /[\r\n]/.test(text)) return undefined;
  return { line: range.start.line, character: range.start.character + text.length };
}

/**
 * Whether typing on may resolve it: it marks what is being typed there, or says that this contradicts something elsewhere, which it names as
 * related.
 */
function isUnfinished(diagnostic: Diagnostic, place: Position, text: TextDocument): boolean {
  const heldBack = metaOf(String(diagnostic.code))?.heldBack ?? 'value';
  if (heldBack === 'never') return false;
  const related = (diagnostic.relatedInformation ?? []).filter(({ location }) => location.uri === text.uri);
  return (
    isTyped(diagnostic.range, place, text, heldBack) ||
    related.some(({ location }) => isTyped(location.range, place, text, 'word'))
  );
}

/** Whether the author types at a place in a range of one line, or goes on after it with what it is a part of. */
function isTyped({ start, end }: Range, place: Position, text: TextDocument, heldBack: HeldBack): boolean {
  if (start.line !== place.line || end.line !== place.line || place.character < start.character) return false;
  if (place.character <= end.character) return start.character < place.character;
  if (heldBack === 'word') return false;
  return heldBack === 'entry' || /^(?:[\s:]*|[^,:[\]{}]*)$/.test(text.getText({ start: end, end: place }));
}

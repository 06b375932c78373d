/**
 * Holds back diagnostics on text that is being typed, because such text is usually invalid until it is complete. Held-back diagnostics are
 * reported once the author types elsewhere or pauses. The server does not receive the cursor position, so the position is derived from the
 * last change. The metadata of each rule (`heldBack`) determines on what text its diagnostics are held back.
 */
import type { Diagnostic, Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { metaOf, type HeldBack } from '../../core/index.ts';
import type { Timer } from '../host.ts';
import { typingPause } from './schedule.ts';

/**
 * The maximum number of characters that a key press inserts: a letter, or a pair of quotes or brackets. A longer insertion was pasted or
 * completed.
 */
const maxKeyPress = 2;

export interface DiagnosticsHoldback {
  /** Records the changes in one message, with positions in UTF-16. */
  readonly changed: (uri: string, changes: readonly TextDocumentContentChangeEvent[]) => void;
  /**
   * Returns the diagnostics except those on text that is being typed; all positions are in UTF-16. If any are held back, `due` is called
   * once when they have to be reported.
   */
  withoutHeld(text: TextDocument, diagnostics: Diagnostic[], due: () => void): Diagnostic[];
  /** Whether diagnostics of a document are being held back. If so, its current version will get a second result. */
  isHolding(uri: string): boolean;
  forget(uri: string): void;
}

/** Creates the holdback of one connection. */
export function createHoldback(timer: Timer): DiagnosticsHoldback {
  const locations = new Map<string, Position>();
  const held = new Map<string, () => void>();
  const release = (uri: string): void => {
    held.get(uri)?.();
    held.delete(uri);
  };
  return {
    changed(uri, changes) {
      release(uri);
      const location = typedAt(changes);
      if (location) locations.set(uri, location);
      else locations.delete(uri);
    },
    withoutHeld(text, diagnostics, due) {
      const { uri } = text;
      const location = locations.get(uri);
      const rest = location
        ? diagnostics.filter((diagnostic) => !isUnfinished(diagnostic, location, text))
        : diagnostics;
      if (rest.length < diagnostics.length && !held.has(uri)) {
        const paused = (): void => {
          locations.delete(uri);
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
      locations.delete(uri);
    },
  };
}

/** Returns the position of the cursor after a single key press; undefined after any other change. */
function typedAt(changes: readonly TextDocumentContentChangeEvent[]): Position | undefined {
  const [change, ...more] = changes;
  if (!change || more.length > 0 || !('range' in change)) return undefined;
  const { range, text } = change;
  if (range.start.line !== range.end.line || text.length > maxKeyPress || /[\r\n]/.test(text)) return undefined;
  return { line: range.start.line, character: range.start.character + text.length };
}

/** Whether further typing may resolve a diagnostic, because the author is typing in its range or in one of its related locations. */
function isUnfinished(diagnostic: Diagnostic, place: Position, text: TextDocument): boolean {
  const heldBack = metaOf(String(diagnostic.code))?.heldBack ?? 'value';
  if (heldBack === 'never') return false;
  const related = (diagnostic.relatedInformation ?? []).filter(({ location }) => location.uri === text.uri);
  return (
    isTyped(diagnostic.range, place, text, heldBack) ||
    related.some(({ location }) => isTyped(location.range, place, text, 'word'))
  );
}

/** Whether the author is typing within a single-line range, or continues the text at the end of that range. */
function isTyped({ start, end }: Range, location: Position, text: TextDocument, heldBack: HeldBack): boolean {
  if (start.line !== location.line || end.line !== location.line || location.character < start.character) return false;
  if (location.character <= end.character) return start.character < location.character;
  if (heldBack === 'word') return false;
  return heldBack === 'entry' || /^(?:[\s:]*|[^,:[\]{}]*)$/.test(text.getText({ start: end, end: location }));
}

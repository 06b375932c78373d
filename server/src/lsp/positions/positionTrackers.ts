/** Positions of requests that are not answered yet, carried through the changes that come meanwhile. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { carryPositions } from './positions.ts';

/** A value with positions in a document. */
export interface Tracked<T> {
  /** The value as of the newest text; undefined where a change has lost its positions. */
  now(): T | undefined;
  release(): void;
}

export interface PositionTrackers {
  /** Tracks the positions of a value, in UTF-16, until `release`. */
  track<T>(uri: string, value: T): Tracked<T>;
  /** A change in UTF-16, in the order in which it is made. */
  changed(uri: string, change: TextDocumentContentChangeEvent): void;
  /** The document was opened again or closed. */
  lost(uri: string): void;
}

interface Tracker {
  carry(change: TextDocumentContentChangeEvent): void;
  lose(): void;
}

/** Makes the trackers of one connection; what was released leaves nothing behind. */
export function createPositionTrackers(): PositionTrackers {
  const trackers = new Map<string, Set<Tracker>>();
  return {
    track<T>(uri: string, value: T) {
      let current: T | undefined = value;
      const tracker: Tracker = {
        carry: (change) => void (current = current === undefined ? undefined : carryPositions(current, change)),
        lose: () => void (current = undefined),
      };
      const all = trackers.get(uri) ?? new Set();
      trackers.set(uri, all.add(tracker));
      return {
        now: () => current,
        release() {
          all.delete(tracker);
          if (all.size === 0 && trackers.get(uri) === all) trackers.delete(uri);
        },
      };
    },
    changed: (uri, change) => trackers.get(uri)?.forEach((tracker) => tracker.carry(change)),
    lost(uri) {
      trackers.get(uri)?.forEach((tracker) => tracker.lose());
      trackers.delete(uri);
    },
  };
}

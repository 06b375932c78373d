/** Adjusts the positions in pending requests to changes that arrive before the requests are answered. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { carryPositions } from './positions.ts';

/** A value with positions in a document. */
export interface Tracked<T> {
  /** Returns the value with positions in the newest text; undefined if the whole text was replaced, or the document closed or reopened. */
  now(): T | undefined;
  release(): void;
}

export interface PositionTrackers {
  /** Tracks the positions in a value, in UTF-16, until `release` is called. */
  track<T>(uri: string, value: T): Tracked<T>;
  /** Applies a change with positions in UTF-16. Changes must be applied in order. */
  changed(uri: string, change: TextDocumentContentChangeEvent): void;
  /** Invalidates the tracked positions in a document. Must be called when the document is closed or reopened. */
  lost(uri: string): void;
}

interface Tracker {
  carry(change: TextDocumentContentChangeEvent): void;
  lose(): void;
}

/** Creates the trackers of one connection. */
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

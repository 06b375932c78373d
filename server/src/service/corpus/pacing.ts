/** Pauses the indexer while the author types, so that it does not compete with the server for the processor. */
import type { IndexerParts } from './indexerParts.ts';

export interface Pacing {
  /** Must be called when an open document has been edited. */
  edited(): void;
  /** Must be awaited between two steps of the work. Handles the messages received so far, then pauses if the author is typing. */
  next(): Promise<void>;
}

/** The time in milliseconds after an edit in which the server answers the requests that the edit causes. */
const busyAfterEdit = 50;
/** The maximum total length of pauses in quick succession, in milliseconds. The indexer then continues even if the author is still typing. */
const maxPause = 1_000;
/** While the indexer works, the time for which it may still pause grows by this share of its working time. */
const regained = 0.05;
/** The interval at which a pause checks whether it is over, in milliseconds. */
const checkedEvery = 5;

/** Creates the pacing of an indexer. */
export function createPacing(parts: Pick<IndexerParts, 'now' | 'wait' | 'yield'>): Pacing {
  const { now, wait, yield: handleMessages } = parts;
  let busyUntil = Number.NEGATIVE_INFINITY;
  let allowed = maxPause;
  let last = now();
  return {
    edited: () => void (busyUntil = now() + busyAfterEdit),
    async next() {
      await handleMessages();
      const start = now();
      allowed = Math.min(maxPause, allowed + (start - last) * regained);
      while (now() < busyUntil && now() - start < allowed) await wait(checkedEvery);
      last = now();
      allowed -= last - start;
    },
  };
}

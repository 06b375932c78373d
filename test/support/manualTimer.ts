/** A host's timer whose clock only advances when a test moves it. */
import { preparationPause } from '../../server/src/lsp/diagnostics/schedule.ts';
import type { Timer } from '../../server/src/lsp/host.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';

export interface ManualTimer extends Timer {
  /** Advances the clock, and runs what is due, the earliest first. */
  advance(milliseconds: number): void;
  /** Returns the requested delays of everything that is waiting, in the order of the requests. */
  pauses(): readonly number[];
}

/** Creates the timer. The event loop's turns are Node's own. */
export function createManualTimer(): ManualTimer {
  let clock = 0;
  const waiting = new Set<{ readonly milliseconds: number; readonly due: number; readonly run: () => void }>();
  return {
    now: () => clock,
    after(milliseconds, run) {
      const entry = { milliseconds, due: clock + milliseconds, run };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    yield: nodeTimer.yield,
    advance(milliseconds) {
      clock += milliseconds;
      const due = [...waiting].filter((entry) => entry.due <= clock).sort((a, b) => a.due - b.due);
      for (const entry of due) if (waiting.delete(entry)) entry.run();
    },
    pauses: () => [...waiting].map(({ milliseconds }) => milliseconds),
  };
}

/** Returns the requested delays of everything that is waiting in a server, except preparations for edits, which clients do not notice. */
export const serverPauses = (timer: ManualTimer): readonly number[] =>
  timer.pauses().filter((pause) => pause !== preparationPause);

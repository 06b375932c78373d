/** What the server needs of the program that runs it. */
import type { LanguageService } from '../service/types.ts';

/** The host's clock and event loop: the server itself has no timers. */
export interface Timer {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls `run` once after so many milliseconds; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** Resolves when what already waits in the event loop, a cancellation say, was handled. */
  yield(): Promise<void>;
}

export interface ServerHost {
  readonly service: LanguageService;
  readonly timer: Timer;
  /** The version that the server reports to its clients. */
  readonly version: string;
}

/** Executes schedules: first handles waiting messages, then jobs of high priority, then all others. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timer } from '../host.ts';
import { createDebounce } from './debounce.ts';
import type { Debounce } from './debounce.ts';
import type { Schedule } from './schedule.ts';

/**
 * The number of turns of the event loop without a message after which none is assumed to be waiting: a connection delivers one message per
 * turn.
 */
const quietTurns = 4;
/** The longest time for which a stream of messages may delay a job, in milliseconds. */
const longestDrain = 100;
/** The longest time for which jobs of high priority may delay one of low priority, in milliseconds. */
const longestHold = 500;

type Job<T> = () => T | Promise<T>;

/** The context of a job. */
export interface JobContext {
  /** Ends the delays of the job when it is cancelled. */
  readonly token?: CancellationToken;
  /** The URI of the document whose last cost determines the debounce. */
  readonly document?: string;
}

export interface RequestScheduler extends Pick<Debounce, 'measure' | 'forget'> {
  /** Called when a message of the client was handled: more may be waiting. */
  readonly onMessage: () => void;
  /**
   * Runs a job when its schedule allows, and resolves with its result; rejects with its error. A job that is cancelled while it waits also
   * runs, without further delay, and checks its token itself.
   */
  run<T>(job: Job<T>, schedule: Schedule, context?: JobContext): Promise<T>;
}

const nothing = (): void => {};

/** Creates the scheduler of a connection. */
export function createRequestScheduler(timer: Timer): RequestScheduler {
  const debounce = createDebounce(timer);
  let messages = 0;
  let running = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];
  // This is a function because both values change during an await.
  const isHeld = (token: CancellationToken | undefined): boolean => running > 0 && !token?.isCancellationRequested;

  /** Resolves after the waiting messages were handled, or at once when cancelled. */
  const drain = async (token?: CancellationToken): Promise<void> => {
    const start = timer.now();
    let seen = messages;
    for (let quiet = 0; quiet < quietTurns;) {
      await timer.yield();
      if (token?.isCancellationRequested || timer.now() - start > longestDrain) return;
      quiet = messages === seen ? quiet + 1 : 0;
      seen = messages;
    }
  };
  /** Resolves when no job of high priority is running, or after the longest hold. */
  const free = async (): Promise<void> => {
    let cancel = nothing;
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      cancel = timer.after(longestHold, resolve);
    });
    cancel();
  };
  const idle = async (token?: CancellationToken): Promise<void> => {
    if (token?.isCancellationRequested) return;
    await drain(token);
    while (isHeld(token)) {
      const start = timer.now();
      await free();
      if (timer.now() - start >= longestHold) return;
      await drain(token);
    }
  };
  const high = async <T>(job: Job<T>, token?: CancellationToken): Promise<T> => {
    running++;
    try {
      await drain(token);
      return await job();
    } finally {
      running--;
      if (running === 0) waiting.splice(0).forEach((resume) => resume());
    }
  };
  const low = <T>(job: Job<T>, token?: CancellationToken): Promise<T> => {
    const mine = tail.then(() => idle(token)).then(job);
    // The result is dropped, because only the caller may keep it.
    tail = mine.then(nothing, nothing);
    return mine;
  };
  return {
    measure: debounce.measure,
    forget: debounce.forget,
    onMessage: () => void messages++,
    run<T>(job: Job<T>, { priority, debounce: delay }: Schedule, { token, document }: JobContext = {}): Promise<T> {
      const start = (): Promise<T> => {
        if (priority === 'low') return low(job, token);
        return priority === 'high' ? high(job, token) : drain(token).then(job);
      };
      const wait = delay && document !== undefined ? debounce.wait(document, delay, token) : undefined;
      return wait ? wait.then(start) : start();
    },
  };
}

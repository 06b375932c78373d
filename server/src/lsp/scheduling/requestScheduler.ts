/**
 * Applies schedules to jobs. Before any job, waiting messages are handled. Jobs with low priority also wait for jobs with high priority.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timer } from '../host.ts';
import { createDebounce } from './debounce.ts';
import type { Debounce } from './debounce.ts';
import type { Schedule } from './schedule.ts';

/** After this many turns of the event loop without a message, no message is waiting: a connection delivers one message per turn. */
const quietTurns = 4;
/** The maximum time in milliseconds for which a stream of messages may delay a job. */
const maxDrain = 100;
/** The maximum time in milliseconds for which jobs with high priority may delay a job with low priority. */
const maxHold = 500;

type Job<T> = () => T | Promise<T>;

/** The information about a job that affects its delays. */
export interface JobContext {
  /** Cancelling this token ends the delays of the job. */
  readonly token?: CancellationToken;
  /** The URI of the document whose last cost determines the delay. */
  readonly document?: string;
}

export interface RequestScheduler extends Pick<Debounce, 'measure' | 'forget'> {
  /** Must be called after each message from the client. Further messages may be waiting. */
  readonly onMessage: () => void;
  /**
   * Runs a job when its schedule allows, and settles with the job's result or error. A job that is cancelled while it waits still runs,
   * without further delay; it must check the token itself.
   */
  run<T>(job: Job<T>, schedule: Schedule, context?: JobContext): Promise<T>;
}

const nothing = (): void => {};

/** Creates the scheduler for a connection. */
export function createRequestScheduler(timer: Timer): RequestScheduler {
  const debounce = createDebounce(timer);
  let messages = 0;
  let running = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];
  // A function call prevents TypeScript from narrowing the values, which may change during an await.
  const isHeld = (token: CancellationToken | undefined): boolean => running > 0 && !token?.isCancellationRequested;

  /** Resolves after the waiting messages have been handled; earlier if the maximum time has passed or the token is cancelled. */
  const drain = async (token?: CancellationToken): Promise<void> => {
    const start = timer.now();
    let seen = messages;
    for (let quiet = 0; quiet < quietTurns;) {
      await timer.yield();
      if (token?.isCancellationRequested || timer.now() - start > maxDrain) return;
      quiet = messages === seen ? quiet + 1 : 0;
      seen = messages;
    }
  };
  /** Resolves when no job with high priority is running, or when the maximum time has passed. */
  const free = async (): Promise<void> => {
    let cancel = nothing;
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      cancel = timer.after(maxHold, resolve);
    });
    cancel();
  };
  const idle = async (token?: CancellationToken): Promise<void> => {
    if (token?.isCancellationRequested) return;
    await drain(token);
    while (isHeld(token)) {
      const start = timer.now();
      await free();
      if (timer.now() - start >= maxHold) return;
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
    // The chain of promises must not keep the result in memory.
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

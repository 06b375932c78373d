/** In which order work is done: messages that wait are taken in, then what the author waits for is answered, then all else. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timer } from '../host.ts';

/** Turns of the event loop without a message after which none is waiting: a connection hands on one message a turn. */
const quietTurns = 4;
/** For how long a stream of messages may put off the answer to a request, in milliseconds. */
const longestWait = 100;
/** For how long requests may put off what comes last, in milliseconds. */
const longestHold = 500;

type Cancellable = Pick<CancellationToken, 'isCancellationRequested'>;

export interface Turns {
  /** A message of the client was handled: more may be waiting behind it. */
  noticed(): void;
  /** Resolves once the messages that waited are handled, so that the text is the newest; at once when cancelled. */
  settled(token?: Cancellable): Promise<void>;
  /** Runs what the author waits for: nothing that comes last is begun before it has ended. */
  first<T>(job: () => Promise<T>): Promise<T>;
  /** Runs a job behind everything else, one such job at a time. What it throws is the caller's. */
  last<T>(job: () => T | Promise<T>, token?: Cancellable): Promise<T>;
}

const nothing = (): void => {};

const isCancelled = (token: Cancellable | undefined): boolean => token?.isCancellationRequested === true;

/** Makes the order of one connection. */
export function createTurns(timer: Timer): Turns {
  let messages = 0;
  let urgent = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];

  const settled = async (token?: Cancellable): Promise<void> => {
    const start = timer.now();
    let seen = messages;
    for (let quiet = 0; quiet < quietTurns;) {
      await timer.yield();
      if (isCancelled(token) || timer.now() - start > longestWait) return;
      quiet = messages === seen ? quiet + 1 : 0;
      seen = messages;
    }
  };
  const ended = (): void => {
    urgent--;
    if (urgent === 0) waiting.splice(0).forEach((resume) => resume());
  };
  /** Resolves when nothing urgent runs any more. */
  const free = async (): Promise<void> => {
    if (urgent === 0) return;
    let callOff = (): void => {};
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      callOff = timer.after(longestHold, resolve);
    });
    callOff();
  };
  const idle = async (token?: Cancellable): Promise<void> => {
    if (isCancelled(token)) return;
    await settled(token);
    while (urgent > 0 && !isCancelled(token)) {
      const start = timer.now();
      await free();
      if (timer.now() - start >= longestHold) return;
      await settled(token);
    }
  };
  return {
    noticed: () => void messages++,
    settled,
    async first(job) {
      urgent++;
      try {
        return await job();
      } finally {
        ended();
      }
    },
    last(job, token) {
      const mine = tail.then(() => idle(token)).then(job);
      // Without its result, which is the caller's alone to keep.
      tail = mine.then(nothing, nothing);
      return mine;
    },
  };
}

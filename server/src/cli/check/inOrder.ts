/** Work done by several workers at once, with results in the order of the input. */

/** A worker: does one item at a time. */
export type Lane<In, Out> = (item: In) => Promise<Out>;

export interface Pace {
  /** How many results may be done and not yet taken, so that they do not pile up while one slow item is awaited. */
  readonly ahead: number;
  /** Asked before each item: when true, no further item is started, and the results end with the last one before the first gap. */
  readonly stopped: () => boolean;
}

/** The results of `items`, in their order. Nothing is started before the first result is requested. Throws what a worker throws. */
export async function* inOrder<In, Out>(
  items: readonly In[],
  lanes: readonly Lane<In, Out>[],
  { ahead, stopped }: Pace,
): AsyncGenerator<Out, void, undefined> {
  const done = new Map<number, Out>();
  const bell = createBell();
  let begun = 0;
  let taken = 0;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;

  const work = async (lane: Lane<In, Out>): Promise<void> => {
    for (;;) {
      while (begun >= taken + ahead && begun < items.length && !ended) await bell.next();
      if (ended || stopped() || begun >= items.length) return;
      const index = begun++;
      // The index is within the items.
      done.set(index, await lane(items[index] as In));
      bell.ring();
    }
  };
  const all = Promise.all(lanes.map(work)).catch((error: unknown) => {
    failure = { error };
  });
  let working = true;
  void all.then(() => {
    working = false;
    bell.ring();
  });
  // A function, because both change while its caller waits.
  const isWorking = (): boolean => working && !failure;
  try {
    while (taken < items.length) {
      while (!done.has(taken) && isWorking()) await bell.next();
      if (failure) throw failure.error;
      if (!done.has(taken)) return;
      const result = done.get(taken) as Out;
      done.delete(taken);
      yield result;
      taken++;
      bell.ring();
    }
  } finally {
    // A consumer that stops early waits only for the items in progress.
    ended = true;
    bell.ring();
    await all;
  }
}

interface Bell {
  ring(): void;
  /** Resolves at the next ring. */
  next(): Promise<void>;
}

function createBell(): Bell {
  let waiting: (() => void)[] = [];
  return {
    ring() {
      const called = waiting;
      waiting = [];
      for (const call of called) call();
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Distributes work among several workers and returns the results in the order of the input. */

/** Processes one item at a time. */
export type Worker<In, Out> = (item: In) => Promise<Out>;

export interface Pace {
  /** The maximum number of items that have been started, but whose results have not been consumed. */
  readonly ahead: number;
  /**
   * Called before each item is started. Once it returns true, no further items are started, and the results end with the last item that has
   * been started.
   */
  readonly stopped: () => boolean;
}

/** Yields the results of `items` in order. Work starts when the first result is requested. Throws the errors of workers. */
export async function* inOrder<In, Out>(
  items: readonly In[],
  workers: readonly Worker<In, Out>[],
  { ahead, stopped }: Pace,
): AsyncGenerator<Out, void, undefined> {
  const done = new Map<number, Out>();
  const bell = createBell();
  let begun = 0;
  let taken = 0;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;

  const work = async (worker: Worker<In, Out>): Promise<void> => {
    for (;;) {
      while (begun >= taken + ahead && begun < items.length && !ended) await bell.next();
      if (ended || stopped() || begun >= items.length) return;
      const index = begun++;
      // `index` is less than `items.length`.
      done.set(index, await worker(items[index] as In));
      bell.ring();
    }
  };
  const all = Promise.all(workers.map(work)).catch((error: unknown) => {
    failure = { error };
  });
  let working = true;
  void all.then(() => {
    working = false;
    bell.ring();
  });
  // A function call prevents TypeScript from narrowing the values, which may change during an await.
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
    // If the consumer stops early, no further items are started, and those in progress are awaited.
    ended = true;
    bell.ring();
    await all;
  }
}

interface Bell {
  ring(): void;
  /** Resolves when `ring` is called next. */
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

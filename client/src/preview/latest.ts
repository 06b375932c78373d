/** Runs of a slow job of which only the newest counts. */
export interface Latest {
  /** Starts a run, or one more after the one in flight, however often it is asked for meanwhile. */
  request(): void;
}

/** Makes it for a job, which must not reject. */
export function createLatest(run: () => Promise<void>): Latest {
  let running = false;
  let again = false;
  const loop = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await run();
    } while (again);
    running = false;
  };
  return {
    request() {
      if (running) again = true;
      else void loop();
    },
  };
}

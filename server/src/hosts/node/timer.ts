import type { Timer } from '../../lsp/host.ts';

/** The clock and event loop of Node. */
export const nodeTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
  yield: () => new Promise((resolve) => setImmediate(resolve)),
};

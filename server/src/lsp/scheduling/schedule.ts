/**
 * The scheduling policy of the server. Each handler declares its {@link Schedule} next to its code, and
 * `requestScheduler.ts` carries it out with the host's timer. All times are in milliseconds.
 *
 * 1. **Drain.** Before a job begins, all waiting messages are handled, so that it sees the newest text: until four turns of the
 *    event loop pass without a message, but at most 100 ms. Ten changes that wait together are one parse and one analysis.
 * 2. **Priority.** The author waits for a job of high priority: no job of low priority begins before it has ended, or before 500 ms have passed.
 *    Jobs of low priority run one at a time, in the order in which they were requested. A job of normal priority may itself wait for the
 *    author: it begins after the drain, and nothing waits for it.
 * 3. **Debounce.** A job may be delayed after its request, depending on the duration of the last one for the same document. Only checks do, pulled and
 *    pushed ones alike: 15 to 30 ms if the last check took 10 ms or more, because editors request completion about 10 ms after a change.
 * 4. **Holdback.** Diagnostics on a value that is being typed are held back until the author types elsewhere, or pauses for 1,000 ms
 *    (`diagnostics/holdback.ts`).
 * 5. **Cancellation.** A job that is cancelled ends its delays at once and is not begun: a request by the client, which is answered with
 *    RequestCancelled; a push by the next change of its document. A positional request is superseded by a newer one of its method and
 *    document after a change, and is then answered with ContentModified.
 *
 * The preview adds one delay in the extension's own process, before it requests a report (`client/src/preview/latest.ts`): one request at a
 * time, and after a report that took 50 ms or more, a delay of the same length, at most 1,000 ms.
 */
export interface Schedule {
  readonly priority: Priority;
  /**
   * Returns the delay of a job after its request, given the cost of the last job for the same document, initially 0. If absent, there is no
   * delay.
   */
  readonly debounce?: (lastCost: number) => number;
  /** The event that makes a response obsolete. */
  readonly supersededBy?: 'newer request';
}

export type Priority = 'high' | 'normal' | 'low';

/**
 * The scheduling policy of the server. Each handler declares its {@link Schedule} next to its code, and `requestScheduler.ts` applies it
 * with the host's timer. All times are in milliseconds.
 *
 * 1. **Drain.** Before a job begins, all waiting messages are handled, so that the job uses the newest text. The drain ends after four turns
 *    of the event loop without a message, or after 100 ms. Ten changes that wait together lead to one parse and one analysis.
 * 2. **Priority.** High: the author is waiting for the result. A job of low priority does not begin until no job of high priority is
 *    running, or until 500 ms have passed. Low: jobs run one at a time, in the order of their requests. Normal: a job begins after the
 *    drain, and no other job waits for it, because it may take long, for example while the author confirms an edit.
 * 3. **Debounce.** A job may be delayed, depending on the duration of the last job for the same document. This only applies to checks, both
 *    pulled and pushed: 15 to 30 ms if the last check took 10 ms or more, because editors request completion about 10 ms after a change.
 * 4. **Holdback.** Diagnostics on a value that is being typed are held back until the author types elsewhere or pauses for 1,000 ms
 *    (`diagnostics/holdback.ts`).
 * 5. **Cancellation.** The delays of a cancelled job end at once, and its work is not begun. The client may cancel a request, which is then
 *    answered with RequestCancelled. A change to a document cancels the push that is scheduled for it. After a change, a positional request
 *    may be superseded by a newer one with the same method and document, and is then answered with ContentModified.
 * 6. **Preparation.** 300 ms after the first check of an opened document, what its first edit will reuse is computed with low priority
 *    (`diagnostics/preparation.ts`), unless the document was edited or closed meanwhile.
 *
 * The preview adds a delay in the extension before it requests a report (`client/src/preview/latest.ts`): only one request at a time is
 * sent, and a report that took 50 ms or more is followed by a pause of the same duration, at most 1,000 ms.
 */
export interface Schedule {
  readonly priority: Priority;
  /**
   * Returns the delay of a job, given the cost of the last job for the same document, which is initially 0. If absent, there is no delay.
   */
  readonly debounce?: (lastCost: number) => number;
  /** The event that makes the answer to a request obsolete if the text has also changed. */
  readonly supersededBy?: 'newer request';
}

export type Priority = 'high' | 'normal' | 'low';

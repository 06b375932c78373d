/** Asks a series of questions. From each of them, the user can go back to the previous question. */

/** The result of a question. */
export type Answer<T> = { readonly value: T } | 'back' | 'cancelled';

/** Asks a question and adds the answer to the state. `state` contains the answers so far, including any earlier answer to this question. */
export type Step<S> = (state: S, at: { readonly step: number; readonly steps: number }) => Promise<Answer<S>>;

/**
 * Asks every question and returns the final state. Going back repeats the previous question. Returns undefined if the author cancels or goes
 * back from the first question.
 */
export async function runSteps<S>(steps: readonly Step<S>[], initial: S): Promise<S | undefined> {
  let state = initial;
  let index = 0;
  for (let step = steps[0]; step; step = steps[index]) {
    const answer = await step(state, { step: index + 1, steps: steps.length });
    if (answer === 'cancelled') return undefined;
    if (answer === 'back') index--;
    else {
      state = answer.value;
      index++;
    }
  }
  return index < 0 ? undefined : state;
}

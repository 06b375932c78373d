/** A common syntax mistake, seeded into a whole advisory. */
export interface SeededMistake {
  readonly what: string;
  /** Text that occurs once in the advisory. */
  readonly was: string;
  /** The text that replaces it. */
  readonly is: string;
  /** The text that the author meant, if it differs from `was`. */
  readonly meant?: string;
  /** A part of `is` on the line of the mistake, if that is not the first line that differs. */
  readonly at?: string;
}

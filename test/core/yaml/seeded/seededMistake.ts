/** A syntax mistake as people make it, seeded into a whole advisory. */
export interface SeededMistake {
  readonly what: string;
  /** Text that the advisory holds once. */
  readonly was: string;
  /** What stands there after the mistake. */
  readonly is: string;
  /** What the author meant, where that is not what stood there before. */
  readonly meant?: string;
  /** A part of `is` on the line of the mistake, where that is not the first line that differs. */
  readonly at?: string;
}

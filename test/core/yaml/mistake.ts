/** A syntax mistake with its expectations, for a table of tests. */
import type { Plain } from '../../support/plain.ts';

export interface Mistake {
  readonly what: string;
  readonly text: string;
  /** The problems as `code "highlighted text"`. */
  readonly problems: readonly string[];
  readonly read: Plain;
  /** The text after the first fix of the first problem; absent if there is none. */
  readonly fixed?: string;
}

/** A syntax mistake, as a table of tests holds it. */
import type { Plain } from '../../support/plain.ts';

export interface Mistake {
  readonly what: string;
  readonly text: string;
  /** `code "highlighted text"`, one a problem. */
  readonly problems: readonly string[];
  readonly read: Plain;
  /** The text after the first fix of the first problem; absent where there is none. */
  readonly fixed?: string;
}

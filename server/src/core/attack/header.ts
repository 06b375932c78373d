/** What an advisory says of itself as a whole. */
import type { Domain } from '../catalogue/catalogue.ts';

/** What rules about rows may know of the whole advisory. Values alone: where they stand is nothing to a row. */
export interface Header {
  readonly attackVersion: string | undefined;
  readonly published: string | undefined;
  readonly analyzed: string | undefined;
  readonly status: string | undefined;
  /** The domains of the techniques that the advisory maps; Enterprise where that says nothing. */
  readonly domains: readonly Domain[];
}

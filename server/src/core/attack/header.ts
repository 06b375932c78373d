/** The advisory-wide data that rules about rows may use. */
import type { Domain } from '../catalogue/catalogue.ts';

/** What rules about rows may know of the whole advisory. Values without positions, so that rows are not checked again when these move. */
export interface Header {
  readonly attackVersion: string | undefined;
  readonly published: string | undefined;
  readonly analyzed: string | undefined;
  readonly status: string | undefined;
  /** The domains of the techniques that the advisory maps; Enterprise where that says nothing. */
  readonly domains: readonly Domain[];
}

/** The advisory-wide data that rules about rows may use. */
import type { Domain } from '../catalogue/catalogue.ts';

/**
 * Advisory-wide data that rules about rows may use. It contains no positions, so that rows are not rechecked when only positions change.
 */
export interface Header {
  readonly attackVersion: string | undefined;
  readonly published: string | undefined;
  readonly analyzed: string | undefined;
  readonly status: string | undefined;
  /** The domains of the techniques that the advisory names outside prose; Enterprise if none of them is known. */
  readonly domains: readonly Domain[];
}

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
  /** The domains of the mapped techniques; Enterprise if there are none. */
  readonly domains: readonly Domain[];
}

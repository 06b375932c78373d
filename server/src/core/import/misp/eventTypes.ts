/** The type shared by the readers of a MISP event. */
import type { Collected } from '../collected.ts';
import type { ReadContext } from '../page/readContext.ts';

export interface EventReading {
  readonly collected: Collected;
  readonly context: ReadContext;
  /** What a report shows for a reference, by the UUID of the attribute or object. */
  readonly shown: ReadonlyMap<string, string>;
}

/** Types shared by the readers of an event. */
import type { Collected } from '../collected.ts';
import type { ReadContext } from '../page/readContext.ts';

export interface EventReading {
  readonly collected: Collected;
  readonly context: ReadContext;
}

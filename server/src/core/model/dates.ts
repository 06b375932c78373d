/** Dates in advisories: `YYYY-MM-DD`, or date-times in RFC 3339 notation (section 5.6). */

import { checkDate } from './calendar.ts';
import { dateMeant } from './otherDates.ts';

/**
 * Checks a date. For a date in another notation that can only mean one day, suggests that day as `YYYY-MM-DD`, with the time if given. Sets
 * `impossible` for a day or time that does not exist.
 */
export function readDate(text: string): {
  readonly valid: boolean;
  readonly suggestion?: string;
  /** Whether the text has a time without an offset, which the suggestion assumes to be UTC. */
  readonly isAssumed?: boolean;
  readonly impossible?: boolean;
} {
  const value = text.trim();
  const known = checkDate(value);
  if (known) return known === 'valid' ? { valid: true } : { valid: false, impossible: true };
  const suggestion = dateMeant(value);
  if (!suggestion) return { valid: false };
  const isAssumed = suggestion.endsWith('Z') && !/(?:Z|UTC|GMT)$/i.test(value);
  return { valid: false, suggestion, ...(isAssumed ? { isAssumed } : {}) };
}

/** Converts dates in other formats to the notation of advisories. */
import { readDate } from '../model/dates.ts';
import { readMoment } from '../model/times.ts';

/**
 * Returns a date or date-time in the notation of advisories. A time with a time zone is converted to UTC, and omitted if it is then
 * midnight. Returns undefined for other text and for dates that do not exist.
 */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { valid, suggestion } = readDate(text);
  const date = valid ? text.trim() : suggestion;
  const moment = date === undefined ? undefined : readMoment(date);
  if (date === undefined || moment === undefined) return undefined;
  if (moment.instant === undefined) return date.length === 10 ? date : date.replace(/[t ]/, 'T');
  return withoutMidnight(moment.instant);
}

/**
 * Converts seconds since 1970, given as digits, to a date-time or, for midnight in UTC, to a date. Returns undefined for other text and for
 * 0.
 */
export function momentOf(seconds: string): string | undefined {
  if (!/^\d{1,11}$/.test(seconds) || Number(seconds) === 0) return undefined;
  return withoutMidnight(Number(seconds) * 1000);
}

function withoutMidnight(instant: number): string | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return undefined;
  return date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/T00:00:00Z$/, '');
}

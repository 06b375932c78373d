/**
 * Converts dates in advisories to comparable moments. The comparison is lenient: dates that may be the same day count as being in order.
 */
import type { Text } from './advisory.ts';
import { readDate } from './dates.ts';

/** The possible meanings of a date or date-time. Days are counted from 1970-01-01. */
export interface Moment {
  /** The first possible day. A date-time may be one day in its own time zone and another in UTC. */
  readonly firstDay: number;
  /** The last possible day. */
  readonly lastDay: number;
  /** Milliseconds since 1970 in UTC; absent if the time or its zone is not given. */
  readonly instant?: number;
}

const form = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)?)?$/;
const dayLength = 86_400_000;

/** Reads a date (`YYYY-MM-DD`, or RFC 3339 section 5.6). Returns undefined for any other text, and for days and times that do not exist. */
export function readMoment(text: string): Moment | undefined {
  const match = form.exec(text.trim());
  if (!match || !readDate(text).valid) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '0', zone] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const own = midnight / dayLength;
  if (hour === undefined) return { firstDay: own, lastDay: own };
  if (zone === undefined) return { firstDay: own - 1, lastDay: own + 1 };
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second) + Number(fraction)) * 1000;
  const instant = midnight + time - offset;
  const inUtc = Math.floor(instant / dayLength);
  return { firstDay: Math.min(own, inUtc), lastDay: Math.max(own, inUtc), instant };
}

/** Whether one moment is certainly later than another. */
export function isLater(one: Moment, two: Moment): boolean {
  if (one.instant !== undefined && two.instant !== undefined) return one.instant > two.instant;
  return one.firstDay > two.lastDay;
}

/** Returns a function that checks whether a moment is later than tomorrow in every time zone. `today` is `YYYY-MM-DD` in UTC. */
export function aheadOf(today: string): (moment: Moment) => boolean {
  const day = readMoment(today);
  return (moment) => day !== undefined && moment.firstDay > day.firstDay + 1;
}

/** A date as written, and its moment. */
export interface Dated {
  readonly text: Text;
  readonly moment: Moment;
}

/** Returns a date as written with its moment; undefined for text that is not a date. */
export function dated(text: Text | undefined): Dated | undefined {
  const moment = text && readMoment(text.value);
  return text && moment ? { text, moment } : undefined;
}

/**
 * Returns the indices of rows, oldest first. Rows whose dates may be the same day keep their order, and a row without a date stays after
 * the row above it.
 */
export function oldestFirst(rows: readonly (Dated | undefined)[]): readonly number[] {
  const groups: { readonly date: Dated | undefined; readonly indices: number[] }[] = [];
  for (const [index, date] of rows.entries()) {
    const above = groups.at(-1);
    if (above && !date) above.indices.push(index);
    else groups.push({ date, indices: [index] });
  }
  const sorted: typeof groups = [];
  for (const group of groups) {
    // Not a comparison sort: whether one date is certainly later than another is not transitive.
    let to = sorted.length;
    for (; to > 0; to--) {
      const before = sorted[to - 1]?.date;
      if (!before || !group.date || !isLater(before.moment, group.date.moment)) break;
    }
    sorted.splice(to, 0, group);
  }
  return sorted.flatMap(({ indices }) => indices);
}

/** Derives the dates used in exports. They come only from the advisory, never from the clock. */
import type { Advisory, Text } from '../model/advisory.ts';
import { readMoment } from '../model/times.ts';
import type { ExportTimes } from './exporter.ts';

const dayLength = 86_400_000;

/**
 * Converts a date or date-time to RFC 3339 in UTC with milliseconds. A value without a time zone is interpreted as UTC. Returns undefined
 * for a missing or invalid value.
 */
export function utcTime(text: Text | undefined): string | undefined {
  const moment = text && readMoment(text.value);
  if (!moment) return undefined;
  if (moment.instant !== undefined) return iso(moment.instant);
  const [, clock] = /[Tt ](\d\d:\d\d:\d\d)/.exec(text.value) ?? [];
  // In UTC, a time without a zone may fall on the day before or after the stated day. `firstDay` is the day before, so 1 is added.
  const day = clock === undefined ? moment.firstDay : moment.firstDay + 1;
  // JavaScript's `Date` does not support leap seconds.
  const time = clock?.replace(/60$/, '59');
  return time === undefined ? iso(day * dayLength) : iso(day * dayLength).replace('00:00:00', time);
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
 * Returns when an advisory was created and last changed, or undefined if it contains no date. It was created at the first of these dates
 * that is present and valid: `published`, `analyzed`, the first revision, `updated`. It was last changed at `updated` or, if that is
 * absent, at the last revision, but not before it was created.
 */
export function timesOf({ published, analyzed, updated, revisions }: Advisory): ExportTimes | undefined {
  const revised = (revisions?.items ?? []).flatMap(({ date }) => utcTime(date) ?? []).sort();
  const created = utcTime(published) ?? utcTime(analyzed) ?? revised[0] ?? utcTime(updated);
  if (created === undefined) return undefined;
  const changed = utcTime(updated) ?? revised.at(-1) ?? created;
  return { created, modified: changed > created ? changed : created };
}

/** Returns a time in whole seconds since 1970, as a string. */
export const secondsOf = (time: string): string => String(Math.floor(Date.parse(time) / 1000));

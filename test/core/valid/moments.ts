/** Random dates and date-times in the notations of the format, and sorted instants. */
import type { Pick } from './pick.ts';
import { plainWord, type ScalarNode } from './yamlNode.ts';

const minute = 60_000;
export const day = 1440 * minute;

/** Converts `YYYY-MM-DD` in UTC to milliseconds since 1970. */
export const dayAt = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** Returns the day of an instant in UTC. */
export const dayText = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Returns an instant as a date, or as a date-time of RFC 3339 in some zone. */
export function momentText(pick: Pick, instant: number): string {
  if (pick.chance(60)) return dayText(instant);
  const offset = pick.one([0, 0, 60, 120, 330, -300]);
  const local = new Date(instant + offset * minute).toISOString();
  const sign = offset < 0 ? '-' : '+';
  const pair = (count: number): string => String(count).padStart(2, '0');
  const zone = `${sign}${pair(Math.floor(Math.abs(offset) / 60))}:${pair(Math.abs(offset) % 60)}`;
  const time = pick.chance(20) ? local.slice(0, 23) : local.slice(0, 19);
  const whole = `${time}${offset === 0 ? pick.one(['Z', '+00:00']) : zone}`;
  return pick.one([whole, whole, whole.toLowerCase(), whole.replace('T', ' ')]);
}

export const moment = (pick: Pick, instant: number): ScalarNode => plainWord(momentText(pick, instant));

/** Returns `count` random instants from `from` to `to`, sorted. */
export function instants(pick: Pick, count: number, from: number, to: number): number[] {
  const minutes = Math.max(Math.floor((to - from) / minute), 0);
  return Array.from({ length: count }, () => from + pick.number(0, minutes) * minute).sort((a, b) => a - b);
}

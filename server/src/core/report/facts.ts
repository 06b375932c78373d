/** Collects the metadata of an advisory for the properties of Word and PDF files. */
import type { Advisory, Text } from '../model/advisory.ts';
import { readDate } from '../model/dates.ts';
import { readMoment } from '../model/times.ts';

export interface DocumentFacts {
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly id?: string;
  readonly language: string;
  /** In RFC 3339 notation, in UTC with seconds; a date without a time becomes midnight. Never taken from the clock. */
  readonly created?: string;
  /** In the same notation as `created`. */
  readonly modified?: string;
}

/** Returns the metadata of an advisory; the language defaults to English. */
export function documentFacts(advisory: Advisory): DocumentFacts {
  const { published, analyzed, updated } = advisory;
  const created = firstTime([published, analyzed, updated]);
  const modified = firstTime([updated, published, analyzed]);
  return {
    authors: (advisory.authors?.items ?? []).map(({ value }) => value.trim()),
    tags: (advisory.tags?.items ?? []).map(({ value }) => value.trim()),
    ...(advisory.id ? { id: advisory.id.value.trim() } : {}),
    language: advisory.language?.value.trim() ?? 'en',
    ...(created ? { created } : {}),
    ...(modified ? { modified } : {}),
  };
}

function firstTime(dates: readonly (Text | undefined)[]): string | undefined {
  return dates.map((date) => date && utcTime(date.value)).find((time) => time !== undefined);
}

const dayLength = 86_400_000;

/** Returns a date in an advisory as RFC 3339 in UTC, such as `2026-03-31T00:00:00Z`; undefined for text that is not a date. */
export function utcTime(date: string): string | undefined {
  const moment = readMoment(readDate(date).suggestion ?? date);
  if (!moment) return undefined;
  const milliseconds = moment.instant ?? moment.firstDay * dayLength;
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

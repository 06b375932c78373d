/** Formats dates in the notation of a language. */
import { markup, type Html } from './html.ts';
import type { Printing } from './printing.ts';

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Returns an ISO 8601 date or RFC 3339 date-time in words, such as `16 July 2026, 08:30 UTC`, in a `time` element that keeps the original
 * text. Any other text is returned unchanged.
 */
export function dateHtml({ language }: Printing, written: string): Html {
  const words = dateWords(written, language);
  return words === undefined ? markup`${written}` : markup`<time datetime="${written.trim()}">${words}</time>`;
}

/** Returns a date in words; undefined for text that is not a date. */
export function dateWords(written: string, language: string): string | undefined {
  const [, year, month, day, time, zone] = iso.exec(written.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1) return undefined;
  // English uses "16 July 2026", not the American order.
  const locale = language === 'en' ? 'en-GB' : language;
  const words = formatOf(locale).format(date);
  if (time === undefined) return words;
  return `${words}, ${time}${zone === undefined ? '' : ` ${/^z$/i.test(zone) ? 'UTC' : `UTC${zone}`}`}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the date format of a language. Formats are cached, because creating one is slow. The cache has no limit, because few languages
 * occur.
 */
function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(locale, made);
  return made;
}

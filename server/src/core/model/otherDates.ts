/** Converts dates in notations that advisories do not allow. Loaded on first use, because most advisories contain no such date. */
import { checkDate, isDay } from './calendar.ts';

/**
 * Returns the only date that trimmed text in another notation can mean, as `YYYY-MM-DD` with the time if given; undefined if there is no
 * such date.
 */
export const dateMeant = (value: string): string | undefined =>
  otherWriting(value) ?? otherTime(value) ?? slippedDate(value);

/**
 * Converts `2026-07-13 10:00`, `2026-07-13T10:00+0200` and `2026-07-13 10:00:30 UTC` to RFC 3339, which requires seconds, and a colon in
 * the offset. Returns undefined for any other text.
 */
function otherTime(value: string): string | undefined {
  const [, day = '', minutes = '', seconds = ':00', zone = ''] =
    /^(\d{4}-\d\d-\d\d)[Tt ] ?(\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(?: ?([Zz]|UTC|GMT|[+-]\d\d:?\d\d))?$/i.exec(value) ??
    [];
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  const right = `${day}T${minutes}${seconds}${offset}`;
  return day !== '' && checkDate(right) === 'valid' ? right : undefined;
}

/**
 * Corrects `YYYY-MM-DD` with dashes from a word processor, the letter O, I or l in place of a digit, or a `Z` without a time. Returns
 * undefined for any other text.
 */
function slippedDate(value: string): string | undefined {
  const right = value
    .replace(/Z$/i, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[Oo]/g, '0')
    .replace(/[Il]/g, '1');
  return right !== value && /^\d{4}-\d\d-\d\d$/.test(right) && checkDate(right) === 'valid' ? right : undefined;
}

/**
 * Normalises a date in words, such as `14-Jul-2026` or `Monday, 13th of July 2026`: removes an English weekday, "of" and the Spanish "de", and
 * separates the remaining parts by single spaces.
 */
const inWords = (value: string): string =>
  value
    .replace(/^(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,? /i, '')
    .replace(/^(\d{1,2}(?:st|nd|rd|th)?) of /i, '$1 ')
    .replace(/^(\d{1,2}) de (\p{L}+)(?: del? (?=\d))?/iu, '$1 $2 ')
    .replace(/ {2,}/g, ' ')
    .replace(/^(\d{1,2})[-/]([a-z]{3,9})[-/](\d{4})$/i, '$1 $2 $3');

function otherWriting(value: string): string | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value);
  if (yearFirst) return iso(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  if (dotted) return iso(dotted[3], dotted[2], dotted[1]);
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(value);
  if (compact) return iso(compact[1], compact[2], compact[3]);
  const [, before = '', word = '', after = '', last] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|er)?\.? )?(\p{L}{3,10})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/iu.exec(
      inWords(value),
    ) ?? [];
  const written = word.toLowerCase();
  const english = months.findIndex((name) => name === written || name.slice(0, 3) === written);
  const month =
    english >= 0 ? english : (monthsElsewhere.find((names) => names.includes(written))?.indexOf(written) ?? -1);
  if (month >= 0 && (before === '') !== (after === '')) return iso(last, String(month + 1), before || after);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(value);
  if (!slashed) return undefined;
  // 31/03/2026 is unambiguous, but 03/04/2026 is not.
  const [, first, second, year] = slashed;
  if (Number(first) > 12) return iso(year, second, first);
  return Number(second) > 12 ? iso(year, first, second) : undefined;
}

const months = 'january february march april may june july august september october november december'.split(' ');

/** The names of the months in German, French and Spanish. A name that occurs in two of these languages means the same month in both. */
const monthsElsewhere = [
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
].map((names) => names.split(' '));

function iso(year = '', month = '', day = ''): string | undefined {
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

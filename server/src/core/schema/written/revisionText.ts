/** Reads a revision written as text: `1.0 - 2026-03-01 - First publication`, `2026-03-05 (v1.1): Hashes added`. */
import { readDate } from '../../model/dates.ts';

/** The parts of a revision. */
export interface RevisionText {
  readonly version?: string;
  /** In the form YYYY-MM-DD if the text can only mean one day, otherwise as in the text. */
  readonly date?: string;
  readonly description: string;
}

const version = String.raw`(?:(?:version|ver\.?|revision|rev\.?|release)\s{0,3}|v\.?\s?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?`;
const versionFirst = new RegExp(String.raw`^[[(]?(${version})[\])]?(?=[\s:,;|—–-]|$)`, 'i');
const dateFirst =
  /^[[(]?(\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?,?[ -]\d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})[\])]?(?=[\s:,;|—–-]|$)/i;
const separator = /^\s*(?:[:;,|—–]\s*|-+>?\s+|→\s*)?/;
/** Matches a separator other than spaces. A word after spaces alone may belong to the number, as in "1.5 million". */
const strongSeparator = /^[\])]?\s*(?:[:;,|—–]|-+>?\s|→|$)/;

/** The maximum length of a version or a date, in characters. */
const maxPart = 60;

/** Reads a revision. Returns undefined if the text does not begin with a version or a date, and has no date after its first words. */
export function readRevision(text: string): RevisionText | undefined {
  let rest = text.trim();
  let own: string | undefined;
  let date: string | undefined;
  for (let i = 0; i < 2; i++) {
    const start = rest.slice(0, maxPart);
    const day = date === undefined ? dateFirst.exec(start) : null;
    const number = day || own !== undefined ? null : versionFirst.exec(start);
    const found = day ?? number;
    if (!found) break;
    const [all, value = ''] = found;
    const after = rest.slice(all.length);
    if (number && !isVersion(value, after, date)) break;
    if (day) date = dateOf(value);
    else own = value.replace(/^(?:version|ver\.?|revision|rev\.?|release|v\.?)\s*/i, '');
    rest = after.replace(separator, '').trim();
  }
  if (own === undefined && date === undefined) return dateAfterText(rest);
  return { ...(own === undefined ? {} : { version: own }), ...(date === undefined ? {} : { date }), description: rest };
}

/** The maximum length of text with a date after its first words, in UTF-16 units. */
const maxTextLength = 1_000;

/** Reads `Initial release - 2026-03-01` and `Update 1 (2026-03-05): hashes added`; undefined if the text has no date after a separator. */
function dateAfterText(text: string): RevisionText | undefined {
  if (text.length > maxTextLength) return undefined;
  const [, before = '', date = '', after = ''] =
    /^([^\d].{1,80}?)\s*[-–—|:,(]\s*(\d{4}-\d{2}-\d{2})\)?(?:\s*[-–—|:,]\s*(\S.*))?$/.exec(text) ?? [];
  return date === '' ? undefined : { date, description: after === '' ? before : `${before}: ${after}` };
}

/**
 * Whether a number is a version: a word such as `v` marks it, a date follows it, or it contains a dot. After a date, a number with a dot
 * must also be followed by a separator other than spaces.
 */
function isVersion(value: string, after: string, date: string | undefined): boolean {
  if (/^[a-z]/i.test(value) || dateFirst.test(after.replace(separator, '').slice(0, maxPart))) return true;
  return value.includes('.') && (date === undefined || strongSeparator.test(after));
}

function dateOf(value: string): string {
  const { valid, suggestion, isAssumed } = readDate(value);
  return valid || suggestion === undefined || isAssumed ? value : suggestion;
}

/** Finds the parts of text that may be hosts, in one pass and in linear time. */

/** A part of text that may be a host: a run of name characters with a dot, or a run of hexadecimal digits with colons. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** The run without invisible characters, and with wide dots replaced with dots. */
  readonly text: string;
  /** Converts an offset in the run's `text` to an offset in the text that was searched. */
  readonly offsetOf: (at: number) => number;
}

const dots = /[.\u3002\uFF0E\uFF61]/g;
const special = /[\u3002\uFF0E\uFF61\u00AD\u200B-\u200D\u2060\uFEFF]/;
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;
const wideDot = /[\u3002\uFF0E\uFF61]/;

/** Returns all runs in text that may be names or IPv4 addresses, in order. */
export function runsOf(text: string): readonly Run[] {
  return runsAround(text, dots, isOfName).flatMap(
    ({ found, index }) => (special.test(found) ? cleaned(found, index) : plain(found, index)) ?? [],
  );
}

/** Returns the runs of hexadecimal digits with at least two colons, which may be IPv6 addresses. */
export function colonRunsOf(text: string): readonly Run[] {
  return runsAround(text, /:/g, isOfAddress).flatMap(({ found, index }) => {
    // Dots and single colons around the digits are punctuation in the sentence.
    const lead = /^(?:\.+|:(?!:))?/.exec(found)?.[0].length ?? 0;
    const body = found.slice(lead, Math.max(lead, endOf(found)));
    if (body.indexOf(':') === body.lastIndexOf(':')) return [];
    const start = index + lead;
    return [{ start, end: start + body.length, text: body, offsetOf: (at: number) => start + at }];
  });
}

/**
 * Returns the length, in UTF-16 units, of the matching character that begins at an offset, or that ends there if `isBefore` is set; 0 if
 * there is none.
 */
type Width = (text: string, at: number, isBefore: boolean) => number;

/**
 * Returns the longest run of matching characters around each match of `seeds`, which must match such characters only. Extending a few
 * matches in both directions is much faster than matching all words.
 */
function runsAround(text: string, seeds: RegExp, width: Width): { found: string; index: number }[] {
  const runs: { found: string; index: number }[] = [];
  let end = 0;
  for (const { index: seed } of text.matchAll(seeds)) {
    if (seed < end) continue;
    let start = seed;
    for (let step = 1; start > end && step > 0; start -= step) step = width(text, start, true);
    const from = start;
    end = seed;
    for (let step = 1; step > 0; end += step) step = width(text, end, false);
    runs.push({ found: text.slice(from, end), index: from });
  }
  return runs;
}

/** Matches a letter, mark or digit of any script, a dot, a hyphen, an underscore, or an invisible character. */
const ofName = /^[\p{L}\p{M}\p{N}_.\-\u3002\uFF0E\uFF61\u00AD\u200B-\u200D\u2060\uFEFF]$/u;

const isOfName: Width = (text, at, isBefore) => {
  const unit = text.charCodeAt(isBefore ? at - 1 : at);
  if (unit < 128) return isAsciiOfName(unit) ? 1 : 0;
  const character =
    isBefore && isLowSurrogate(unit) ? text.slice(Math.max(0, at - 2), at) : codePoint(text, isBefore ? at - 1 : at);
  return ofName.test(character) ? character.length : 0;
};

/** Whether a character is one of `A`–`Z`, `a`–`z`, `0`–`9`, `-`, `.` and `_`. */
const isAsciiOfName = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 48 && unit <= 57) ||
  unit === 45 ||
  unit === 46 ||
  unit === 95;

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function codePoint(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

const isOfAddress: Width = (text, at, isBefore) => (/[\da-f:.]/i.test(text.charAt(isBefore ? at - 1 : at)) ? 1 : 0);

/** Returns the offset at which a run ends if the dots and the single colon at its end are not counted. */
function endOf(found: string): number {
  let end = found.length;
  while (found[end - 1] === '.' || (found[end - 1] === ':' && found[end - 2] !== ':')) end--;
  return end;
}

function plain(found: string, index: number): Run | undefined {
  let from = 0;
  let to = found.length;
  while (from < to && (found[from] === '.' || found[from] === '-')) from++;
  while (to > from && (found[to - 1] === '.' || found[to - 1] === '-')) to--;
  const text = found.slice(from, to);
  if (!text.includes('.')) return undefined;
  return { start: index + from, end: index + to, text, offsetOf: (at) => index + from + at };
}

function cleaned(found: string, index: number): Run | undefined {
  const offsets: number[] = [];
  let text = '';
  for (let at = 0; at < found.length; at++) {
    const character = found[at] ?? '';
    if (invisible.test(character)) continue;
    offsets.push(at);
    text += wideDot.test(character) ? '.' : character;
  }
  const run = plain(text, 0);
  if (!run) return undefined;
  const offsetOf = (at: number): number => index + (offsets[run.start + at] ?? found.length);
  return { start: offsetOf(0), end: offsetOf(run.text.length - 1) + 1, text: run.text, offsetOf };
}

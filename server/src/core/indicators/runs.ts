/** The parts of a text that may be hosts, found in one pass in linear time. */

/** A run of characters of names with a dot among them. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** Without invisible characters, wide dots as dots. */
  readonly text: string;
  /** The offset in the whole text of an offset in `text`. */
  readonly offsetOf: (at: number) => number;
}

const names = /[\p{L}\p{M}\p{N}_.\-\u3002\uFF0E\uFF61\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const special = /[\u3002\uFF0E\uFF61\u00AD\u200B-\u200D\u2060\uFEFF]/;
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;
const wideDot = /[\u3002\uFF0E\uFF61]/;

/** All runs of names and IPv4 addresses of a text, in its order. */
export function runsOf(text: string): readonly Run[] {
  if (!/[.\u3002\uFF0E\uFF61]/.test(text)) return [];
  const runs: Run[] = [];
  for (const { 0: found, index } of text.matchAll(names)) {
    const run = special.test(found) ? cleaned(found, index) : plain(found, index);
    if (run) runs.push(run);
  }
  return runs;
}

/** Runs of hexadecimal digits with at least two colons: what may be an IPv6 address. */
export function colonRunsOf(text: string): readonly Run[] {
  if (!text.includes(':')) return [];
  return [...text.matchAll(/[\da-f:.]+/gi)].flatMap(({ 0: found, index }) => {
    // Dots and single colons around it belong to the sentence.
    const lead = /^(?:\.+|:(?!:))?/.exec(found)?.[0].length ?? 0;
    const body = found.slice(lead, Math.max(lead, endOf(found)));
    if (body.indexOf(':') === body.lastIndexOf(':')) return [];
    const start = index + lead;
    return [{ start, end: start + body.length, text: body, offsetOf: (at: number) => start + at }];
  });
}

/** Where a run ends without the dots and the single colon after it. */
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
